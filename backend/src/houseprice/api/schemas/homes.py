"""Places of a data set, the past of a home, and links to one valuation, on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from houseprice.api.schemas.base import EXAMPLE_ID, Family, Wire
from houseprice.api.schemas.valuations import (
    ComparableRead,
    ConfidenceRead,
    FeatureValue,
    ImpliedRead,
    LocatedBy,
)
from houseprice.services.homes.links import MOST_DAYS


class SoldPlaceRead(Wire):
    """An address or an area of a data set's own sales."""

    kind: Literal["address", "area"]
    name: str = Field(description="As the table writes it.")
    latitude: float
    longitude: float
    sales: int = Field(description="Number of sales there.")
    reach_m: float | None = Field(
        description="Of an area: half of its sales lie within so many metres of its middle."
    )
    home_id: str | None = Field(description="Id of the home; null where sales have none.")
    features: dict[str, FeatureValue] = Field(
        description="What its newest sale says of the home; of an area its name only."
    )


class PlacesRead(Wire):
    """Places that fit a text: at most 8, areas first."""

    dataset_id: str
    has_addresses: bool
    has_areas: bool
    id_column: str | None = Field(description="Name of the column with ids of homes, if any.")
    items: list[SoldPlaceRead]


class OwnSaleRead(Wire):
    """A sale of the home itself."""

    sale_date: date | None
    price: float


class EarlierValueRead(Wire):
    """A stored value of the same home."""

    id: str
    created_at: datetime
    as_of: date | None
    value: float
    low_90: float
    high_90: float
    confidence: ConfidenceRead
    model_name: str
    model_version: int
    family: Family
    is_this: bool = Field(description="Whether it is the valuation whose past this is.")


class HistoryRead(Wire):
    """The past of the home of a valuation."""

    valuation_id: str
    told_by: list[str] = Field(
        description="Columns that tell the home from others; empty if too little is known of it."
    )
    sales: list[OwnSaleRead] = Field(description="Its own sales, the oldest first.")
    values: list[EarlierValueRead] = Field(description="Its stored values, the newest first.")


class SimilarSalesRead(Wire):
    """Sales like the home of a valuation, the most similar first; the value stays as it is."""

    valuation_id: str
    model_id: str
    items: list[ComparableRead]


class ValuationLinkRequest(Wire):
    """Body of ``POST /v1/valuations/{valuation_id}/links``."""

    days: int = Field(default=30, ge=1, le=MOST_DAYS, description="Days that the link is good for.")


class ValuationLinkRead(Wire):
    """A link to a valuation, without its secret."""

    id: str = Field(examples=[EXAMPLE_ID])
    state: Literal["open", "ended", "withdrawn"]
    made_by: str
    created_at: datetime
    expires_at: datetime
    withdrawn_at: datetime | None
    opened: int = Field(description="How often it was opened.")
    opened_at: datetime | None


class ValuationLinkList(Wire):
    """The links to a valuation, the newest first."""

    items: list[ValuationLinkRead]


class NewValuationLinkRead(Wire):
    """A new link; its address is in no other answer."""

    link: ValuationLinkRead
    address: str


class LinkOpening(Wire):
    """Body of ``POST /v1/shared-valuation``."""

    link: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        description="The part of the link after #."
    )


class FactRead(Wire):
    """A characteristic of a home."""

    name: str
    label: str
    role: str
    unit: str
    kind: str
    value: FeatureValue


class SharedSaleRead(Wire):
    """A comparable sale without its id and its place."""

    price: float
    adjusted_price: float
    sale_date: date | None
    distance_m: float | None
    facts: list[FactRead]


class SharedValuationRead(Wire):
    """What a link shows: one value with its reasons."""

    label: str
    dataset: str
    is_sample: bool
    currency: str
    area_unit: str
    created_at: datetime
    expires_at: datetime = Field(description="When the link ends.")
    as_of: date | None
    value: float
    low_90: float
    high_90: float
    confidence: Literal["high", "medium", "low"]
    in_words: str
    located_by: LocatedBy | None
    reason_codes: list[str]
    facts: list[FactRead]
    sales: list[SharedSaleRead]
    reference_value: float | None
    contributions: list[tuple[str, float]] = Field(description="Name and amount of each reason.")
    comparables_range: ImpliedRead | None
    held_of_100: float | None = Field(
        description="Of 100 prices of sales that the model had not seen, its ranges held so many."
    )
