"""The errors of a model, sale by sale, on the wire."""

from __future__ import annotations

from pydantic import Field

from houseprice.api.schemas.base import Wire
from houseprice.api.schemas.sale_reviews import SaleReviewRead


class ModelErrorsRead(Wire):
    """The blind test of a model as columns: the values at one place are those of one sale."""

    model_id: str
    dataset_id: str
    sales: int = Field(
        description="Number of sales of the blind test. Where there are more than the columns "
        "hold, the columns are a sample, the same one at every call."
    )
    refused: int = Field(description="Number of them that the model gives no value.")
    tiers: int = Field(description="Number of tiers from cheap to dear; 0 with few sales.")
    areas: list[str] = Field(description="The names of the areas, which `area` counts from 0.")
    sale: list[int] = Field(description="Index of each sale in the data set, from 0.")
    price: list[float] = Field(description="In the currency of the data set.")
    value: list[float | None] = Field(description="Null for a home that the model refuses.")
    low_90: list[float | None] = Field(description="Low end of the 90 % range.")
    high_90: list[float | None] = Field(description="High end of the 90 % range.")
    tier: list[int | None] = Field(
        description="Tier from 1, the cheapest, on: tenths of all test sales by the middle of "
        "price and value, never by the price alone, whose chance parts would look like inequity."
    )
    area: list[int | None] | None = Field(
        description="Place of each sale's area in `areas`; null if the data set has no areas."
    )
    day: list[int | None] | None = Field(
        description="Sale dates as days since 1970-01-01; null if the data set has no dates."
    )
    latitude: list[float | None] | None = Field(
        description="Degrees, north is positive; null if the data set has no coordinates."
    )
    longitude: list[float | None] | None = Field(
        description="Degrees, east is positive; null if the data set has no coordinates."
    )


class ErrorFlag(Wire):
    """A test sale that a check of the data set flags."""

    sale: int = Field(description="Index of the sale in the data set, from 0.")
    row: int = Field(description="Row in the imported file: the header is row 1.")
    rule: str = Field(examples=["non-market: nominal price"])
    kinds: list[str] = Field(description="All kinds of checks that mark the sale.")
    review: SaleReviewRead | None = Field(
        description="The last decision on the sale; null if there is none."
    )


class ErrorFlagsRead(Wire):
    """The flagged sales of a blind test, those with the largest errors first."""

    model_id: str
    dataset_id: str
    flagged: int = Field(description="Number of flagged test sales; `items` has 2,000 at most.")
    items: list[ErrorFlag]
