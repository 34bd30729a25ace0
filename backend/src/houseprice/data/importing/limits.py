"""Limits for the tables of users."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 2**20


@dataclass(frozen=True)
class Limits:
    """Limits of an import, so that no file can exhaust memory, disk or time.

    Parameters
    ----------
    file_bytes, unpacked_bytes : int
        Size of the uploaded file, and of its text after decompression.
    rows, columns : int
        Size of the table.
    field_bytes, line_bytes : int
        Size of one value and of one line of text, UTF-8.
    seconds : float
        Processor time of all threads for reading and checking.
    usable_rows : int
        Fewest rows with a usable price; with fewer, no share of the sales can be held back.
    places : int
        Number of examples that a message gives for one broken rule.
    """

    file_bytes: int = 300 * _MIB
    unpacked_bytes: int = 1024 * _MIB
    rows: int = 2_000_000
    columns: int = 500
    field_bytes: int = 64 * 1024
    line_bytes: int = _MIB
    seconds: float = 120.0
    usable_rows: int = 20
    places: int = 20
