"""Who answers for a home: a first model, or a second one where it refuses or is not sure enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

#: Has ``value`` (None where the home is refused) and ``fsd``, besides whatever else.
Answer = dict[str, Any]

#: Largest limit for an answer that is sure enough.
MAX_FSD = 10.0


def answered(
    first: Sequence[Answer],
    ask_second: Callable[[list[int]], Sequence[Answer]] | None,
    max_fsd: float | None,
) -> list[Answer]:
    """For each home the answer that counts.

    Parameters
    ----------
    first : sequence of Answer
        The first model's, one a home; they stay where the second one refuses, too, or is no surer.
    ask_second : callable or None
        Positions of homes to the second model's answers for them; not called without any.
    max_fsd : float or None
        Largest FSD (a fraction) of an answer that is sure enough; None means any.

    Examples
    --------
    >>> first = [{"value": 9.0, "fsd": 0.1}, {"value": None, "fsd": None}]
    >>> answered(first, lambda places: [{"value": 8.0, "fsd": 0.3} for _ in places], None)
    [{'value': 9.0, 'fsd': 0.1}, {'value': 8.0, 'fsd': 0.3}]
    """
    out = list(first)
    unsure = [place for place, one in enumerate(first) if _is_unsure(one, max_fsd)]
    if unsure and ask_second is not None:
        for place, other in zip(unsure, ask_second(unsure), strict=True):
            if _is_surer(other, out[place]):
                out[place] = other
    return out


def _is_unsure(answer: Answer, max_fsd: float | None) -> bool:
    return answer["value"] is None or (max_fsd is not None and answer["fsd"] > max_fsd)


def _is_surer(second: Answer, first: Answer) -> bool:
    """A value goes before none, and the smaller FSD before the larger one."""
    if second["value"] is None or first["value"] is None:
        return first["value"] is None and second["value"] is not None
    return bool(second["fsd"] < first["fsd"])
