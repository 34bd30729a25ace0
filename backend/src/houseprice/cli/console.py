"""Where tables for people go."""

from __future__ import annotations

from rich.console import Console

#: Characters; more than any table has.
_UNBOUNDED = 10_000


def output(*, highlight: bool = True) -> Console:
    """Standard output; a file or a pipe has no edge at which a name would be cut off."""
    console = Console(highlight=highlight)
    if not console.is_terminal:
        console.width = _UNBOUNDED
    return console
