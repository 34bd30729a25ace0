"""A table without the sales that an analyst called unfit: the next version of a data set."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from houseprice.data.checks.sale_keys import sale_keys
from houseprice.data.dataset import Dataset
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.stored_checks import ROWS, file_rows, row_runs
from houseprice.data.importing.versions.change import CHANGE, change_between
from houseprice.data.storage import INSPECTION, load_dataset, save_dataset
from houseprice.errors import Conflict, InvalidData


def store_without(
    base: Path, into: Path, unfit: Collection[str], limits: Limits | None = None
) -> Dataset:
    """Store a data set that has the sales of another one without the unfit ones.

    Parameters
    ----------
    base, into : Path
        Folder of the data set, and of the new one, which appears whole or not at all.
    unfit : collection of str
        Keys of the sales to leave out, see `checks.sale_keys`; keys of other tables do not matter.
    limits : Limits, optional
        How few sales a data set may have.

    Raises
    ------
    Conflict
        If none of the sales is unfit.
    InvalidData
        If too few sales are left.
    NotFound, DatasetChanged, StorageFull
        If the data set cannot be read, or the new one not be written.
    """
    before = load_dataset(base)
    is_fit = ~sale_keys(before.frame).is_in(pl.Series(sorted(unfit), dtype=pl.String).implode())
    frame = before.frame.filter(is_fit)
    _check_count(before.frame.height, frame.height, limits or Limits())
    note = f"{before.frame.height - frame.height:,} sales that an analyst called unfit"
    schema = replace(
        before.schema,
        name=into.name,
        warnings=(*before.schema.warnings, f"Left out: {note}."),
    )
    change = change_between(
        before.frame, frame, before.schema, kind="replace", file=f"without {note}"
    )
    notes = {
        INSPECTION: {**_inspection(base), CHANGE: change.to_json()},
        ROWS: row_runs(file_rows(base, before.frame.height).filter(is_fit)),
    }
    return save_dataset(frame, schema, into, notes, before.layers)


def _check_count(before: int, after: int, limits: Limits) -> None:
    if after == before:
        raise Conflict(
            "a version without the accepted sales needs accepted sales, got none in this version",
            hint="Accept flags first; perhaps this version was made without them already.",
        )
    if after < limits.usable_rows:
        raise InvalidData(
            f"a data set must have at least {limits.usable_rows} sales, got {after} without the "
            "accepted ones",
            hint="Override flags of sales that are fit.",
        )


def _inspection(base: Path) -> dict[str, Any]:
    """What was stored of the reading of the table before."""
    path = base / INSPECTION
    if not path.is_file():
        return {"columns": [], "problems": []}
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return stored
