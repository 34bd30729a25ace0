"""The errors of a model on the sales of its blind test, as columns for a browser."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import TableSchema
from houseprice.services.context import Context
from houseprice.services.model_errors.blind_sales import BlindSales, blind_sales

#: Sales that a browser filters and draws at once; of more, a sample is sent.
MOST_SALES = 20_000
_SEED = 0
_TENTHS = 10
#: Prices from here on need no cents.
_WHOLE_MONEY = 10_000.0

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ModelErrorsView:
    """The test sales of a model as columns of equal length; see `api.schemas.model_errors`.

    `sales` of the blind test, `refused` of them without a value. Of more than `MOST_SALES`, the
    columns hold a sample, the same one at every call.
    """

    model_id: str
    dataset_id: str
    sales: int
    refused: int
    tiers: int
    areas: list[str]
    sale: list[int]
    price: list[float]
    value: list[float | None]
    low_90: list[float | None]
    high_90: list[float | None]
    tier: list[int | None]
    area: list[int | None] | None
    day: list[int | None] | None
    latitude: list[float | None] | None
    longitude: list[float | None] | None


def errors(ctx: Context, model_id: str) -> ModelErrorsView:
    """The sales of a model's blind test, see `columns`.

    Raises
    ------
    NotFound
        If there is no such model.
    DatasetUnavailable, DatasetChanged
        If the table is not on disk, or is not the one that the model was trained on.
    NotComparable, CorruptArtifact
        If the model has no blind test, or it cannot be read.
    """
    return columns(blind_sales(ctx, model_id))


def columns(sales: BlindSales) -> ModelErrorsView:
    """Price, value, range, tier, area, date and place of test sales.

    The tiers are those of the blind test's own table: tenths of the middle of price and value, of
    all test sales, whichever of them are sent.
    """
    tier = _tiers(sales)
    at = _sample(sales.test.rows.size)
    frame, schema = sales.frame[at], sales.schema
    areas, area = _areas(frame, schema)
    latitude, longitude = _places(frame, schema)
    return ModelErrorsView(
        model_id=sales.model.id,
        dataset_id=sales.model.dataset_id,
        sales=int(sales.test.rows.size),
        refused=int((~sales.test.valued).sum()),
        tiers=int(tier.max(initial=0)),
        areas=areas,
        sale=sales.test.rows[at].tolist(),
        price=_money(sales.test.price[at]).to_list(),
        **_values(sales, at),
        tier=[number or None for number in tier[at].tolist()],
        area=area,
        day=_days(frame, schema),
        latitude=latitude,
        longitude=longitude,
    )


def _sample(n_sales: int) -> NDArray[np.intp]:
    if n_sales <= MOST_SALES:
        return np.arange(n_sales)
    return np.sort(np.random.default_rng(_SEED).choice(n_sales, MOST_SALES, replace=False))


def _tiers(sales: BlindSales) -> NDArray[np.intp]:
    """The tier of each sale from 1 on; 0 for a home without a value, or where sales are few."""
    # These imports load SciPy, as that of the blind test.
    from houseprice.evaluation import ratio_study  # noqa: PLC0415
    from houseprice.evaluation.estimates import MIN_SALES  # noqa: PLC0415

    test = sales.test
    usable = test.valued & ratio_study.usable_rows(test.price, test.value)
    n = int(usable.sum())
    count = _TENTHS if n >= _TENTHS * MIN_SALES else ratio_study.tier_count(n)
    tier = np.zeros(test.rows.size, np.intp)
    if count == 0:
        return tier
    proxy = ratio_study.value_proxy(test.price[usable], test.value[usable])
    of_usable = np.zeros(n, np.intp)
    for number, rows in enumerate(ratio_study.tiers(proxy, count), 1):
        of_usable[rows] = number
    tier[usable] = of_usable
    return tier


def _values(sales: BlindSales, at: NDArray[np.intp]) -> dict[str, list[float | None]]:
    has_value = pl.Series(sales.test.valued[at])
    columns = {name: getattr(sales.test, name)[at] for name in ("value", "low_90", "high_90")}
    return {
        name: pl.select(pl.when(has_value).then(_money(column))).to_series().to_list()
        for name, column in columns.items()
    }


def _money(amounts: Floats) -> pl.Series:
    """Amounts without digits that nobody reads; what is no number is null."""
    digits = 0 if amounts.size and np.nanmedian(amounts) >= _WHOLE_MONEY else 2
    return pl.Series(amounts, dtype=pl.Float64).fill_nan(None).round(digits)


def _areas(frame: pl.DataFrame, schema: TableSchema) -> tuple[list[str], list[int | None] | None]:
    """The names of the areas in their order, and the place of each sale's area among them."""
    name = schema.first("neighbourhood")
    if name is None:
        return [], None
    labels = frame[name].cast(pl.String)
    names = labels.drop_nulls().unique().sort().to_list()
    numbers = {label: number for number, label in enumerate(names)}
    return names, [numbers.get(label) for label in labels.to_list()]


def _days(frame: pl.DataFrame, schema: TableSchema) -> list[int | None] | None:
    """Sale dates as days since 1 January 1970."""
    name = schema.first("date")
    if name is None or frame.schema[name] != pl.Date:
        return None
    return frame[name].cast(pl.Int32).to_list()


def _places(
    frame: pl.DataFrame, schema: TableSchema
) -> tuple[list[float | None] | None, list[float | None] | None]:
    """Latitudes and longitudes in degrees; both are null for a sale without a place on earth."""
    latitude, longitude = schema.first("latitude"), schema.first("longitude")
    if latitude is None or longitude is None:
        return None, None
    # NaN is above every number, so that it is outside of both.
    inside = pl.col(latitude).is_between(-90, 90) & pl.col(longitude).is_between(-180, 180)
    place = frame.select(
        # Six decimals of a degree are a tenth of a metre.
        pl.when(inside).then(pl.col(name).cast(pl.Float64).round(6)).alias(role)
        for role, name in (("latitude", latitude), ("longitude", longitude))
    )
    return place["latitude"].to_list(), place["longitude"].to_list()
