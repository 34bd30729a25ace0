"""Tables with dates for `benchmarks/markets.py`, each cut at several days."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import made_markets
import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.cli.inputs import load_sales
from houseprice.data.builtin.load import BUILTIN, load_builtin
from houseprice.data.dataset import Dataset
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.splits import Split, make_split
from houseprice.data.storage import save_dataset
from houseprice.errors import NotFound
from houseprice.settings import Settings

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
#: Shares of the dated sales that precede an origin.
SHARES = (60, 70, 80, 90)
REAL = ("king_county", "miami", "austin", "ames")
MADE = tuple(made_markets.CURVES)
#: File in the folder of data sets and price column of a table that is not built in.
_FILES = {"austin": ("austin_tabular.csv.gz", "latestPrice")}
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Table:
    """A table of sales; of a made market, also what is true of each sale."""

    name: str
    sales: Dataset
    true_value: Floats | None = None
    log_level: Floats | None = None

    @property
    def days(self) -> Floats:
        """Days since 1970 of each sale; NaN without a date."""
        name = self.sales.schema.first("date")
        assert name is not None, f"{self.name} must have a column of dates"
        days = self.sales.frame[name].to_physical().cast(pl.Float64)
        return np.asarray(days.fill_null(float("nan")).to_numpy())

    def take(self, rows: Ints, folder: Path) -> "Table":
        """Only these rows, in this order, stored in `folder`."""
        schema = self.sales.schema
        sales = save_dataset(self.sales.frame[rows], schema, folder)
        truth = [None if part is None else part[rows] for part in (self.true_value, self.log_level)]
        return Table(self.name, sales, *truth)


class Origin(NamedTuple):
    """What was sold from `start` until the day before `end` is the test; `end` may be None."""

    share: int
    start: date
    end: date | None


@dataclass(frozen=True)
class Cut:
    """A table without the sales after the test, and the rows of both sides, ascending."""

    table: Table
    origin: Origin
    split: Split
    train: Ints
    test: Ints

    @property
    def rule(self) -> str:
        """The rule of the split."""
        return f"time:{self.origin.start}"

    @property
    def prices(self) -> Floats:
        """Of all sales."""
        sales = self.table.sales
        return np.asarray(sales.frame[sales.schema.price].cast(pl.Float64).to_numpy())

    @property
    def lead_days(self) -> Floats:
        """Days from the last sale that was learned from to each test sale."""
        days = self.table.days
        return np.asarray(days[self.test] - np.nanmax(days[self.train]))


def read_table(name: str, size: int | None, work: Path) -> Table:
    """A table of `REAL` as it is, or a made market of `MADE` with `size` sales."""
    settings = Settings()
    if name in MADE:
        market = made_markets.made_market(name, size or 2_000)
        sales = save_dataset(market.frame, market.schema, work / f"{name}-{size}")
        return Table(name, sales, market.true_value, market.log_level)
    if name in BUILTIN:
        cache = settings.datasets_cache_dir
        return Table(name, load_builtin(name, cache, settings.datasets_dir))
    if name not in _FILES or settings.datasets_dir is None:
        raise NotFound(
            f"a table must be one of {', '.join(REAL + MADE)}, got {name!r}",
            hint="HOUSEPRICE_DATASETS_DIR names the folder that has its file.",
        )
    file, target = _FILES[name]
    path = str(settings.datasets_dir / file)
    return Table(name, load_sales(path, settings, TableRequest(path, target=target)))


def origins(days: Floats, shares: Sequence[int] = SHARES, window: int = 10) -> list[Origin]:
    """The origins after so many percent of the dated sales; each is tested on the next `window` %.

    An origin never divides a day: it moves to the start of its day, or to the next day where the
    one before it begins there. One without a later or an earlier day is left out.
    """
    sold = np.sort(days[~np.isnan(days)])
    chosen: list[Origin] = []
    for share in shares:
        start = _first_day(sold, share)
        if chosen and start <= _number(chosen[-1].start):
            start = _next_day(sold, _number(chosen[-1].start))
        if not sold[0] < start <= sold[-1]:
            continue
        end = sold[-1] + 1
        if share + window < 100:
            end = max(_first_day(sold, share + window), _next_day(sold, start))
        chosen.append(Origin(share, _day(start), None if end > sold[-1] else _day(int(end))))
    return chosen


def cut(table: Table, origin: Origin, folder: Path) -> Cut:
    """The table without what was sold from the end of the test on, stored in `folder`."""
    days = table.days
    end = math.inf if origin.end is None else _number(origin.end)
    part = table.take(np.flatnonzero(~(days >= end)), folder)
    split = make_split(part.sales, f"time:{origin.start}")
    return Cut(part, origin, split, np.sort(split.train), np.sort(split.test))


def without_dates(sales: Dataset, price: Floats) -> Dataset:
    """The same homes with other prices and without the columns that tell the time."""
    schema = sales.schema
    columns = tuple(column for column in schema.columns if column.role != "date")
    frame = sales.frame.with_columns(pl.Series(schema.price, price))
    return replace(sales, frame=frame, schema=replace(schema, columns=columns))


def _first_day(sold: Floats, share: int) -> int:
    return int(sold[min(int(share / 100 * sold.size), sold.size - 1)])


def _next_day(sold: Floats, day: int) -> int:
    """The next day with a sale; the day after the last where there is none."""
    later = sold[sold > day]
    return int(later[0]) if later.size else int(sold[-1]) + 1


def _number(day: date) -> int:
    return (day - _EPOCH).days


def _day(number: int) -> date:
    return _EPOCH + timedelta(number)
