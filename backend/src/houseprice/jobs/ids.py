"""Ids of runs, models, data sets and valuations."""

from __future__ import annotations

import re

import uuid_utils

#: Crockford's alphabet: the text sorts like the number, and no letter looks like a digit.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 26
_PATTERN = re.compile(rf"[0-9a-z]{{{_LENGTH}}}")


def new_id() -> str:
    """A new id of 26 characters; a later millisecond sorts after an earlier one."""
    number = uuid_utils.uuid7().int
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))


def is_id(text: str) -> bool:
    """Whether `text` has the form of an id; any other text can belong to nothing."""
    return _PATTERN.fullmatch(text) is not None
