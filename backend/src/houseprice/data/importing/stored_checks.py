"""The checks of a stored data set, written beside its table so that they are made only once."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from houseprice.data.checks.check_sales import check_sales
from houseprice.data.checks.flags import FLAG_SCHEMA, as_written, flagged_sales
from houseprice.data.checks.sale_keys import sale_keys
from houseprice.data.disk import disk_errors
from houseprice.data.storage import load_dataset

#: Kind and rule of a sale that a person named, and no check.
REPORTED = "reported"
#: Version of the checks; those of other versions are made anew.
CHECK_RULES = 2
#: File of the numbers that the rows of a data set had in the imported file.
ROWS = "rows.json"
_CHECKS = f"checks-{CHECK_RULES}.json"
_FLAGS = f"flags-{CHECK_RULES}.parquet"


@dataclass(frozen=True)
class StoredChecks:
    """The checks of a stored data set.

    Parameters
    ----------
    rows : int
        Number of sales.
    flagged : int
        Number of flagged sales.
    checks : tuple of dict
        What `SalesCheck.to_json` gives, for every check.
    flags : polars.LazyFrame of shape (n_flagged, 9)
        The flagged sales in the order of the table, see `checks.flags`, each with its ``key``, see
        `checks.sale_keys`.
    """

    rows: int
    flagged: int
    checks: tuple[dict[str, Any], ...]
    flags: pl.LazyFrame


def row_runs(rows: pl.Series) -> dict[str, Any]:
    """Row numbers as runs of neighbours, ``[first, count]`` each: a document for `ROWS`.

    Examples
    --------
    >>> row_runs(pl.Series([2, 3, 4, 7, 8]))
    {'runs': [[2, 3], [7, 2]]}
    """
    numbers = rows.cast(pl.Int64).to_numpy()
    starts = np.flatnonzero(np.diff(numbers, prepend=numbers[:1] - 2) != 1)
    counts = np.diff(starts, append=numbers.size)
    return {"runs": np.column_stack([numbers[starts], counts]).tolist()}


def check_stored(folder: Path) -> None:
    """Check the sales of a stored data set and write the outcome beside its table.

    Parameters
    ----------
    folder : Path
        The data set's folder.

    Raises
    ------
    NotFound, DatasetChanged
        If there is no data set, or it is not the one that was stored.
    StorageFull
        If the disk is full.
    """
    dataset = load_dataset(folder)
    rows = file_rows(folder, dataset.frame.height)
    checks = check_sales(dataset.frame, dataset.schema, rows, with_forest=True)
    flags = flagged_sales(checks, dataset.frame, rows)
    keys = sale_keys(dataset.frame).gather(flags["sale"])
    flags = flags.with_columns(keys.alias("key"))
    document = {
        "rows": dataset.frame.height,
        "flagged": flags.height,
        "checks": [check.to_json() for check in checks],
    }
    with disk_errors(), tempfile.TemporaryDirectory(dir=folder) as workplace:
        flags.write_parquet(Path(workplace) / _FLAGS)
        (Path(workplace) / _CHECKS).write_text(json.dumps(document), encoding="utf-8")
        for name in (_FLAGS, _CHECKS):  # the document last: who finds it finds the flags, too
            (Path(workplace) / name).replace(folder / name)


def read_checks(folder: Path) -> StoredChecks | None:
    """The checks of a stored data set; None if they are still to be made."""
    path = folder / _CHECKS
    if not path.is_file():
        return None
    document = json.loads(path.read_text(encoding="utf-8"))
    flags = pl.scan_parquet(folder / _FLAGS)
    return StoredChecks(document["rows"], document["flagged"], tuple(document["checks"]), flags)


def reported_sales(folder: Path, keys: Collection[str]) -> pl.DataFrame:
    """Sales that a person named and that no check needs to flag, in the form of flagged sales.

    Parameters
    ----------
    folder : Path
        The data set's folder.
    keys : collection of str
        Keys of the sales, see `checks.sale_keys`; those of other tables do not matter.

    Returns
    -------
    polars.DataFrame of shape (n_reported, 9)
        Columns of `checks.flags.FLAG_SCHEMA` and ``key``, in the order of the table.

    Raises
    ------
    NotFound, DatasetChanged
        If there is no data set, or it is not the one that was stored.
    """
    dataset = load_dataset(folder)
    price = dataset.schema.price
    table = pl.DataFrame(
        {
            "sale": np.arange(dataset.frame.height),
            "row": file_rows(folder, dataset.frame.height),
            "value": as_written(dataset.frame[price]),
            "key": sale_keys(dataset.frame),
        }
    )
    named = table.filter(pl.col("key").is_in(pl.Series(sorted(keys), dtype=pl.String).implode()))
    return named.select(
        *(column.cast(FLAG_SCHEMA[name]).alias(name) for name, column in _report(price).items()),
        "key",
    )


def keys_and_rows(folder: Path) -> tuple[pl.Series, pl.Series]:
    """The key of each sale of a stored data set, and its row number in the imported file.

    Raises
    ------
    NotFound, DatasetChanged
        If there is no data set, or it is not the one that was stored.
    """
    frame = load_dataset(folder).frame
    return sale_keys(frame), file_rows(folder, frame.height)


def _report(price: str) -> dict[str, pl.Expr]:
    """What each column of a flagged sale says of one that a person named."""
    reason = {
        "kind": pl.lit(REPORTED),
        "group": pl.lit("all sales"),
        "n": pl.lit(1),
        "z": pl.lit(None, pl.Float64),
        "text": pl.lit("a person named the sale, no check did"),
    }
    said = {
        "column": pl.lit(price),
        "rule": pl.lit(REPORTED),
        "kinds": pl.concat_list(pl.lit(REPORTED)),
        "action": pl.lit("Look at the comment of the review."),
        "reasons": pl.concat_list(pl.struct([value.alias(name) for name, value in reason.items()])),
    }
    return {name: said.get(name, pl.col(name)) for name in FLAG_SCHEMA}


def file_rows(folder: Path, height: int) -> pl.Series:
    """The row numbers that the sales of a stored data set had in the imported file.

    Parameters
    ----------
    folder : Path
        The data set's folder; where it has no row numbers, the header counts as row 1.
    height : int
        Number of sales.

    Returns
    -------
    polars.Series of int, shape (n_sales,)
    """
    path = folder / ROWS
    if not path.is_file():
        return pl.Series(np.arange(2, height + 2))
    return _expanded(json.loads(path.read_text(encoding="utf-8"))["runs"])


def _expanded(runs: Sequence[Sequence[int]]) -> pl.Series:
    starts, counts = np.array(runs, dtype=np.int64).reshape(-1, 2).T
    first_places = np.cumsum(counts) - counts
    return pl.Series(np.arange(counts.sum()) + np.repeat(starts - first_places, counts))
