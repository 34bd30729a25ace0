"""The words of a column's name, for all code that judges a column by its name."""

from __future__ import annotations

import re


def words(name: str) -> str:
    """A column name as lower-case words: ``livingAreaSqFt`` is ``living area sq ft``."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|[^0-9A-Za-z]+", " ", name)
    return " ".join(spaced.lower().split())
