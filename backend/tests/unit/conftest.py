"""The tiny market, for every unit test that asks for it."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest
from tests.unit.tiny_market import SCHEMA, tiny_market

from houseprice.data.schema import TableSchema


@pytest.fixture
def schema_without() -> Callable[..., TableSchema]:
    """The schema of the same market with fewer columns."""

    def cut(*names: str) -> TableSchema:
        kept = tuple(column for column in SCHEMA.columns if column.name not in names)
        return TableSchema("market", "", "a sale", "USD", "ft2", kept)

    return cut


@pytest.fixture
def schema() -> TableSchema:
    """What the columns of `market` mean."""
    return SCHEMA


@pytest.fixture
def market() -> pl.DataFrame:
    """400 sales, among them 20 properties sold twice."""
    return tiny_market(400, 0)
