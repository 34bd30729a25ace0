"""JSON that users send, with a bound for its depth and without what is no JSON."""

from __future__ import annotations

import json
from typing import Any, NoReturn

#: No document that the studio asks for is nested deeper.
MAX_DEPTH = 32
#: Python reads no longer ones.
_MOST_DIGITS = 4_000


def read_json(text: str | bytes) -> Any:
    """The value of a JSON text.

    Raises
    ------
    ValueError
        If the text is no JSON (NaN and Infinity are none), is nested deeper than `MAX_DEPTH`, or
        has a number with more digits than Python reads.

    Examples
    --------
    >>> read_json('{"price": [1, 2.5]}')
    {'price': [1, 2.5]}
    >>> read_json("[" * 33 + "]" * 33)
    Traceback (most recent call last):
        ...
    ValueError: it is too deeply nested, 32 levels are the most
    """
    try:
        document = json.loads(text, parse_constant=_refuse, parse_int=_whole)
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error
    except UnicodeDecodeError as error:
        raise ValueError("it must be UTF-8") from error
    _check_depth(document)
    return document


_TOO_DEEP = f"it is too deeply nested, {MAX_DEPTH} levels are the most"


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError(f"a number may have {_MOST_DIGITS} digits at most")
    return int(digits)


def _check_depth(document: Any) -> None:
    """Go through the document level by level: recursion is what must not happen."""
    level = [document]
    for _ in range(MAX_DEPTH + 1):
        inner = [value for value in level if isinstance(value, dict | list)]
        if not inner:
            return
        level = [item for value in inner for item in _items(value)]
    raise ValueError(_TOO_DEEP)


def _items(value: dict[str, Any] | list[Any]) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value
