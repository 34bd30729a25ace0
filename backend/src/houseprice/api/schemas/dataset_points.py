"""The points of a map on the wire."""

from __future__ import annotations

from pydantic import Field

from houseprice.api.schemas.base import Wire


class PointsRead(Wire):
    """Sales with coordinates, as columns: the values at one place are those of one sale."""

    dataset_id: str
    model_id: str | None = Field(description="The model whose errors are shown, if one was named.")
    sales: int = Field(
        description="All sales of the data set or, if a model was named, its test sales."
    )
    located: int = Field(
        description="Sales that have coordinates. Where there are more than the columns hold, the "
        "columns are a sample, the same one at every call."
    )
    latitude: list[float] = Field(description="Degrees, north is positive.")
    longitude: list[float] = Field(description="Degrees, east is positive.")
    price: list[float] = Field(description="In the currency of the data set.")
    price_per_area: list[float | None] | None = Field(
        description="Price over living area, in the units of the data set; null for a sale without "
        "area, and for all if the data set has no living area."
    )
    day: list[int | None] | None = Field(
        description="Sale dates as days since 1970-01-01; null if the data set has no dates."
    )
    error: list[float | None] | None = Field(
        description="Value of the model over the price, minus 1, in percent; null for a home that "
        "the model refuses to value, and for all if no model was named."
    )
