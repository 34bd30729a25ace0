"""Files in a model's folder with the out-of-fold predictions and those of the rehearsal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.errors import CorruptArtifact
from houseprice.training.fitting.out_of_fold import OutOfFold
from houseprice.training.fitting.rehearsal import Rehearsal
from houseprice.training.prepare import ROW

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

OUT_OF_FOLD_FILE = "oof.parquet"
REHEARSAL_FILE = "forward.parquet"
#: Column of `OUT_OF_FOLD_FILE`: `OutOfFold.held_out`.
_HELD_OUT = "held_out"
#: Column of `REHEARSAL_FILE`: `Rehearsal.lead_years`.
_LEAD = "lead_years"
_PREDICTION, _VALUE = "prediction", "value"


def write_out_of_fold(folder: Path, rows: Ints, out_of_fold: OutOfFold, values: Floats) -> None:
    """Write `OUT_OF_FOLD_FILE` into the folder of a model.

    Parameters
    ----------
    folder : Path
        Folder of the model; it has a folder ``native``.
    rows : ndarray of int, shape (n_sales,)
        The training sales' rows in the data set.
    out_of_fold : OutOfFold
    values : ndarray of shape (n_sales,)
        ``out_of_fold.prediction`` in money.
    """
    table = {
        ROW: rows,
        **dict(zip(out_of_fold.names, out_of_fold.columns.T, strict=True)),
        _HELD_OUT: out_of_fold.held_out,
        _PREDICTION: out_of_fold.prediction,
        _VALUE: values,
    }
    pl.DataFrame(table).write_parquet(folder / "native" / OUT_OF_FOLD_FILE)


def read_out_of_fold(
    folder: Path, rows: Ints, names: Sequence[str] | None = None
) -> tuple[tuple[str, ...], Floats, NDArray[np.bool_]]:
    """``names``, ``columns`` and ``held_out`` of the `OutOfFold` that a model kept.

    Parameters
    ----------
    folder : Path
        Folder of the model.
    rows : ndarray of int, shape (n_sales,)
        The rows that the training sales must have in the data set.
    names : sequence of str or None
        Columns to read; None reads all.

    Raises
    ------
    CorruptArtifact
        If the file holds other sales.
    """
    table = pl.read_parquet(folder / "native" / OUT_OF_FOLD_FILE)
    if not np.array_equal(table[ROW].to_numpy(), rows):
        raise CorruptArtifact(f"{OUT_OF_FOLD_FILE} of {folder.name} does not fit its sales.")
    others = (ROW, _HELD_OUT, _PREDICTION, _VALUE)
    columns = tuple(names or (name for name in table.columns if name not in others))
    return columns, table.select(columns).to_numpy(), table[_HELD_OUT].to_numpy()


def write_rehearsal(folder: Path, rehearsal: Rehearsal, names: Sequence[str]) -> None:
    """Write `REHEARSAL_FILE`; `names` are those of ``rehearsal.columns``."""
    columns = dict(zip(names, rehearsal.columns.T, strict=True))
    table = pl.DataFrame({ROW: rehearsal.rows, _LEAD: rehearsal.lead_years, **columns})
    table.write_parquet(folder / "native" / REHEARSAL_FILE)


def read_rehearsal(folder: Path, names: Sequence[str]) -> Rehearsal | None:
    """Some columns of the rehearsal that a model kept; None if there was none."""
    path = folder / "native" / REHEARSAL_FILE
    if not path.exists():
        return None
    table = pl.read_parquet(path)
    columns = table.select(names).to_numpy()
    return Rehearsal(table[ROW].to_numpy(), columns, table[_LEAD].to_numpy())
