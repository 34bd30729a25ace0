"""Value one part of a table; the same function runs in any process on any machine."""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from houseprice.data.disk import disk_errors
from houseprice.data.durable import rename_when_synced
from houseprice.services.shared_files import files_of
from houseprice.services.value_many.plan import HomesPart, ManyHomes, folder_of
from houseprice.settings import Settings
from houseprice.valuation.valuer import Valuer

#: Key in the metadata of a part's file.
_FINGERPRINT = "houseprice_part"


@dataclass(frozen=True)
class PartValued:
    """A part whose values are written.

    Parameters
    ----------
    number, homes : int
    refused : int
        Homes without a value.
    was_there : bool
        Whether an earlier call had valued it.
    worker : int
        Process id of the one that did it.
    """

    number: int
    homes: int
    refused: int
    was_there: bool
    worker: int


def value_part(part: HomesPart) -> PartValued:
    """Value the homes of a part and write them, unless they are written.

    A file appears whole or not at all, so a call may be repeated after any failure, and two calls
    for one part write the same.

    Raises
    ------
    InvalidInput
        If a home cannot be read, or the model knows no dates but there is a day.
    CorruptArtifact
        If the model is damaged or another one.
    StorageFull, Unavailable
        If the file cannot be written.
    """
    written = _written(part)
    if written is not None:
        return written
    valuer = _valuer(part.of, os.getpid())
    homes = pl.scan_parquet(part.of.source).slice(part.first, part.homes).collect()
    values = _values(valuer, homes, part)
    _write(values, part)
    return PartValued(part.number, part.homes, int(values["is_refused"].sum()), False, os.getpid())


def _values(valuer: Valuer, homes: pl.DataFrame, part: HomesPart) -> pl.DataFrame:
    arrays = valuer.values(homes, part.of.as_of)
    figures = ("low_68", "high_68", "low_90", "high_90", "fsd")
    first = part.first
    columns = [
        pl.int_range(first, first + homes.height, dtype=pl.Int64, eager=True).alias("row"),
        *(homes[column.name] for column in _ids(valuer) if column.name in homes.columns),
        pl.Series("value", arrays.values),
        *(pl.Series(name, getattr(arrays, name)) for name in figures),
        pl.Series("is_refused", arrays.refused),
    ]
    return pl.DataFrame(columns).with_columns(pl.col("value", *figures).fill_nan(None))


def _ids(valuer: Valuer) -> list[Any]:
    return [column for column in valuer.manifest.schema.columns if column.role == "id"]


@lru_cache(maxsize=1)
def _valuer(many: ManyHomes, _process: int) -> Valuer:
    settings = Settings()
    folder = files_of(settings).bring(folder_of(many, settings.home))
    return Valuer.load(folder, manifest_sha256=many.manifest_sha256)


def _written(part: HomesPart) -> PartValued | None:
    """What the file of a part says, if it has the values of just this part."""
    # A file that somebody else removed, or that is no Parquet, is written again.
    with suppress(OSError, pl.exceptions.PolarsError):
        with _opened(part.file, "rb") as file:
            if pl.read_parquet_metadata(file).get(_FINGERPRINT) != part.fingerprint():
                return None
            file.seek(0)
            refused = pl.read_parquet(file, columns=["is_refused"])["is_refused"]
        return PartValued(part.number, refused.len(), int(refused.sum()), True, os.getpid())
    return None


def _write(values: pl.DataFrame, part: HomesPart) -> None:
    metadata = {_FINGERPRINT: part.fingerprint()}
    if "://" in part.file:
        with _opened(part.file, "wb") as file:  # an object appears when it is complete
            values.write_parquet(file, metadata=metadata)
        return
    target = Path(part.file)
    draft = target.with_name(f".{target.name}.{uuid.uuid4().hex[:12]}")
    with disk_errors():
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            values.write_parquet(draft, metadata=metadata)
            rename_when_synced(draft, target)
        finally:
            draft.unlink(missing_ok=True)


def _opened(file: str, mode: str) -> Any:
    if "://" not in file:
        return Path(file).open(mode)
    import fsspec  # noqa: PLC0415 - only where files are elsewhere

    return fsspec.open(file, mode)
