"""California 1990: one row is a census block group (Pace and Barry, 1997)."""

from __future__ import annotations

import warnings

import polars as pl

from houseprice.data.schema import Column, TableSchema

SCHEMA = TableSchema(
    name="california",
    title="California block groups, 1990",
    row_is="a census block group",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column(
            "MedInc", "number", "number", "10,000 USD", "Median income",
            "Median household income of the block group in tens of thousands of dollars; "
            "limited to 0.4999..15.0001.", True,
        ),
        Column(
            "HouseAge", "number", "number", "years", "Median house age",
            "Median age of the houses; stops at 52 years.", True,
        ),
        Column(
            "AveRooms", "number", "number", "rooms", "Rooms per household",
            "Average number of rooms per household; resorts reach 142.", True,
        ),
        Column(
            "AveBedrms", "number", "number", "rooms", "Bedrooms per household",
            "Average number of bedrooms per household.", True,
        ),
        Column(
            "Population", "number", "number", "people", "Population",
            "People living in the block group.", True,
        ),
        Column(
            "AveOccup", "number", "number", "people", "People per household",
            "Average household size; barracks and prisons reach 1,243.", True,
        ),
        Column(
            "Latitude", "latitude", "number", "deg", "Latitude",
            "Latitude of the block group's centre, north is positive.", True,
        ),
        Column(
            "Longitude", "longitude", "number", "deg", "Longitude",
            "Longitude of the block group's centre, west is negative.", True,
        ),
        Column(
            "MedHouseVal", "price", "number", "USD", "Median house value",
            "Median value of owner-occupied homes as their owners stated it, dollars of 1990.",
        ),
    ),
    warnings=(
        "A row is a census block group, not a sale: values are medians which owners stated.",
        "Values are top-coded at 500,001 dollars (965 rows) and floored at 14,999.",
        "There are no dates: prices are those of 1990 and no market trend can be learned.",
        "Ages stop at 52 years and incomes at 150,001 dollars.",
    ),
)  # fmt: skip


def shape(raw: pl.DataFrame) -> pl.DataFrame:
    """Turn StatLib's nine columns into scikit-learn's eight and a target in dollars.

    Parameters
    ----------
    raw : polars.DataFrame of shape (20640, 9)
        Text columns with the names of the StatLib file.
    """
    number = raw.select(pl.all().cast(pl.Float64))
    households = pl.col("households")
    return number.select(
        MedInc=pl.col("median_income"),
        HouseAge=pl.col("housing_median_age"),
        AveRooms=pl.col("total_rooms") / households,
        AveBedrms=pl.col("total_bedrooms") / households,
        Population=pl.col("population"),
        AveOccup=pl.col("population") / households,
        Latitude=pl.col("latitude"),
        Longitude=pl.col("longitude"),
        MedHouseVal=pl.col("median_house_value"),
    )


def fetch(scikit_home: str) -> pl.DataFrame:
    """Get the same table through scikit-learn (checked by SHA-256 there)."""
    from sklearn.datasets import fetch_california_housing  # noqa: PLC0415  heavy

    with warnings.catch_warnings():
        # scikit-learn warns before it tries again, but only the final result matters.
        warnings.simplefilter("ignore", UserWarning)
        bunch = fetch_california_housing(data_home=scikit_home, n_retries=1)
    columns = {name: bunch.data[:, i] for i, name in enumerate(bunch.feature_names)}
    table = pl.DataFrame(columns)
    # scikit-learn divides by 100,000; every published value is a whole dollar.
    return table.with_columns(MedHouseVal=pl.Series(bunch.target * 100_000).round(0))
