"""Homes of the blind test with their prices, to value them in other ways."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts.blind import HOMES_FILE, ROW, BlindTest
from houseprice.artifacts.folder import check_file
from houseprice.artifacts.manifest import read_manifest
from houseprice.errors import NotComparable

_SEED = 11


def blind_homes(folder: Path, most: int) -> tuple[pl.DataFrame, NDArray[np.float64]]:
    """Some homes of a model's blind test, the same ones each time, and their prices.

    Parameters
    ----------
    folder : Path
    most : int
        Largest number of homes.

    Returns
    -------
    polars.DataFrame, ndarray of shape (n_homes,)
        Features without the row number, and prices in money.

    Raises
    ------
    NotComparable
        If an older version trained the model and stored no homes.
    CorruptArtifact
        If a file does not match its checksum.
    """
    files = read_manifest(folder).files
    if HOMES_FILE not in files:
        raise NotComparable(
            "The folder of a model must hold homes of its blind test, this one holds none.",
            hint="Train it again with this version.",
        )
    check_file(folder, HOMES_FILE, files[HOMES_FILE])
    homes = pl.read_parquet(folder / HOMES_FILE)
    if homes.height > most:
        rows = np.random.default_rng(_SEED).choice(homes.height, most, replace=False)
        homes = homes[np.sort(rows)]
    test = BlindTest.load(folder).on(homes[ROW].to_numpy())
    return homes.drop(ROW), test.price
