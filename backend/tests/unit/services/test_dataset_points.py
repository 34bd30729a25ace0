"""A map gets the sales that have coordinates, and says of how many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.schema import Column, TableSchema
from houseprice.data.storage import save_dataset
from houseprice.errors import DatasetUnavailable, InvalidData, NotFound
from houseprice.jobs.ids import new_id
from houseprice.jobs.queue import SilentBell
from houseprice.services import dataset_points
from houseprice.services.context import Context, build_context
from houseprice.services.dataset_points import MOST_POINTS, points
from houseprice.settings import Settings
from houseprice.store import datasets as store
from houseprice.store.engine import transaction

COLUMNS = (
    Column("Preis", "price", "number", "EUR"),
    Column("Breite", "latitude", "number", "deg"),
    Column("Länge", "longitude", "number", "deg"),
    Column("Fläche", "living_area", "number", "m2"),
    Column("Datum", "date", "date"),
)


@pytest.fixture
def ctx(sqlite_url: str, tmp_path: Path) -> Iterator[Context]:
    settings = Settings(data_dir=tmp_path, datasets_dir=None, database_url=sqlite_url)
    context = build_context(settings, SilentBell())
    yield context
    context.close()


def market(n_sales: int) -> pl.DataFrame:
    """Sales around Leipzig, one each day from 1 January 2020."""
    rng = np.random.default_rng(1)
    days = [date(2020, 1, 1) + timedelta(days=i % 1_500) for i in range(n_sales)]
    return pl.DataFrame(
        {
            "Preis": rng.uniform(1e5, 9e5, n_sales),
            "Breite": rng.uniform(51.2, 51.5, n_sales),
            "Länge": rng.uniform(12.2, 12.6, n_sales),
            "Fläche": rng.uniform(40, 200, n_sales),
            "Datum": days,
        }
    )


def store_market(ctx: Context, frame: pl.DataFrame) -> str:
    """The id of a data set with the columns of `frame`."""
    dataset_id = new_id()
    columns = tuple(column for column in COLUMNS if column.name in frame.columns)
    schema = TableSchema(dataset_id, "Leipzig", "a sale", "EUR", "m2", columns)
    stored = save_dataset(frame, schema, ctx.settings.datasets_cache_dir / dataset_id)
    new = store.NewDataset(dataset_id, "Leipzig", schema, frame.height, stored.sha256, {})
    with transaction(ctx.engine) as db:
        store.add(db, new)
    return dataset_id


def test_each_sale_is_one_place_of_every_column(ctx: Context) -> None:
    frame = market(60)
    view = points(ctx, store_market(ctx, frame))
    assert (view.sales, view.located, view.error) == (60, 60, None)
    assert view.latitude == pytest.approx(frame["Breite"].to_list(), abs=1e-6)
    assert view.longitude == pytest.approx(frame["Länge"].to_list(), abs=1e-6)
    assert view.price == pytest.approx(frame["Preis"].to_list(), abs=0.01)
    assert view.price_per_area == pytest.approx((frame["Preis"] / frame["Fläche"]).to_list())
    assert view.day is not None
    assert date(1970, 1, 1) + timedelta(days=view.day[1] or 0) == date(2020, 1, 2)


def test_sales_without_a_place_on_earth_are_counted_and_left_out(ctx: Context) -> None:
    frame = market(60).with_row_index()
    bad = {0: None, 1: float("nan"), 2: 99.0}
    latitude = pl.col("index").replace_strict(bad, default=pl.col("Breite"))
    view = points(ctx, store_market(ctx, frame.with_columns(Breite=latitude).drop("index")))
    assert (view.sales, view.located, len(view.price)) == (60, 57, 57)


def test_what_a_sale_lacks_is_null_and_what_the_table_lacks_is_no_column(ctx: Context) -> None:
    frame = market(60).with_row_index()
    gap = pl.when(pl.col("index") > 1)
    area = pl.when(pl.col("index") == 0).then(0.0).otherwise(gap.then("Fläche"))
    frame = frame.with_columns(Fläche=area, Datum=gap.then("Datum")).drop("index")
    view = points(ctx, store_market(ctx, frame))
    assert view.price_per_area is not None
    assert view.day is not None
    assert (view.price_per_area[:2], view.day[:2]) == ([None, None], [None, None])
    bare = points(ctx, store_market(ctx, frame.drop("Fläche", "Datum")))
    assert (bare.price_per_area, bare.day) == (None, None)


def test_of_a_hundred_thousand_sales_the_same_sample_comes_every_time(ctx: Context) -> None:
    dataset_id = store_market(ctx, market(100_000))
    view = points(ctx, dataset_id)
    assert (view.sales, view.located, len(view.price)) == (100_000, 100_000, MOST_POINTS)
    assert view == points(ctx, dataset_id)


@pytest.mark.parametrize("missing", [["Breite"], ["Länge"], ["Breite", "Länge"]])
def test_a_table_without_coordinates_is_named_with_the_way_out(
    ctx: Context, missing: list[str]
) -> None:
    with pytest.raises(InvalidData, match="roles latitude and longitude") as caught:
        points(ctx, store_market(ctx, market(60).drop(missing)))
    assert "Import the table" in caught.value.hint


def test_a_table_of_which_no_sale_has_coordinates_is_no_empty_map(ctx: Context) -> None:
    empty = market(60).with_columns(Breite=pl.lit(None, pl.Float64))
    with pytest.raises(InvalidData, match="none of the 60 sales"):
        points(ctx, store_market(ctx, empty))


def test_a_built_in_table_is_not_fetched_by_a_page(ctx: Context) -> None:
    with pytest.raises(DatasetUnavailable, match="king_county has not been fetched"):
        points(ctx, "king_county")
    assert points(ctx, "demo").located == 2_000


def test_what_does_not_exist_is_not_found(ctx: Context) -> None:
    for dataset_id, model_id in (("nowhere", None), ("demo", "0" * 26)):
        with pytest.raises(NotFound):
            points(ctx, dataset_id, model_id)


def test_the_sample_is_as_large_as_a_browser_draws() -> None:
    assert dataset_points.MOST_POINTS == 20_000
