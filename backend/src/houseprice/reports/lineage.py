"""Where a model's sales come from, and what each of them was used for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from houseprice.artifacts import Manifest
from houseprice.data.features.pipeline import SALES_FILE
from houseprice.data.schema import NOT_FEATURES, TableSchema

#: Reason for which a split leaves sales out.
SAME_PROPERTY = "their property is among later sales"


def lineage(folder: Path, manifest: Manifest) -> dict[str, Any]:
    """Data set, rows with their uses, columns, leaks and split with dates.

    Parameters
    ----------
    folder : Path
        Its ``comparables.parquet`` holds the training sales.
    manifest : Manifest

    Returns
    -------
    dict
        ``dataset``, ``rows`` (counts), ``dropped`` (how many and why), ``columns`` (name, role,
        unit, ``used``), ``leaks``, ``split`` with ``train_dates`` and ``test_months`` (None
        without dates), the hashes of the rows, and ``notes`` on the data.
    """
    split, schema = manifest.split, manifest.schema
    return {
        "dataset": manifest.dataset.to_json(),
        "rows": {
            "all": manifest.dataset.rows,
            "train": split.n_train,
            "calibration": split.n_calibration,
            "test": split.n_test,
        },
        "dropped": [{"rows": split.n_dropped, "because": SAME_PROPERTY}] if split.n_dropped else [],
        "columns": [
            {
                "name": column.name,
                "role": column.role,
                "unit": column.unit,
                "used": column.role not in NOT_FEATURES,
            }
            for column in schema.columns
        ],
        "leaks": [leak.to_json() for leak in manifest.leaks],
        "split": {
            "kind": split.kind,
            "seed": split.seed,
            "train_dates": _dates(folder, schema),
            "test_months": _months(manifest),
        },
        "train_sha256": manifest.train_sha256,
        "test_sha256": manifest.test_sha256,
        "notes": list(schema.warnings),
    }


def _dates(folder: Path, schema: TableSchema) -> dict[str, str] | None:
    """First and last day of the training sales."""
    date = schema.first("date")
    if date is None:
        return None
    days = pl.read_parquet(folder / SALES_FILE, columns=[date])[date].cast(pl.Date).drop_nulls()
    if days.is_empty():
        return None
    return {"first": str(days.min()), "last": str(days.max())}


def _months(manifest: Manifest) -> dict[str, str] | None:
    """First and last month of the test sales, among the months of the manifest."""
    rows = manifest.groups.get("month", {}).get("rows", ())
    names = sorted(row["name"] for row in rows)
    return {"first": names[0], "last": names[-1]} if names else None
