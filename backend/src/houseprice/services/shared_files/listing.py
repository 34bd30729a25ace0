"""What a listing of objects says about the files and folders that were sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from houseprice.services.shared_files.contract import StoredItem
from houseprice.services.shared_files.index import SUFFIX

#: What the backends of fsspec call the time of an object.
_TIMES = ("LastModified", "last_modified", "mtime", "updated", "created")


def items_below(objects: Mapping[str, Mapping[str, Any]], key: str) -> tuple[StoredItem, ...]:
    """The items directly below a key, from all objects below it.

    Parameters
    ----------
    objects : mapping
        Facts of each object, by its key, as `fsspec` lists them.
    key : str
        Key of the folder that was listed.
    """
    changed: dict[str, float] = {}
    whole = set()
    for name, facts in objects.items():
        item = name.removeprefix(f"{key}/").partition("/")[0]
        if item.endswith(SUFFIX):
            item = item.removesuffix(SUFFIX)
            whole.add(item)
        changed[item] = max(changed.get(item, 0.0), _changed_at(facts))
    return tuple(StoredItem(name, at, name in whole) for name, at in sorted(changed.items()))


def _changed_at(facts: Mapping[str, Any]) -> float:
    """Seconds since 1970; an object without a time counts as new, so that nobody removes it."""
    for name in _TIMES:
        value = facts.get(name)
        if isinstance(value, datetime):
            return value.timestamp()
        if isinstance(value, int | float):
            return float(value)
    return float("inf")
