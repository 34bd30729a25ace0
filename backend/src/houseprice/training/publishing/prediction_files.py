"""What a model's folder keeps of its training: predictions out of fold and of the rehearsal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.errors import CorruptArtifact
from houseprice.training.fitting.out_of_fold import OutOfFold
from houseprice.training.fitting.rehearsal import Forward
from houseprice.training.prepare import ROW

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

OUT_OF_FOLD_FILE = "oof.parquet"
FORWARD_FILE = "forward.parquet"
#: Column of `OUT_OF_FOLD_FILE`: `OutOfFold.known`.
_KNOWN = "held_out"
#: Column of `FORWARD_FILE`: `Forward.lead_years`.
_LEAD = "lead_years"
_PREDICTION, _VALUE = "prediction", "value"


def keep_out_of_fold(folder: Path, rows: Ints, told: OutOfFold, values: Floats) -> None:
    """Write `OUT_OF_FOLD_FILE` into the folder of a model.

    Parameters
    ----------
    folder : Path
        Has a folder ``native``.
    rows : ndarray of int, shape (n_sales,)
        The training sales' rows in the data set.
    told : OutOfFold
    values : ndarray of shape (n_sales,)
        What ``told.prediction`` is in money.
    """
    table = {
        ROW: rows,
        **dict(zip(told.names, told.columns.T, strict=True)),
        _KNOWN: told.known,
        _PREDICTION: told.prediction,
        _VALUE: values,
    }
    pl.DataFrame(table).write_parquet(folder / "native" / OUT_OF_FOLD_FILE)


def read_out_of_fold(
    folder: Path, rows: Ints, names: Sequence[str] | None = None
) -> tuple[tuple[str, ...], Floats, NDArray[np.bool_]]:
    """``names``, ``columns`` and ``known`` of the `OutOfFold` that a model kept.

    Parameters
    ----------
    folder : Path
        Of the model.
    rows : ndarray of int, shape (n_sales,)
        The training sales' rows in the data set, as they must be.
    names : sequence of str or None
        The columns wanted; None for all.

    Raises
    ------
    CorruptArtifact
        If the file is of other sales.
    """
    table = pl.read_parquet(folder / "native" / OUT_OF_FOLD_FILE)
    if not np.array_equal(table[ROW].to_numpy(), rows):
        raise CorruptArtifact(f"{OUT_OF_FOLD_FILE} of {folder.name} does not fit its sales.")
    others = (ROW, _KNOWN, _PREDICTION, _VALUE)
    wanted = tuple(names or (name for name in table.columns if name not in others))
    return wanted, table.select(wanted).to_numpy(), table[_KNOWN].to_numpy()


def keep_forward(folder: Path, forward: Forward, names: Sequence[str]) -> None:
    """Write `FORWARD_FILE`; `names` are those of ``forward.columns``."""
    columns = dict(zip(names, forward.columns.T, strict=True))
    table = pl.DataFrame({ROW: forward.rows, _LEAD: forward.lead_years, **columns})
    table.write_parquet(folder / "native" / FORWARD_FILE)


def read_forward(folder: Path, names: Sequence[str]) -> Forward | None:
    """Some columns of the rehearsal that a model kept; None if there was none."""
    path = folder / "native" / FORWARD_FILE
    if not path.exists():
        return None
    table = pl.read_parquet(path)
    columns = table.select(names).to_numpy()
    return Forward(table[ROW].to_numpy(), columns, table[_LEAD].to_numpy())
