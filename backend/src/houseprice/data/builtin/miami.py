"""Miami-Dade county, Florida: single-family sales of 2016 (Bourassa)."""

from __future__ import annotations

import polars as pl

from houseprice.data.builtin.cast import cast_columns
from houseprice.data.builtin.openml import fetch_openml_text
from houseprice.data.schema import Column, TableSchema

#: ``miami_housing`` version 1; the columns are named as here.
OPENML_ID = 43093

SCHEMA = TableSchema(
    name="miami",
    title="Miami-Dade single-family sales, 2016",
    row_is="a sale of a single-family home",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column("LATITUDE", "latitude", "number", "deg", "Latitude", "North is positive.", True),
        Column("LONGITUDE", "longitude", "number", "deg", "Longitude", "West is negative.", True),
        Column(
            "PARCELNO", "id", "category", "", "Parcel number",
            "12 or 13 digits; 156 parcels appear again.",
        ),
        Column("SALE_PRC", "price", "number", "USD", "Sale price", "Price paid."),
        Column("LND_SQFOOT", "lot_area", "number", "ft2", "Lot area", "Area of the land."),
        Column(
            "TOT_LVG_AREA", "living_area", "number", "ft2", "Living area", "Floor area.", True,
        ),
        Column(
            "SPEC_FEAT_VAL", "number", "number", "USD", "Special features",
            "The assessor's value of special features such as a pool.",
        ),
        Column(
            "RAIL_DIST", "number", "number", "ft", "Distance to a railway",
            "Distance to the nearest rail line, which is noisy.",
        ),
        Column(
            "OCEAN_DIST", "number", "number", "ft", "Distance to the ocean",
            "Distance to the ocean.",
        ),
        Column(
            "WATER_DIST", "number", "number", "ft", "Distance to water",
            "Distance to the nearest body of water.",
        ),
        Column(
            "CNTR_DIST", "number", "number", "ft", "Distance to the centre",
            "Distance to Miami's central business district.",
        ),
        Column(
            "SUBCNTR_DI", "number", "number", "ft", "Distance to a subcentre",
            "Distance to the nearest secondary business district.",
        ),
        Column(
            "HWY_DIST", "number", "number", "ft", "Distance to a highway",
            "Distance to the nearest highway, which is noisy.",
        ),
        Column("age", "number", "number", "years", "Age", "Age of the house in 2016."),
        Column(
            "avno60plus", "number", "boolean", "", "Aircraft noise",
            "Whether aircraft noise is over an acceptable level; true for 208 sales.",
        ),
        Column(
            "month_sold", "ignore", "integer", "", "Month of sale",
            "1 to 12, all of 2016; the sale date is made from it.",
        ),
        Column(
            "structure_quality", "number", "integer", "", "Quality of the structure",
            "An ordered code, 1 to 5.",
        ),
        Column(
            "sale_date", "date", "date", "", "Sale date",
            "Only the month is published; the day is always the 15th.",
        ),
    ),
    warnings=(
        "Only the month of sale is known (2016): every sale date is the 15th of its month.",
        "156 rows are further sales of the same parcel, most at another price.",
    ),
)  # fmt: skip


def shape(raw: pl.DataFrame) -> pl.DataFrame:
    """Type the published text columns and make the sale date from the month."""
    month = pl.col("month_sold").str.replace(r"\.0$", "").str.zfill(2)
    return cast_columns(raw.with_columns(sale_date="2016-" + month + "-15"), SCHEMA)


def fetch(scikit_home: str) -> pl.DataFrame:
    """Get the same table from OpenML."""
    raw = fetch_openml_text(OPENML_ID, scikit_home)
    whole = pl.col("PARCELNO", "avno60plus", "structure_quality", "month_sold")
    return shape(raw.with_columns(whole.str.replace(r"\.0$", "")))
