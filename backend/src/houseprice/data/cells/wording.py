"""Counts in sentences for people."""

from __future__ import annotations


def counted(count: int, noun: str = "cell") -> str:
    """A count with its noun.

    Examples
    --------
    >>> counted(1), counted(1200)
    ('1 cell', '1,200 cells')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
