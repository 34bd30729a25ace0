"""A data set: an immutable table of sales with its meaning and its hash."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from houseprice.data.schema import TableSchema


@dataclass(frozen=True)
class Dataset:
    """A table of sales, typed as its schema says.

    Parameters
    ----------
    schema : TableSchema
        What the columns mean.
    frame : polars.DataFrame of shape (n_sales, n_columns)
        Row order is that of the source; the price is in every row and positive.
    sha256 : str
        Content hash of the Parquet file, hexadecimal.
    path : Path
        The Parquet file; ``schema.json`` lies beside it.
    """

    schema: TableSchema
    frame: pl.DataFrame
    sha256: str
    path: Path
