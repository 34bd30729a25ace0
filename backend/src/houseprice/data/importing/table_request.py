"""What a caller says of the table that it brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from houseprice.data.schema import AreaUnit, Role


@dataclass(frozen=True)
class TableRequest:
    """How a table is to be read; what is not said is guessed.

    Parameters
    ----------
    name : str
        Of the data set.
    title : str
        For people; `name` if empty.
    target : str or None
        The price column; guessed if None.
    roles : mapping of str to Role
        Roles the caller is sure of; the others are guessed.
    currency : str
        ISO 4217.
    area_unit : {"ft2", "m2"}
        Unit of the living and lot areas.
    """

    name: str
    title: str = ""
    target: str | None = None
    roles: Mapping[str, Role] = field(default_factory=dict)
    currency: str = "USD"
    area_unit: AreaUnit = "ft2"

    def to_json(self) -> dict[str, Any]:
        """Plain values, from which ``TableRequest(**values)`` is this request again."""
        return asdict(self)
