"""Valuations on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from houseprice.api.schemas.accounts import OwnedRead
from houseprice.api.schemas.base import EXAMPLE_ID, Family, Name, RangeRecordRead, Wire, example
from houseprice.api.schemas.runs import DatasetRef
from houseprice.valuation.cascade import MAX_FSD

FeatureValue = float | int | bool | str | None
#: Text that a caller sends: it has no NUL and at most 64 KB.
FeatureText = Annotated[str, Field(max_length=65_536, pattern=r"^[^\x00]*$")]
FeatureInteger = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]
FeatureInput = float | FeatureInteger | bool | FeatureText | None

_EXAMPLE_VALUE = {
    "model_id": EXAMPLE_ID,
    "family": "lightgbm",
    "version": 1,
    "value": 431_000.0,
    "low_90": 345_000.0,
    "high_90": 538_000.0,
    "fsd": 0.12,
}


_EXAMPLE_RANGES = {
    "n": 413,
    "coverage_90": 89.1,
    "low": 85.7,
    "high": 91.8,
    "learned_again_from": None,
    "of_earlier_ranges": False,
    "in_words": "nine in ten",
    "in_words_68": "about two in three",
    "falls_short": False,
}
_RANGES = "How often the ranges of the model held the price of sales that they had not seen."
_NOTES = "Sentences on the width of the range, such as how old the last known sale is."

_EXAMPLE_HOME = {
    "MedInc": 8.3,
    "HouseAge": 41,
    "AveRooms": 7.0,
    "AveBedrms": 1.0,
    "Population": 322,
    "AveOccup": 2.6,
    "Latitude": 37.88,
    "Longitude": -122.23,
}


class HomeRequest(Wire):
    """A home, and the model that is to value it."""

    features: dict[Name, FeatureInput] = Field(
        min_length=1, max_length=500, examples=[{"MedInc": 8.3, "HouseAge": 41}]
    )
    dataset: Name | None = Field(
        default=None, description="Name or id of the data set whose champion answers."
    )
    model: Name | None = Field(
        default=None,
        description="Id of the model that answers, or `DATASET@ALIAS`; it overrides `dataset`.",
    )
    as_of: date | None = Field(
        default=None,
        description="Date of the value. Default: the home's own date among the features, else the "
        "date of the last sale. Refused beside another date of the home, and by models without "
        "dates.",
    )


class PredictRequest(HomeRequest):
    """Body of ``POST /predict``; ``POST /v1/valuations`` takes a little more."""

    model_config = example({"features": _EXAMPLE_HOME, "dataset": "california"})

    cascade: Name | None = Field(
        default=None,
        description="Id of a second model, which answers where the first one refuses or is too "
        "unsure.",
    )
    max_fsd: float | None = Field(
        default=None,
        gt=0,
        le=MAX_FSD,
        description="With `cascade`: largest FSD (a fraction) of an answer of the first model.",
    )
    explain: bool = Field(
        default=False,
        description="Add comparable sales and contributions; stored valuations always have them.",
    )
    detail: Literal["groups", "features"] = Field(
        default="groups",
        description="`groups`: exact contributions of at most seven groups of features; "
        "`features`: sampled contributions of single features.",
    )


LocatedBy = Literal["address", "map", "area", "coordinates"]
_REACH = "Of an area: half of its sales lie within so many metres of the place."


class ValuationRequest(PredictRequest):
    """Body of ``POST /v1/valuations``; the model never sees what it has more than a prediction."""

    label: str = Field(
        default="",
        max_length=200,
        pattern=r"^[^\x00-\x1f\x7f]*$",
        description="A name of the home for its readers, such as its address.",
    )
    located_by: LocatedBy | None = Field(
        default=None, description="How the coordinates came about; an area is its middle only."
    )
    reach_m: float | None = Field(default=None, ge=0, le=1e6, description=_REACH)


class WhatIfRequest(HomeRequest):
    """Body of ``POST /v1/what-if``."""

    model_config = example(
        {"features": _EXAMPLE_HOME, "changes": {"AveRooms": 8.0}, "dataset": "california"}
    )

    changes: dict[Name, FeatureInput] = Field(
        min_length=1, max_length=500, examples=[{"AveRooms": 8.0}]
    )


class AdjustmentRead(Wire):
    """Price difference that one group of features accounts for."""

    feature: str = Field(
        description='Name of the group; the last one is "Rest", the remaining difference.'
    )
    amount: float


class ComparableRead(Wire):
    """A training sale of a similar home; it is never a sale of the home itself."""

    sale_id: str | None
    distance_m: float | None
    similarity: float = Field(ge=0, le=1)
    sale_date: date | None
    age_days: int | None = Field(
        default=None, description="Days from the sale to the date of the value."
    )
    price: float
    time_adjusted_price: float | None = Field(
        default=None, description="Price, adjusted to the date of the value by the market index."
    )
    adjustments: list[AdjustmentRead] = Field(
        default=[],
        description="Steps from `time_adjusted_price` to `adjusted_price`, by group of features.",
    )
    adjusted_price: float = Field(
        description="Price, adjusted for time and for the differences between the homes."
    )
    latitude: float | None
    longitude: float | None
    features: dict[str, FeatureValue]


class Contribution(Wire):
    """How far one group of features moves the value away from the reference."""

    feature: str
    amount: float
    standard_error: float = Field(
        default=0.0, description="Standard error of the amount; 0 if the amount is exact."
    )
    parts: list[AdjustmentRead] = Field(
        default=[],
        description="Of the group of other features: what each adds; they add up to the amount.",
    )


class ImpliedRead(Wire):
    """The range of prices that the comparable sales imply by themselves."""

    low: float = Field(description="Smallest adjusted price.")
    median: float = Field(description="Median of the adjusted prices, weighted by similarity.")
    high: float = Field(description="Largest adjusted price.")
    n: int
    disagrees: bool = Field(
        description="Whether the median differs from the value by more than 2 FSD."
    )


class ExplanationRead(Wire):
    """The reasons for a value."""

    comparables: list[ComparableRead]
    comparables_range: ImpliedRead | None = None
    contributions: list[Contribution]
    reference_value: float | None = Field(
        description="Value of the reference home, from which the contributions start."
    )
    reference: dict[str, FeatureValue] = Field(
        default={}, description="The reference home: a typical home."
    )


class ConfidenceRead(Wire):
    """The confidence of the model in its value."""

    score: int = Field(
        ge=0, le=100, description="100 × (1 - FSD), rounded; at most 86 if the ranges fall short."
    )
    band: Literal["high", "medium", "low"]
    reason: str


class RangeRead(Wire):
    """A range of prices."""

    low: float
    high: float


class QuantileRead(Wire):
    """The price below which a share `p` of such homes is sold."""

    p: float = Field(gt=0, lt=1)
    price: float


class ModelValue(Wire):
    """The value of a home by one model."""

    model_id: str
    family: Family
    version: int
    value: float
    low_90: float
    high_90: float
    fsd: float


class PredictResponse(ModelValue):
    """Answer of ``POST /predict``."""

    model_config = example(
        {
            **_EXAMPLE_VALUE,
            "currency": "USD",
            "as_of": None,
            "confidence": {"score": 88, "band": "high", "reason": "Many like it were sold nearby."},
            "reason_codes": [],
            "range_68": {"low": 382_000.0, "high": 486_000.0},
            "range_90": {"low": 345_000.0, "high": 538_000.0},
            "quantiles": [{"p": 0.025, "price": 331_000.0}, {"p": 0.975, "price": 561_000.0}],
            "ranges": _EXAMPLE_RANGES,
            "notes": [],
        }
    )

    currency: str
    as_of: date | None
    confidence: ConfidenceRead
    reason_codes: list[str]
    explanation: ExplanationRead | None = Field(
        default=None, description="Null unless the request has `explain`."
    )
    range_68: RangeRead
    range_90: RangeRead
    quantiles: list[QuantileRead]
    ranges: RangeRecordRead = Field(description=_RANGES)
    notes: list[str] = Field(description=_NOTES)


class CompareResponse(Wire):
    """Answer of ``POST /predict/compare``: the values of all trained models and their average."""

    model_config = example(
        {
            "currency": "USD",
            "dataset": "california",
            "models": [_EXAMPLE_VALUE],
            "average": 431_000.0,
        }
    )

    currency: str
    dataset: str
    models: list[ModelValue]
    average: float


class ScenarioValue(Wire):
    """A value with its range and its confidence."""

    value: float
    low_90: float
    high_90: float
    fsd: float
    confidence: ConfidenceRead
    reason_codes: list[str]
    ranges: RangeRecordRead = Field(description=_RANGES)
    notes: list[str] = Field(description=_NOTES)


class WhatIfResponse(Wire):
    """The value of the home as it is and with the changed features; it is not stored."""

    model_id: str
    family: Family
    version: int
    currency: str
    as_of: date | None
    before: ScenarioValue
    after: ScenarioValue
    difference: float = Field(description="The value after the change minus the value before it.")
    similar_sales: int = Field(
        ge=0, description="Number of sales of homes that are similar to the changed home."
    )
    warning: str | None = Field(
        description="A warning if there are fewer than 20 similar sales, else null."
    )


class ValuationRead(ExplanationRead):
    """A stored valuation, which never changes."""

    id: str
    created_at: datetime
    owned: OwnedRead
    dataset: DatasetRef
    model_id: str
    model_name: str
    model_version: int
    family: Family
    inputs: dict[str, FeatureValue]
    as_of: date | None
    value: float
    low_90: float
    high_90: float
    fsd: float
    confidence: ConfidenceRead
    reason_codes: list[str]
    by_model: list[ModelValue]
    range_68: RangeRead | None = None
    range_90: RangeRead | None = None
    quantiles: list[QuantileRead] = Field(
        default_factory=list, description="Quantiles of the price; empty in older valuations."
    )
    notes: list[str] = Field(default_factory=list, description=_NOTES)
    coverage_note: RangeRecordRead = Field(description=_RANGES)
    label: str = Field(default="", description="Name of the home that was given with it.")
    located_by: LocatedBy | None = None
    reach_m: float | None = Field(default=None, description=_REACH)


class ValuationPage(Wire):
    """A page of stored valuations, newest first."""

    items: list[ValuationRead]
    next_cursor: str | None = None
