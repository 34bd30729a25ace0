"""The stages of an import, for those who wait for it."""

from __future__ import annotations

from collections.abc import Callable

#: Gets what the import does, in words, and the share of its usual time that is over, 0..1.
OnStage = Callable[[str, float], None]

READING = ("Reading the file", 0.0)
COLUMNS = ("Reading the columns", 0.25)
LAYERS = ("Looking up areas and points", 0.5)
CHECKING = ("Checking the sales", 0.6)
LEAKS = ("Looking for columns that know the price", 0.7)
WRITING = ("Writing the data set", 0.9)


def in_silence(message: str, share: float) -> None:
    """Tell nobody of a stage."""
