"""The meaning of the columns of the made-up market."""

from __future__ import annotations

from houseprice.data.schema import Column, TableSchema

SCHEMA = TableSchema(
    name="demo",
    title="Sample market (made up)",
    row_is="a made-up sale of a home",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column("parcel", "id", "category", "", "Parcel", "The home; some are sold twice."),
        Column("sale_date", "date", "date", "", "Sale date", "Day of the sale, 2018 to 2023."),
        Column("price", "price", "number", "USD", "Sale price", "Price paid."),
        Column("latitude", "latitude", "number", "deg", "Latitude", "North is positive.", True),
        Column("longitude", "longitude", "number", "deg", "Longitude", "West is negative.", True),
        Column(
            "neighbourhood", "neighbourhood", "category", "", "Neighbourhood",
            "One of twelve parts of the town.",
        ),
        Column(
            "property_type", "property_type", "category", "", "Property type",
            "detached, semi-detached, townhouse or apartment.",
        ),
        Column(
            "living_area", "living_area", "number", "ft2", "Living area", "Heated floor area.",
            True,
        ),
        Column("lot_area", "lot_area", "number", "ft2", "Lot area", "Area of the land."),
        Column("bedrooms", "bedrooms", "integer", "", "Bedrooms", "Number of bedrooms."),
        Column("bathrooms", "bathrooms", "number", "", "Bathrooms", "Number of bathrooms."),
        Column(
            "year_built", "year_built", "integer", "year", "Year built", "Year of construction.",
        ),
        Column(
            "quality", "number", "integer", "", "Quality",
            "Materials and design, 1 (simple) to 5 (excellent).",
        ),
        Column(
            "condition", "number", "integer", "", "Condition",
            "Condition at the sale, 1 (poor) to 5 (very good).",
        ),
        Column("garage_spaces", "number", "integer", "", "Garage", "Cars that fit in the garage."),
        Column("waterfront", "number", "boolean", "", "Waterfront", "Whether it lies at the lake."),
        Column(
            "description", "text", "text", "", "Listing text",
            "Advertisement; some phrases are worth money.",
        ),
        Column(
            "market_sale", "number", "boolean", "", "Market sale",
            "False for a sale between relatives or by a bank, usually far below the market.",
        ),
    ),
    warnings=(
        "Sample data: homes, prices and places are made up by a program from a seed.",
        "About 2 % of the rows are not market sales; the column market_sale tells which.",
    ),
    is_sample=True,
)  # fmt: skip
