"""The blind test of a model, sale by sale, and the test sales that several models share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import reduce
from pathlib import Path
from typing import Any, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts.folder import check_file
from houseprice.artifacts.manifest import read_manifest
from houseprice.errors import CorruptArtifact, NotComparable
from houseprice.evaluation.paired import RangedValues

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

TEST_VALUES_FILE = "test_values.parquet"
#: Holds the features of up to `MAX_HOMES` of the same sales, to value them again.
HOMES_FILE = "test_homes.parquet"
MAX_HOMES = 1_000
#: Column of both files with the sale's row in the data set.
ROW = "__row__"


@dataclass(frozen=True)
class BlindTest:
    """Values of sales that a model never saw; every array has shape (n_sales,).

    Parameters
    ----------
    rows : ndarray of int
        The sales' rows in the data set, ascending and distinct.
    price, value, low_90, high_90 : ndarray
        Money, in the currency of the data set.
    fsd : ndarray
        Forecast standard deviation, a share of the value.
    refit_spread : ndarray or None
        Standard deviation of the log value over refits; None where the model was fitted once, or
        for an older model without it.
    refused : ndarray of bool or None
        Sales without a value; `value` holds the value that the model would have given. None for
        an older model without it.
    """

    rows: Ints
    price: Floats
    value: Floats
    low_90: Floats
    high_90: Floats
    fsd: Floats
    refit_spread: Floats | None = None
    refused: Bools | None = None

    def save(self, folder: Path) -> None:
        """Write it into the folder of a model."""
        columns = {ROW if name == "rows" else name: getattr(self, name) for name in _NAMES}
        columns |= {name: column for name, column in self._extras().items() if column is not None}
        pl.DataFrame(columns).sort(ROW).write_parquet(folder / TEST_VALUES_FILE)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote.

        Raises
        ------
        NotComparable
            If an older version trained the model and did not store its blind test.
        CorruptArtifact
            If the file does not match its checksum, or is no such table.
        """
        files = read_manifest(folder).files
        if TEST_VALUES_FILE not in files:
            raise NotComparable(
                f"The folder of a model to compare must hold its blind test, {folder.name} holds "
                "none.",
                hint="Train it again with this version.",
            )
        check_file(folder, TEST_VALUES_FILE, files[TEST_VALUES_FILE])
        try:
            table = pl.read_parquet(folder / TEST_VALUES_FILE)
            columns = [table[ROW if name == "rows" else name].to_numpy() for name in _NAMES]
            extras = {name: table[name].to_numpy() for name in _EXTRAS if name in table.columns}
        except pl.exceptions.PolarsError as problem:
            message = f"{TEST_VALUES_FILE} of {folder.name} is no blind test."
            raise CorruptArtifact(message) from problem
        return cls(*columns, **extras)

    def on(self, rows: Ints) -> Self:
        """Select some of its sales; `rows` ascend."""
        at = np.searchsorted(self.rows, rows)
        extras = {name: column[at] for name, column in self._extras().items() if column is not None}
        return type(self)(*(getattr(self, name)[at] for name in _NAMES), **extras)

    @property
    def valued(self) -> Bools:
        """Which sales have a value."""
        return np.ones(self.rows.size, np.bool_) if self.refused is None else ~self.refused

    @property
    def ranged(self) -> RangedValues:
        """The values with their ranges, for a comparison."""
        return RangedValues(self.value, self.low_90, self.high_90)

    def _extras(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in _EXTRAS}


#: Columns that an older model lacks.
_EXTRAS = ("refit_spread", "refused")
_NAMES = tuple(field.name for field in fields(BlindTest) if field.name not in _EXTRAS)


def common_tests(folders: Sequence[Path]) -> list[BlindTest]:
    """The blind tests of models on the sales that none of them learned from.

    Parameters
    ----------
    folders : sequence of Path
        Folders of at least one model.

    Returns
    -------
    list of BlindTest
        One for each model, all of the same sales in the same order.

    Raises
    ------
    NotComparable
        If they were trained on different tables, or share no test sale.
    CorruptArtifact
        If a manifest or a blind test cannot be read.
    """
    tables = {read_manifest(folder).dataset.sha256 for folder in folders}
    if len(tables) > 1:
        raise NotComparable(
            "Models are compared on the same sales, but these were trained on "
            f"{len(tables)} different tables.",
            hint="Train them on one data set.",
        )
    tests = [BlindTest.load(folder) for folder in folders]
    shared = reduce(np.intersect1d, [test.rows for test in tests])
    if shared.size == 0:
        raise NotComparable(
            "Models are compared on test sales that none of them learned from, "
            "but these share none.",
            hint="Train them with the same split.",
        )
    return [test.on(shared) for test in tests]
