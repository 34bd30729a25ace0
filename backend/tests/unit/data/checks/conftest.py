"""Clean made-up markets of several sizes, currencies and units, for tests of the checks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest

from houseprice.data.arrays import Flags
from houseprice.data.checks.check_sales import check_sales
from houseprice.data.checks.fixes import FT2_PER_M2
from houseprice.data.checks.sales_check import SalesCheck
from houseprice.data.schema import AreaUnit, Column, TableSchema

TODAY = date(2024, 6, 1)
COLUMNS = (
    Column("id", "id", "category"),
    Column("price", "price", "number"),
    Column("sold", "date", "date"),
    Column("lat", "latitude", "number"),
    Column("lon", "longitude", "number"),
    Column("area", "living_area", "number"),
    Column("lot", "lot_area", "number"),
    Column("beds", "bedrooms", "integer"),
    Column("year", "year_built", "integer"),
    Column("town", "neighbourhood", "category"),
    Column("type", "property_type", "category"),
)
#: Price of one euro in each currency, roughly, and the digits that prices are rounded to.
CURRENCIES = {"EUR": (1.0, -2), "JPY": (160.0, -4), "INR": (90.0, -3), "KWD": (0.33, -1)}


@dataclass(frozen=True)
class Market:
    """A table of sales with what its schema says."""

    frame: pl.DataFrame
    schema: TableSchema

    @property
    def height(self) -> int:
        return self.frame.height

    def some(self, share: float, seed: int = 3, least: int = 2) -> Flags:
        """A mask of sales at random."""
        count = max(least, round(share * self.height))
        mask = np.zeros(self.height, dtype=bool)
        mask[np.random.default_rng(seed).permutation(self.height)[:count]] = True
        return mask

    def put(self, name: str, mask: Any, value: Any) -> Market:
        """The same market with other values of a column where the mask is true."""
        chosen = pl.when(pl.Series(mask)).then(
            pl.lit(value) if not isinstance(value, pl.Expr) else value
        )
        dtype = self.frame[name].dtype
        return replace(
            self,
            frame=self.frame.with_columns(chosen.otherwise(pl.col(name)).cast(dtype).alias(name)),
        )

    def with_column(self, column: Column, values: Any) -> Market:
        """The same market with one more column."""
        schema = replace(self.schema, columns=(*self.schema.columns, column))
        return Market(self.frame.with_columns(pl.Series(column.name, values)), schema)

    def check(self) -> tuple[SalesCheck, ...]:
        """The outcomes of all checks."""
        rows = pl.Series(np.arange(2, self.height + 2))
        return check_sales(self.frame, self.schema, rows, TODAY)

    def warnings(self) -> dict[tuple[str, str], SalesCheck]:
        """The warnings by kind and rule."""
        return {(c.kind, c.rule): c for c in self.check() if c.outcome == "warning"}


def make_market(
    n: int = 2000, seed: int = 1, currency: str = "EUR", unit: AreaUnit = "m2", wide: float = 0.4
) -> Market:
    """A market of towns and types; `wide` is the spread of log areas."""
    rng = np.random.default_rng(seed)
    towns = max(n // 300, 4)
    town = rng.integers(0, towns, n)
    spot = rng.uniform(0, 1, (towns, 2))[town] + rng.normal(0, 0.01, (n, 2))
    area = np.exp(rng.normal(4.7, wide, n))
    lot = area * np.exp(rng.normal(1, 0.5, n))
    day = rng.integers(16_000, 19_500, n)
    log_price = 7.5 + rng.normal(0, 0.35, towns)[town] + 0.8 * np.log(area)
    log_price += 0.05 * day / 365 + rng.normal(0, 0.2, n)
    rate, digits = CURRENCIES[currency]
    times = FT2_PER_M2 if unit == "ft2" else 1.0
    frame = pl.DataFrame(
        {
            "id": [f"P{number}" for number in range(n)],
            "price": np.round(rate * np.exp(log_price), digits),
            "sold": pl.Series(day, dtype=pl.Int32).cast(pl.Date),
            "lat": 40 + spot[:, 0],
            "lon": -3 + spot[:, 1],
            "area": np.round(times * area),
            "lot": np.round(times * lot),
            "beds": np.clip(np.round(area / 30 + rng.normal(0, 0.6, n)), 1, 9).astype(int),
            "year": rng.integers(1900, 2010, n),
            "town": [f"town {number}" for number in town],
            "type": rng.choice(["house", "flat", "row"], n),
        }
    )
    return Market(frame, TableSchema("made", "Made", "a sale", currency, unit, COLUMNS))


@pytest.fixture(scope="session", params=[60, 2000, 100_000])
def market(request: pytest.FixtureRequest) -> Market:
    """Clean markets of three sizes; the currency and the unit change with the size."""
    currency, unit = {60: ("JPY", "ft2"), 2000: ("EUR", "m2"), 100_000: ("INR", "m2")}[
        request.param
    ]
    return make_market(request.param, 7, currency, unit)
