"""A ratio study on training sales is refused, however the file writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest

from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidData
from houseprice.training.overlap.unseen import unseen_sales

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
        Column("long", "longitude", "number"),
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
            "lat": [45.00012 + i / 1000 for i in numbers],
            "long": [7.10034 + i / 1000 for i in numbers],
        }
    )


LEARNED = _sales(20)
WITHOUT_ID = LEARNED.drop("parcel")


def test_training_sales_are_left_out_and_counted() -> None:
    sales = unseen_sales(_sales(30), LEARNED, SCHEMA)
    assert sales.frame["parcel"].to_list() == [f"p{i}" for i in range(20, 30)]
    assert (sales.learned_from, sales.not_later) == (20, 0)


@pytest.mark.parametrize(
    "disguised",
    [
        LEARNED,
        LEARNED.with_columns(pl.col("rooms").cast(pl.Float64)),  # 3.0 instead of 3
        LEARNED.with_columns(rooms=pl.lit(9)),  # another column edited: the parcel tells
        LEARNED.drop("parcel").with_columns(rooms=pl.lit(9)),  # date, price, area and place tell
        LEARNED.drop("parcel").with_columns(pl.col("area").round(0)),  # rounded
        LEARNED.select("price", "area"),  # most columns missing
        LEARNED.drop("sold").with_columns(pl.col("area") + 1),  # parcel and price tell
        LEARNED.with_columns(pl.col("sold") + timedelta(days=1)),
        LEARNED.with_columns(pl.col("sold") + timedelta(days=45), rooms=pl.lit(9)),  # recorded
        LEARNED.with_columns(sold=pl.lit(None, pl.Date), rooms=pl.lit(9)),  # dates lost
        WITHOUT_ID.with_columns(pl.col("lat", "long").round(3)),
        WITHOUT_ID.with_columns(pl.col("lat", "long").round(3), area=pl.lit(9), rooms=pl.lit(9)),
        WITHOUT_ID.with_columns(pl.col("lat", "long").round(1)),  # all else tells
        WITHOUT_ID.with_columns(pl.col("area") + 1),
        WITHOUT_ID.with_columns(pl.col("sold") + timedelta(days=45)),
        WITHOUT_ID.drop("sold").with_columns(pl.col("area") + 1),
        WITHOUT_ID.with_columns(pl.col("price") + 1),
        LEARNED.with_columns(parcel="other " + pl.col("parcel")),  # renumbered
        LEARNED.with_columns(parcel="00" + pl.col("parcel").str.to_uppercase(), rooms=pl.lit(9)),
    ],
)
def test_a_ratio_study_on_training_sales_is_refused(disguised: pl.DataFrame) -> None:
    with pytest.raises(InvalidData, match=r"training sales is refused.*learned from all 20"):
        unseen_sales(disguised, LEARNED, SCHEMA)


def test_another_sale_of_a_known_property_is_no_training_sale() -> None:
    again = LEARNED.with_columns(pl.col("sold") + timedelta(days=365), pl.col("price") * 1.1)
    assert unseen_sales(again, LEARNED, SCHEMA).learned_from == 0


@pytest.mark.parametrize(
    "honest",
    [
        LEARNED.with_columns(pl.col("price") * 1.1, pl.col("sold") + timedelta(days=365)),
        LEARNED.with_columns(pl.col("price") * 1.1).drop("sold"),  # a resale, its date unknown
        LEARNED.with_columns(pl.col("sold") + timedelta(days=365)),  # even at the same price
        WITHOUT_ID.with_columns(pl.col("sold") + timedelta(days=61)),
        # Other homes of the same new building, sold on the same day at the same price.
        LEARNED.with_columns(pl.col("area") + 9, parcel="other " + pl.col("parcel")),
        # Other homes sold on the same day at the same price.
        WITHOUT_ID.with_columns(pl.col("area") + 9, pl.col("lat") + 0.1),
        # Two columns left of four: they tell too little.
        LEARNED.select("price", "area", "rooms").with_columns(pl.col("area") + 9),
    ],
)
def test_honest_sales_are_kept(honest: pl.DataFrame) -> None:
    assert unseen_sales(honest, LEARNED, SCHEMA).learned_from == 0


def test_columns_that_many_sales_share_do_not_tell_a_sale() -> None:
    alike = LEARNED.select("price", "sold", "area", "rooms").with_columns(
        price=pl.lit(300_000.0), sold=pl.lit(date(2024, 1, 1)), rooms=pl.lit(3)
    )
    others = alike.with_columns(pl.col("area") + 100)
    assert unseen_sales(others, alike, SCHEMA).learned_from == 0


def test_the_address_tells_sales_where_one_of_two_has_no_id() -> None:
    schema = replace(SCHEMA, columns=(*SCHEMA.columns, Column("street", "address", "text")))
    learned = LEARNED.with_columns(street=pl.lit("1 New Street"))
    others = learned.with_columns(pl.col("area") + 9, parcel="other " + pl.col("parcel"))
    assert unseen_sales(others, learned, schema).learned_from == 0
    with pytest.raises(InvalidData, match="refused"):
        unseen_sales(
            others.with_columns(parcel=None, street=pl.lit("1, new street")), learned, schema
        )


def test_rows_without_an_id_are_not_taken_for_one_property() -> None:
    learned = LEARNED.with_columns(parcel=pl.lit(None, pl.String))
    later = _sales(5, 100).with_columns(parcel=pl.lit(None, pl.String))
    assert unseen_sales(later, learned, SCHEMA).learned_from == 0


def test_sales_that_are_no_later_than_the_last_one_learned_are_counted() -> None:
    early = _sales(6, 17).with_columns(pl.col("price") + 500, pl.lit("other").alias("parcel"))
    assert unseen_sales(early, LEARNED, SCHEMA).not_later == 3
