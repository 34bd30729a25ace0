"""Valuations on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from houseprice.api.schemas.base import EXAMPLE_ID, Family, Name, Wire, example
from houseprice.api.schemas.runs import DatasetRef

FeatureValue = float | int | bool | str | None
#: What a caller sends: no NUL and at most 64 KB of text.
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


class PredictRequest(Wire):
    """Body of ``POST /predict`` and ``POST /v1/valuations``."""

    model_config = example(
        {
            "features": {
                "MedInc": 8.3,
                "HouseAge": 41,
                "AveRooms": 7.0,
                "AveBedrms": 1.0,
                "Population": 322,
                "AveOccup": 2.6,
                "Latitude": 37.88,
                "Longitude": -122.23,
            },
            "dataset": "california",
        }
    )

    features: dict[Name, FeatureInput] = Field(
        min_length=1, max_length=500, examples=[{"MedInc": 8.3, "HouseAge": 41}]
    )
    dataset: Name | None = Field(default=None, description="Whose champion answers.")
    model: Name | None = Field(default=None, description="Model id; overrides `dataset`.")
    as_of: date | None = Field(
        default=None, description="Date of the value; last sale if left out."
    )


class ComparableRead(Wire):
    """A sale the model has seen that is much like the home."""

    sale_id: str | None
    distance_m: float | None
    similarity: float = Field(ge=0, le=1)
    sale_date: date | None
    price: float
    adjusted_price: float = Field(description="Price moved by the model's view of the differences.")
    latitude: float | None
    longitude: float | None
    features: dict[str, FeatureValue]


class Contribution(Wire):
    """How far one group of features moves the value away from the reference."""

    feature: str
    amount: float


class ConfidenceRead(Wire):
    """How sure the model is."""

    score: int = Field(ge=0, le=100, description="100 * (1 - FSD), rounded.")
    band: Literal["high", "medium", "low"]
    reason: str


class ModelValue(Wire):
    """One model's answer."""

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
        }
    )

    currency: str
    as_of: date | None
    confidence: ConfidenceRead
    reason_codes: list[str]


class CompareResponse(Wire):
    """Answer of ``POST /predict/compare``: every trained model side by side and their average."""

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


class ValuationRead(Wire):
    """A stored valuation; it never changes."""

    id: str
    created_at: datetime
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
    comparables: list[ComparableRead]
    contributions: list[Contribution]
    reference_value: float | None = Field(description="Where the contributions start.")
    by_model: list[ModelValue]
    coverage_note: dict[str, Any] = Field(
        description="{n, coverage_90}: how often such ranges held the price on test sales."
    )


class ValuationPage(Wire):
    """Newest first."""

    items: list[ValuationRead]
    next_cursor: str | None = None
