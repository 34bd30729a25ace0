"""The sales of a data set as points of a map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData, InvalidInput
from houseprice.services import datasets, models
from houseprice.services.context import Context
from houseprice.services.datasets import TableOnDisk
from houseprice.services.model_errors.blind_sales import blind_test
from houseprice.store.models import ModelVersionRow

#: Points that a browser draws at once; of more sales, a sample is drawn.
MOST_POINTS = 20_000
_SEED = 0
_ERROR = "__error__"


@dataclass(frozen=True)
class PointsView:
    """Sales with coordinates, as columns of equal length; see `api.schemas.dataset_points`.

    `sales` counts the sales that were looked at: all of the data set, or the test sales of the
    model. `located` of them have coordinates. Of more than `MOST_POINTS`, the columns hold a
    sample.
    """

    dataset_id: str
    model_id: str | None
    sales: int
    located: int
    latitude: list[float]
    longitude: list[float]
    price: list[float]
    price_per_area: list[float | None] | None
    day: list[int | None] | None
    error: list[float | None] | None


def points(ctx: Context, dataset_id: str, model_id: str | None = None) -> PointsView:
    """The sales of a data set that have coordinates, or the test sales of one of its models.

    Parameters
    ----------
    ctx : Context
    dataset_id : str
        Name of a built-in data set or id of an imported one.
    model_id : str or None
        Id or alias of a model. Only the sales of its blind test, each with the model's error.

    Returns
    -------
    PointsView
        At most `MOST_POINTS` sales in the order of the table; the same ones at every call.

    Raises
    ------
    NotFound
        If there is no such data set or model.
    InvalidInput
        If the model was trained on another data set.
    InvalidData
        If no sale has coordinates.
    DatasetUnavailable, DatasetChanged
        If the table is not on disk, or is not the one that the model was trained on.
    NotComparable, CorruptArtifact
        If the model kept no blind test, or it cannot be read.
    """
    sales = datasets.table_on_disk(ctx, dataset_id)
    frame = pl.read_parquet(sales.path, columns=_needed(sales.schema, dataset_id))
    model = None if model_id is None else models.row(ctx, model_id)
    if model is not None:
        frame = _tested(ctx, dataset_id, sales, model, frame)
    located = _located(frame, sales.schema)
    if located.is_empty():
        raise InvalidData(
            f"A map needs sales with coordinates, but none of the {frame.height} sales has any.",
            hint=_HINT,
        )
    named, counts = None if model is None else model.id, (frame.height, located.height)
    return _view(_sample(located), sales.schema, dataset_id, named, counts)


_HINT = (
    "Import the table with columns of the roles latitude and longitude, in degrees; the other "
    "pages need no coordinates."
)


def _needed(schema: TableSchema, dataset_id: str) -> list[str]:
    if schema.first("latitude") is None or schema.first("longitude") is None:
        raise InvalidData(
            f"A map needs columns of the roles latitude and longitude, but {dataset_id} does not "
            "have both.",
            hint=_HINT,
        )
    roles = (schema.first(role) for role in ("latitude", "longitude", "living_area", "date"))
    return [schema.price, *(name for name in roles if name is not None)]


def _tested(
    ctx: Context, dataset_id: str, sales: TableOnDisk, model: ModelVersionRow, frame: pl.DataFrame
) -> pl.DataFrame:
    """Only the sales of the blind test, with the error of the value in percent of the price."""
    if model.dataset_id != dataset_id:
        raise InvalidInput(
            f"The model must be one of data set {dataset_id}, got one of {model.dataset.name}",
            hint="GET /v1/models?dataset=… lists the models of a data set.",
        )
    test = blind_test(ctx, model, sales)
    errors = np.where(test.valued, 100 * (test.value / test.price - 1), np.nan)
    return frame[test.rows].with_columns(pl.Series(_ERROR, errors).fill_nan(None))


def _located(frame: pl.DataFrame, schema: TableSchema) -> pl.DataFrame:
    latitude, longitude = str(schema.first("latitude")), str(schema.first("longitude"))
    # A comparison with a missing value is missing, and NaN is above every number.
    return frame.filter(
        pl.col(latitude).is_between(-90, 90) & pl.col(longitude).is_between(-180, 180)
    )


def _sample(frame: pl.DataFrame) -> pl.DataFrame:
    if frame.height <= MOST_POINTS:
        return frame
    chosen = np.random.default_rng(_SEED).choice(frame.height, MOST_POINTS, replace=False)
    return frame[np.sort(chosen)]


def _view(
    frame: pl.DataFrame,
    schema: TableSchema,
    dataset_id: str,
    model_id: str | None,
    counts: tuple[int, int],
) -> PointsView:
    sales, located = counts
    return PointsView(
        dataset_id=dataset_id,
        model_id=model_id,
        sales=sales,
        located=located,
        # Six decimals of a degree are a tenth of a metre.
        latitude=frame[str(schema.first("latitude"))].round(6).to_list(),
        longitude=frame[str(schema.first("longitude"))].round(6).to_list(),
        price=frame[schema.price].cast(pl.Float64).round(2).to_list(),
        price_per_area=_price_per_area(frame, schema),
        day=_days(frame, schema.first("date")),
        error=frame[_ERROR].round(2).to_list() if model_id is not None else None,
    )


def _price_per_area(frame: pl.DataFrame, schema: TableSchema) -> list[float | None] | None:
    """Price over living area; missing where the area is missing or not positive."""
    name = schema.first("living_area")
    if name is None:
        return None
    area = pl.when(pl.col(name) > 0).then(pl.col(name))
    values = frame.select((pl.col(schema.price) / area).round(4)).to_series()
    return values.to_list()


def _days(frame: pl.DataFrame, name: str | None) -> list[int | None] | None:
    """Sale dates as days since 1 January 1970."""
    if name is None or frame.schema[name] != pl.Date:
        return None
    return frame[name].cast(pl.Int32).to_list()
