"""The files of a batch: parts while it is at work, and one file for whoever wants the values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

import polars as pl
import polars.selectors as cs

from houseprice.data.disk import disk_errors
from houseprice.data.durable import rename_when_synced
from houseprice.data.importing.flag_file import harmless
from houseprice.errors import InvalidInput, TooLarge
from houseprice.valuation.batches.columns import PLACE
from houseprice.valuation.batches.workbook import write_workbook

FileKind = Literal["csv", "parquet", "xlsx"]
FILE_KINDS: tuple[FileKind, ...] = get_args(FileKind)
#: A spreadsheet has no more rows, its header included.
MOST_XLSX_ROWS = 2**20
_PATTERN = "part-*.parquet"


def kind_of(target: Path) -> FileKind:
    """The kind of a file by its name.

    Raises
    ------
    InvalidInput
        If the name ends otherwise.
    """
    kind = target.suffix.lower().removeprefix(".")
    for known in FILE_KINDS:
        if kind == known:
            return known
    raise InvalidInput(
        f"A file of values must end in .{', .'.join(FILE_KINDS)}, got {target.name!r:.80}"
    )


def part_file(folder: Path, start: int) -> Path:
    """The file of the part that begins with home `start`."""
    return folder / f"part-{start:09d}.parquet"


def parts_of(folder: Path) -> list[Path]:
    """The finished parts, in the order of the homes."""
    return sorted(folder.glob(_PATTERN))


def write_part(frame: pl.DataFrame, folder: Path, start: int, mark: str) -> None:
    """Write a part; it appears whole or not at all.

    Two attempts at one run write the same values, so it does not matter whose part stays. `mark`
    tells the partial files of attempts apart.
    """
    target = part_file(folder, start)
    partial = folder / f".{target.name}.{mark}"
    with disk_errors():
        folder.mkdir(parents=True, exist_ok=True)
        frame.write_parquet(partial)
        rename_when_synced(partial, target)


def scan(folder: Path) -> pl.LazyFrame | None:
    """All finished parts as one table, with `PLACE`; None if there are none."""
    files = parts_of(folder)
    return pl.scan_parquet(files) if files else None


def _read(file: Path) -> pl.DataFrame:
    return pl.read_parquet(file).drop(PLACE)


def write_file(folder: Path, target: Path, kind: FileKind) -> int:
    """Write the values of all finished parts into one file.

    No cell of a CSV file or a workbook starts a formula. Parts are read one after the other.

    Parameters
    ----------
    folder : Path
        Folder of the parts, of which there is at least one.
    target : Path
        The file; one that is there is replaced.
    kind : {"csv", "parquet", "xlsx"}

    Returns
    -------
    int
        Number of homes.

    Raises
    ------
    TooLarge
        If a workbook cannot have so many rows.
    StorageFull
        If the disk is full.
    """
    files = parts_of(folder)
    rows = int(pl.scan_parquet(files).select(pl.len()).collect().item())
    with disk_errors():
        if kind == "parquet":
            pl.scan_parquet(files).drop(PLACE).sink_parquet(target)
        elif kind == "csv":
            with target.open("wb") as stream:
                stream.writelines(csv_pieces(files))
        else:
            _write_workbook(files, target, rows)
    return rows


def csv_pieces(files: list[Path]) -> Iterator[bytes]:
    """The parts as CSV, piece by piece."""
    # A byte order mark, because a spreadsheet takes UTF-8 without one for another encoding.
    header = pl.DataFrame([_headers(files)], orient="row").select(harmless(cs.string()))
    yield b"\xef\xbb\xbf" + header.write_csv(include_header=False).encode()
    for file in files:
        safe = _read(file).with_columns(harmless(cs.string()))
        yield safe.write_csv(include_header=False).encode()


def _headers(files: list[Path]) -> list[str]:
    return [name for name in pl.read_parquet_schema(files[0]) if name not in PLACE]


def _write_workbook(files: list[Path], target: Path, rows: int) -> None:
    if rows >= MOST_XLSX_ROWS:
        raise TooLarge(
            f"A workbook may have {MOST_XLSX_ROWS - 1:,} homes at most, got {rows:,}",
            hint="Take the values as CSV or Parquet.",
        )
    safe = (_read(file).with_columns(harmless(cs.string())) for file in files)
    write_workbook(safe, target, "values")
