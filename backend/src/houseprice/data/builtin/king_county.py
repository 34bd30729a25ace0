"""King County, Washington: sales of May 2014 to May 2015."""

from __future__ import annotations

import polars as pl

from houseprice.data.builtin.cast import cast_columns
from houseprice.data.builtin.openml import fetch_openml_text
from houseprice.data.schema import Column, TableSchema

#: ``house_sales`` version 1, the one that keeps the date as text.
OPENML_ID = 42092

SCHEMA = TableSchema(
    name="king_county",
    title="King County (Seattle) sales, 2014-2015",
    row_is="a sale of a house",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column(
            "id", "id", "category", "", "Parcel number",
            "Ten digits, some starting with 0; 177 houses were sold more than once.",
        ),
        Column("date", "date", "date", "", "Sale date", "Day of the sale."),
        Column("price", "price", "number", "USD", "Sale price", "Price paid."),
        Column(
            "bedrooms", "bedrooms", "number", "", "Bedrooms",
            "Number of bedrooms; one small house says 33.",
        ),
        Column(
            "bathrooms", "bathrooms", "number", "", "Bathrooms",
            "Number of bathrooms; a toilet without a shower counts 0.5, a quarter is possible.",
        ),
        Column(
            "sqft_living", "living_area", "number", "ft2", "Living area",
            "Interior living space; the sum of the areas above and below ground.", True,
        ),
        Column(
            "sqft_lot", "lot_area", "number", "ft2", "Lot area", "Area of the land.",
        ),
        Column("floors", "number", "number", "", "Floors", "Number of storeys; halves occur."),
        Column(
            "waterfront", "number", "boolean", "", "On the waterfront",
            "Whether the lot lies at the water.",
        ),
        Column("view", "number", "integer", "", "View", "Quality of the view, 0 (none) to 4."),
        Column(
            "condition", "number", "integer", "", "Condition",
            "Condition of the house, 1 (poor) to 5 (very good).",
        ),
        Column(
            "grade", "number", "integer", "", "Building grade",
            "The county's grade of construction and design, 1 to 13; 7 is average.",
        ),
        Column(
            "sqft_above", "number", "number", "ft2", "Area above ground",
            "Living area above ground level.",
        ),
        Column(
            "sqft_basement", "number", "number", "ft2", "Basement area",
            "Living area below ground level; 0 means no basement.",
        ),
        Column(
            "yr_built", "year_built", "integer", "year", "Year built",
            "Year in which the house was built.",
        ),
        Column(
            "yr_renovated", "number", "integer", "year", "Year renovated",
            "Year of the last renovation; 0 means never.",
        ),
        Column(
            "zipcode", "neighbourhood", "category", "", "Postcode",
            "Five-digit postcode; a code, not a quantity.",
        ),
        Column("lat", "latitude", "number", "deg", "Latitude", "North is positive.", True),
        Column("long", "longitude", "number", "deg", "Longitude", "West is negative.", True),
        Column(
            "sqft_living15", "number", "number", "ft2", "Neighbours' living area",
            "Average living area of the 15 nearest houses in 2015.",
        ),
        Column(
            "sqft_lot15", "number", "number", "ft2", "Neighbours' lot area",
            "Average lot area of the 15 nearest houses in 2015.",
        ),
    ),
    warnings=(
        "Values are as published: one house of 1,620 ft2 says 33 bedrooms, 13 say none.",
        "177 rows are second sales of the same house.",
        "12 houses were sold before their year of building.",
        "The living area is the sum of the areas above and below ground in every row.",
    ),
)  # fmt: skip


def shape(raw: pl.DataFrame) -> pl.DataFrame:
    """Type the published text columns; dates look like ``20141013T000000``."""
    return cast_columns(raw, SCHEMA, date_format="%Y%m%dT%H%M%S")


def fetch(scikit_home: str) -> pl.DataFrame:
    """Get the table from OpenML, where it may lack the parcel number."""
    raw = fetch_openml_text(OPENML_ID, scikit_home)
    if "id" not in raw.columns:
        raw = raw.with_columns(id=pl.lit(None, pl.String))
    for name in ("zipcode", "waterfront", "view", "condition", "grade"):
        raw = raw.with_columns(pl.col(name).str.replace(r"\.0$", ""))
    return shape(raw)
