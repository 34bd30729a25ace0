"""Which rows of a table are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from houseprice.errors import InvalidInput

RowState = Literal["ready", "warning", "unusable"]
#: Most rows of a page.
MOST_ROWS = 500


@dataclass(frozen=True)
class PageRequest:
    """Which rows of a table are shown.

    Parameters
    ----------
    offset, limit : int
        Number of rows before the page, and largest number on it.
    state : RowState or None
        Only rows of this state; None for all.
    """

    offset: int = 0
    limit: int = 50
    state: RowState | None = None

    def __post_init__(self) -> None:
        """Refuse what is no page.

        Raises
        ------
        InvalidInput
            If a number is out of range, or there is no such state.
        """
        if self.offset < 0 or not 1 <= self.limit <= MOST_ROWS:
            raise InvalidInput(
                f"a page must begin at 0 or later and have 1 to {MOST_ROWS} rows, got "
                f"{self.limit} from {self.offset}"
            )
        if self.state not in (None, *get_args(RowState)):
            raise InvalidInput(
                f"state must be one of {', '.join(get_args(RowState))}, got {self.state!r:.80}"
            )
