"""What a dialect is: how a country writes a market down, and what must be read from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
from tests.dialects.market import market

from houseprice.data.importing.table_request import TableRequest

M2_PER_FT2 = 0.09290304


_ORDER = (
    "id date price living_area lot_area bedrooms bathrooms year_built category property_type"
    " neighbourhood address latitude longitude"
)


def roles_in_order(names: str) -> dict[str, str]:
    """Roles of the columns of a dialect, which stand in the same order in every one."""
    columns = [name.strip() for name in names.split(";")]
    return dict(zip(columns, _ORDER.split(), strict=True))


@dataclass(frozen=True)
class Dialect:
    """A way to write a table of sales.

    Parameters
    ----------
    name : str
    file : str
        Name of the file, whose ending says its format.
    center : tuple of float
        Latitude and longitude of the town.
    level : float
        Price of a home in the currency, relative to euros.
    currency, area_unit : str
        What must be read.
    render : callable
        Writes the columns of a market as this country does.
    write : callable
        Writes the rendered table into a file.
    roles : mapping of str to str
        Role that each column must get; columns that are missing here are free.
    leak : str
        Column of the assessed value, which knows the price.
    answers : mapping
        What a user says to the questions: fields of `TableRequest`.
    period : {"day", "month", "quarter"}
        What the file tells of the time of a sale.
    digits : float
        Relative error of a price as it is written.
    hidden : tuple of str
        Columns that files of homes to value lack.
    """

    name: str
    file: str
    center: tuple[float, float]
    level: float
    currency: str
    area_unit: str
    render: Callable[[pl.DataFrame], pl.DataFrame]
    write: Callable[[pl.DataFrame, Path], None]
    roles: Mapping[str, str]
    leak: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    period: str = "day"
    digits: float = 1e-9
    hidden: tuple[str, ...] = ()

    def sales(self, n_sales: int) -> pl.DataFrame:
        """The truth of the market in this country."""
        return market(n_sales, self.center, self.level)

    def request(self) -> TableRequest:
        """What a user says who leaves out what is no good sale."""
        return TableRequest(
            self.name.lower(),
            leave_out_bad=True,
            leave_out=("non-market", "duplicate rows"),
            **self.answers,
        )

    def write_sales(self, sales: pl.DataFrame, folder: Path) -> Path:
        """Write a file of sales and answer its path."""
        into = folder / self.file
        self.write(self.render(sales), into)
        return into

    def write_homes(self, sales: pl.DataFrame, folder: Path) -> Path:
        """Write a file of homes without prices, in the same dialect."""
        into = folder / f"homes-{self.file}"
        self.write(self.render(sales).drop(self.leak, *self.hidden), into)
        return into


def kept(sales: pl.DataFrame) -> pl.DataFrame:
    """The sales that must be left when bad rows, nominal prices and repetitions are left out."""
    good = sales.filter(pl.col("fate").is_in(["good", "twin"]))
    return good.unique(subset="id", keep="first", maintain_order=True)


def canonical(sales: pl.DataFrame) -> pl.DataFrame:
    """The same sales as a clean table: no bad rows, no twins, ISO dates, m² and degrees."""
    names = {
        "id": "parcel_id", "price": "sale_price", "sold": "sale_date", "area": "living_area_m2",
        "lot": "lot_area_m2", "beds": "bedrooms", "baths": "bathrooms", "built": "year_built",
        "condition": "condition", "kind": "property_type", "quarter": "neighbourhood",
        "lat": "latitude", "lon": "longitude",
    }  # fmt: skip
    letters = {
        name: pl.format(name[0] + "{}", pl.col(name)) for name in ("condition", "kind", "quarter")
    }
    return kept(sales).with_columns(**letters).select(list(names)).rename(names)
