"""The parts of a table of homes, and what is to be made of each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from houseprice.errors import InvalidInput
from houseprice.services.value_many.places import check_target, source_mark

#: Homes of a part: about half a minute of work, and some 200 MB of memory.
PART_HOMES = 100_000


@dataclass(frozen=True)
class ManyHomes:
    """A table of homes to value.

    Parameters
    ----------
    model : str
        Folder of the model, below the data folder of any machine that values.
    manifest_sha256 : str
        SHA-256 of the model's manifest: no other model may take its place.
    source : str
        Parquet: a file, a pattern such as ``homes/*.parquet``, or a URL such as ``s3://…``.
    target : str
        Folder or URL of the parts with the values.
    as_of : date or None
        See `Valuer.value`.
    part_homes : int
        Largest number of homes of a part.
    """

    model: str
    manifest_sha256: str
    source: str
    target: str
    as_of: date | None = None
    part_homes: int = PART_HOMES


@dataclass(frozen=True)
class HomesPart:
    """Some homes of a table: the first row from 0, and how many.

    `source_mark` is that of the table's files when they were divided.
    """

    of: ManyHomes
    number: int
    first: int
    homes: int
    source_mark: str

    @property
    def file(self) -> str:
        """Where its values are written."""
        return f"{self.of.target.rstrip('/')}/part-{self.number:06d}.parquet"

    def fingerprint(self) -> str:
        """SHA-256 of all that its values depend on; of the source, what its files look like."""
        text = json.dumps(asdict(self), sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


def parts(many: ManyHomes) -> Iterator[HomesPart]:
    """Divide a table into parts of the same size; only its metadata is read.

    Raises
    ------
    InvalidInput
        If there is no such table, it is no Parquet, it has no home, or the target has parts of
        other homes.
    """
    height = _height(many.source)
    mark = source_mark(many.source)
    firsts = range(0, height, many.part_homes)
    check_target(many.target, len(firsts))
    for number, first in enumerate(firsts):
        yield HomesPart(many, number, first, min(many.part_homes, height - first), mark)


def _height(source: str) -> int:
    try:
        height = int(pl.scan_parquet(source).select(pl.len()).collect().item())
    except (PolarsError, OSError) as error:
        raise InvalidInput(
            f"HOMES must be a Parquet file, a pattern or a URL of some, got {source!r}: "
            f"{str(error).splitlines()[0]}"
        ) from error
    if height == 0:
        raise InvalidInput(f"There must be at least one home to value, got none in {source!r}.")
    return height


def folder_of(many: ManyHomes, home: Path) -> Path:
    """The folder of the model on a machine with this data folder."""
    return home / many.model
