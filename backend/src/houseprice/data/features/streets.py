"""Streets out of addresses, for tables that say in no other way where a home is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from houseprice.data.schema import TableSchema

#: House numbers, units and floors, with the words that announce them.
_NUMBER = re.compile(
    r"(?:\b(?:flat|apt|apartment|unit|suite|no|nr|floor)\b\.?\s*)?#?\b\d+\w?\b", re.I
)
_NOT_LETTERS = re.compile(r"[^\w']+", re.UNICODE)
_LEAST_LETTERS = 3


def street_columns(schema: TableSchema) -> tuple[str, ...]:
    """Columns with addresses from which streets are read; none where homes have coordinates."""
    if schema.first("latitude") is not None:
        return ()
    return tuple(column.name for column in schema.with_role("address"))


def streets(addresses: Sequence[str | None]) -> list[str | None]:
    """The street of each address; None where there is none, as in a column of house numbers.

    Examples
    --------
    >>> streets(["12 High Street, Flat 3", "HIGH  STREET 7a", "41 - 51", None])
    ['HIGH STREET', 'HIGH STREET', None, None]
    """
    known: dict[str | None, str | None] = {None: None}
    for address in addresses:
        if address not in known:
            known[address] = _street(str(address))
    return [known[address] for address in addresses]


def _street(address: str) -> str | None:
    for part in address.split(","):
        words = _NOT_LETTERS.sub(" ", _NUMBER.sub(" ", part)).strip().upper()
        if sum(letter.isalpha() for letter in words) >= _LEAST_LETTERS:
            return " ".join(words.split())
    return None
