"""The sales of a model's blind test, found again in the table of today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import Role, TableSchema
from houseprice.errors import DatasetChanged
from houseprice.services import datasets, models
from houseprice.services.context import Context
from houseprice.services.datasets import TableOnDisk
from houseprice.services.model_files import artifact_folder, manifest, remember_corruption
from houseprice.store.models import ModelVersionRow

if TYPE_CHECKING:
    from houseprice.artifacts.blind import BlindTest


@dataclass(frozen=True)
class BlindSales:
    """The blind test of a model beside the sales that it was taken with.

    Parameters
    ----------
    model : ModelVersionRow
    schema : TableSchema
        What the columns of the table mean.
    frame : polars.DataFrame of shape (n_sales, any)
        The columns with a place, a date or an area, in the order of `test`.
    test : BlindTest
        Values and prices.
    """

    model: ModelVersionRow
    schema: TableSchema
    frame: pl.DataFrame
    test: BlindTest

    @property
    def error(self) -> NDArray[np.float64]:
        """Value over price, minus 1, in percent; NaN for a home without a value."""
        return np.where(self.test.valued, 100 * (self.test.value / self.test.price - 1), np.nan)


_ROLES: tuple[Role, ...] = ("latitude", "longitude", "neighbourhood", "date")


def blind_sales(ctx: Context, model_id: str) -> BlindSales:
    """The blind test of a model with the columns that say where and when a home was sold.

    Raises
    ------
    NotFound
        If there is no such model.
    DatasetUnavailable, DatasetChanged
        If the table is not on disk, or is not the one that the model was trained on.
    NotComparable, CorruptArtifact
        If the model has no blind test, or it cannot be read.
    """
    model = models.row(ctx, model_id)
    table = datasets.table_on_disk(ctx, model.dataset_id)
    test = blind_test(ctx, model, table)
    names = [table.schema.first(role) for role in _ROLES]
    columns = [table.schema.price, *(name for name in names if name is not None)]
    frame = pl.read_parquet(table.path, columns=columns)[test.rows]
    return BlindSales(model, table.schema, frame, test)


def blind_test(ctx: Context, model: ModelVersionRow, table: TableOnDisk) -> BlindTest:
    """The blind test of a model, whose rows are those of `table`.

    Raises
    ------
    DatasetChanged
        If the model was trained on another table.
    NotComparable, CorruptArtifact
        If the model has no blind test, or it cannot be read.
    """
    if manifest(ctx, model).dataset.sha256 != table.sha256:
        raise DatasetChanged(
            "The model was trained on another table than the one that is on disk now.",
            hint="Train a model on the table of today.",
        )
    with remember_corruption(ctx, model):
        # This import loads SciPy, which the API does without until a model's errors are asked for.
        from houseprice.artifacts.blind import BlindTest  # noqa: PLC0415

        return BlindTest.load(artifact_folder(ctx, model))
