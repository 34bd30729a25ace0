"""Files for the tests of the readers."""

from __future__ import annotations

from pathlib import Path

from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import Sheet

HEADER = ["price", "sold", "area", "beds", "suburb"]


def rows_of(count: int) -> list[list[str]]:
    """Sales that differ from each other."""
    return [
        [str(500_000 + 500 * n), f"2021-{1 + n % 12:02}-{1 + n % 28:02}", str(80 + n % 90),
         str(1 + n % 4), ("Ashfield", "Northgate", "Riverton")[n % 3]]
        for n in range(count)
    ]  # fmt: skip


def text_of(rows: list[list[str]], delimiter: str = ",", end: str = "\n") -> str:
    """Lines without quotes."""
    return "".join(delimiter.join(row) + end for row in rows)


def read(folder: Path, data: bytes | str, limits: Limits | None = None) -> Sheet:
    """The sheet of some bytes, in a file whose name says nothing."""
    path = folder / "table"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_sheet(path, limits or Limits())


def kinds_of(sheet: Sheet) -> list[str]:
    """Kinds of the problems in turn."""
    return [problem.kind for problem in sheet.problems]
