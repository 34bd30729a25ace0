"""A ratio study on training sales is refused, however the file writes them."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidData
from houseprice.training.unseen import unseen

SCHEMA = TableSchema(
    name="t",
    title="T",
    row_is="a sale",
    currency="USD",
    area_unit="m2",
    columns=(
        Column("parcel", "id", "text"),
        Column("price", "price", "number"),
        Column("sold", "date", "date"),
        Column("area", "living_area", "number"),
        Column("rooms", "number", "integer"),
        Column("lat", "latitude", "number"),
    ),
)


def _sales(n: int, start: int = 0) -> pl.DataFrame:
    numbers = range(start, start + n)
    return pl.DataFrame(
        {
            "parcel": [f"p{i}" for i in numbers],
            "price": [100_000.0 + 1000 * i for i in numbers],
            "sold": [date(2024, 1, 1) + timedelta(days=i) for i in numbers],
            "area": [50.25 + i for i in numbers],
            "rooms": [1 + i % 5 for i in numbers],
            "lat": [45 + i / 1000 for i in numbers],
        }
    )


LEARNED = _sales(20)


def test_training_sales_are_left_out_and_counted() -> None:
    found = unseen(_sales(30), LEARNED, SCHEMA)
    assert found.frame["parcel"].to_list() == [f"p{i}" for i in range(20, 30)]
    assert (found.learned_from, found.not_later) == (20, 0)


@pytest.mark.parametrize(
    "disguised",
    [
        LEARNED,
        LEARNED.with_columns(pl.col("rooms").cast(pl.Float64)),  # 3.0 instead of 3
        LEARNED.with_columns(rooms=pl.lit(9)),  # another column edited: the parcel tells
        LEARNED.drop("parcel").with_columns(rooms=pl.lit(9)),  # date, price, area and place tell
        LEARNED.drop("parcel").with_columns(pl.col("area").round(0)),  # rounded
        LEARNED.select("price", "area"),  # most columns missing
    ],
)
def test_a_ratio_study_on_training_sales_is_refused(disguised: pl.DataFrame) -> None:
    with pytest.raises(InvalidData, match=r"training sales is refused.*learned from all 20"):
        unseen(disguised, LEARNED, SCHEMA)


def test_another_sale_of_a_known_property_is_no_training_sale() -> None:
    again = LEARNED.with_columns(pl.col("sold") + timedelta(days=365), pl.col("price") * 1.1)
    assert unseen(again, LEARNED, SCHEMA).learned_from == 0


def test_rows_without_an_id_are_not_taken_for_one_property() -> None:
    learned = LEARNED.with_columns(parcel=pl.lit(None, pl.String))
    later = _sales(5, 100).with_columns(parcel=pl.lit(None, pl.String))
    assert unseen(later, learned, SCHEMA).learned_from == 0


def test_sales_that_are_no_later_than_the_last_one_learned_are_counted() -> None:
    early = _sales(6, 17).with_columns(pl.col("price") + 500, pl.lit("other").alias("parcel"))
    assert unseen(early, LEARNED, SCHEMA).not_later == 3
