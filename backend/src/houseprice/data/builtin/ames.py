"""Ames, Iowa: sales of 2006 to 2010 from the city assessor (De Cock, 2011)."""

from __future__ import annotations

import polars as pl

from houseprice.data.builtin.ames_columns import COLUMNS
from houseprice.data.builtin.ames_openml import fetch_raw
from houseprice.data.builtin.cast import cast_columns
from houseprice.data.schema import TableSchema

SCHEMA = TableSchema(
    name="ames",
    title="Ames (Iowa) sales, 2006-2010",
    row_is="a sale of a home",
    currency="USD",
    area_unit="ft2",
    columns=COLUMNS,
    warnings=(
        "There are no coordinates, only neighbourhood codes.",
        "Only month and year of sale are known: every sale date is the 15th of its month.",
        '"NA" means "there is none" (no alley, no pool, no garage); only an empty field is a gap.',
        "Sale type and condition are known only once a sale is agreed.",
        "Five houses have over 4,000 ft2 of living area; three are partial sales at a low price, "
        "which the author of the data advises to leave out.",
        "One garage of the year 2207 was read as 2007.",
    ),
)


def shape(raw: pl.DataFrame) -> pl.DataFrame:
    """Type the published text columns and make the sale date from month and year.

    Parameters
    ----------
    raw : polars.DataFrame of shape (2930, 82)
        Text columns; null is an empty field, "NA" is a value.
    """
    month = pl.col("Mo Sold").str.zfill(2)
    dated = raw.with_columns(
        pl.concat_str(pl.col("Yr Sold"), pl.lit("-"), month, pl.lit("-15")).alias("sale_date"),
        pl.col("Garage Yr Blt").replace({"2207": "2007"}),
    )
    return cast_columns(dated, SCHEMA)


def fetch(scikit_home: str) -> pl.DataFrame:
    """Get the table from OpenML; `ames_openml` explains the differences."""
    published = tuple(column.name for column in COLUMNS if column.name != "sale_date")
    return shape(fetch_raw(scikit_home, published))
