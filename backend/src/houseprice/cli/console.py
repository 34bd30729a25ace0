"""The console to which tables for people are printed."""

from __future__ import annotations

from rich.console import Console

#: Width in characters; no table is wider.
_UNBOUNDED = 10_000


def output(*, highlight: bool = True) -> Console:
    """Standard output; in a file or a pipe no line is cut off at an edge."""
    console = Console(highlight=highlight)
    if not console.is_terminal:
        console.width = _UNBOUNDED
    return console
