"""The catalogue of built-in sets: the published file of each, and its way to a typed table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from houseprice.data.builtin import ames, california, king_county, miami
from houseprice.data.schema import TableSchema


@dataclass(frozen=True)
class PublishedTable:
    """One published table.

    Parameters
    ----------
    schema : TableSchema
        The schema, written by hand.
    file : str
        Its name in the folder of data sets.
    sha256 : str
        Content hash of the file, hexadecimal.
    rows : int
        Number of rows of the whole table.
    shape : callable
        Turns the file's text columns into typed ones.
    fetch : callable
        Downloads the table into scikit-learn's cache folder and returns typed columns.
    """

    schema: TableSchema
    file: str
    sha256: str
    rows: int
    shape: Callable[[pl.DataFrame], pl.DataFrame]
    fetch: Callable[[str], pl.DataFrame]

    def key(self, origin: str) -> str:
        """Twelve characters that change with the source or with the meaning of its columns."""
        document = json.dumps([origin, self.schema.to_json()], sort_keys=True)
        return hashlib.sha256(document.encode()).hexdigest()[:12]


PUBLISHED: dict[str, PublishedTable] = {
    "california": PublishedTable(
        schema=california.SCHEMA,
        file="california_housing.csv",
        sha256="e36146b5bc2cac07ef1f7abe361ed17bd39ea1be4fca6061b8e475c60477e32e",
        rows=20_640,
        shape=california.shape,
        fetch=california.fetch,
    ),
    "king_county": PublishedTable(
        schema=king_county.SCHEMA,
        file="king_county.csv.gz",
        sha256="6c896a24ac3e559244312d1e22a21c1da1a0cc5213b2241a9c564137e96284db",
        rows=21_613,
        shape=king_county.shape,
        fetch=king_county.fetch,
    ),
    "ames": PublishedTable(
        schema=ames.SCHEMA,
        file="ames.csv",
        sha256="490d17d6d673c693de750981f4cb5b44c7594854c6da45dc85628dc0cffbb1b2",
        rows=2_930,
        shape=ames.shape,
        fetch=ames.fetch,
    ),
    "miami": PublishedTable(
        schema=miami.SCHEMA,
        file="miami.csv",
        sha256="fa45270a6db574072f036e8f74445716d94787ec0f806c8338bd117f6a3e029e",
        rows=13_932,
        shape=miami.shape,
        fetch=miami.fetch,
    ),
}
