"""A data set: an immutable table of sales with its meaning and its hash."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from houseprice.data.layers.stack import NO_LAYERS, PlaceLayers
from houseprice.data.schema import TableSchema


@dataclass(frozen=True)
class Dataset:
    """A table of sales whose columns have the types that the schema names.

    Parameters
    ----------
    schema : TableSchema
        The meaning of the columns.
    frame : polars.DataFrame of shape (n_sales, n_columns)
        The rows are in the order of the source; every row has a positive price.
    sha256 : str
        Content hash of the Parquet file, hexadecimal.
    path : Path
        The Parquet file; ``schema.json`` lies beside it.
    layers : PlaceLayers
        Layers that made columns of `frame` from the coordinates.
    """

    schema: TableSchema
    frame: pl.DataFrame
    sha256: str
    path: Path
    layers: PlaceLayers = NO_LAYERS
