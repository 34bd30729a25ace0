"""Trained models on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from houseprice.api.schemas.base import EXAMPLE_ID, Family, Scores, Wire, example
from houseprice.api.schemas.runs import DatasetRef
from houseprice.training.spec import MAX_EQUITY

ModelStatus = Literal["candidate", "champion", "archived"]


class ModelRead(Wire):
    """A model version, made by a succeeded run."""

    id: str
    name: str = Field(description="`<dataset>-<family>`.")
    version: int
    family: Family
    dataset: DatasetRef
    status: ModelStatus
    run_id: str
    test: Scores
    baselines: dict[str, Scores] = Field(description="median_area and linear, on the same sales.")
    split: dict[str, Any]
    test_sha256: str = Field(description="Hash of the test sales: equal means comparable.")
    seconds: float
    size_bytes: int
    created_at: datetime
    warnings: list[str] = Field(default_factory=list)


class ModelPage(Wire):
    """Newest first."""

    items: list[ModelRead]
    next_cursor: str | None = None


class FieldRead(Wire):
    """One input of a model, enough to draw a form field."""

    name: str
    label: str
    kind: Literal["number", "integer", "choice", "boolean", "date", "text"]
    role: str
    unit: str
    help: str
    required: bool
    typical: float | str | bool | None = Field(description="Median or most common value.")
    low: float | None = Field(default=None, description="1st percentile of the training sales.")
    high: float | None = Field(default=None, description="99th percentile.")
    choices: list[str] = Field(default_factory=list)
    more_choices: bool = Field(default=False, description="The model knows more than these.")


class ModelSchemaRead(Wire):
    """The form of a model, most important fields first."""

    model_id: str
    currency: str
    area_unit: Literal["ft2", "m2"]
    fields: list[FieldRead]
    example: dict[str, Any] = Field(description="A home, ready to send.")
    reference: dict[str, Any] = Field(
        description="The home in the middle of the sales, by which values are explained."
    )


class FamilyStatus(Wire):
    """Newest model of a family on a data set."""

    family: Family
    trained: bool
    model_id: str | None = None
    trained_at: datetime | None = None
    test: Scores | None = None


class ModelsStatus(Wire):
    """The seed's ``GET /models/status``."""

    dataset: str
    models: list[FamilyStatus]


class Promotion(Wire):
    """Body of ``POST /v1/models/{id}/promote``."""

    reason: str = Field(default="", max_length=500)
    override: bool = Field(
        default=False,
        description="Promote although a guard does not pass; needs a reason, which is kept.",
    )


class EquityPoint(Wire):
    """Body of ``POST /v1/models/{id}/equity``."""

    model_config = example({"equity": 0.375})

    equity: float = Field(
        ge=0,
        le=MAX_EQUITY,
        description="0: least error; 1: no bias against cheap or dear homes on held-out sales.",
    )


class LaterSales(Wire):
    """Body of ``POST /v1/models/{id}/recalibrations``."""

    model_config = example({"dataset": EXAMPLE_ID})

    dataset: str = Field(
        max_length=100,
        description="Name or id of a data set with at least 100 sales after the model's last one.",
    )


class DifferenceRead(Wire):
    """A score of a first model less that of a second one, on the same sales."""

    first: float
    second: float
    difference: float = Field(description="first - second, in the unit of the score.")
    low: float = Field(description="95 % interval by paired bootstrap.")
    high: float
    verdict: Literal["better", "worse", "no_proven_difference"] | None = Field(
        description="Of the first model; null with fewer than 30 sales."
    )


class DifferencesRead(Wire):
    """Percentages in points, RMSE in money."""

    mdape: DifferenceRead
    rmse: DifferenceRead
    cod: DifferenceRead
    ppe10: DifferenceRead
    coverage_90: DifferenceRead


class GuardRead(Wire):
    """One condition of a promotion."""

    name: str = Field(examples=["mdape", "prd"])
    passed: bool
    text: str = Field(description="The rule, then the figures.")
    candidate: float | None
    champion: float | None = Field(description="Of the best baseline where that is the guard.")


class PromotionRead(Wire):
    """Why a model became champion."""

    model_id: str
    replaced_id: str | None
    at: datetime
    reason: str
    override: bool = Field(description="A guard did not pass.")
    n: int | None = Field(description="Sales on which the two were compared.")
    differences: DifferencesRead | None = Field(description="The candidate is the first.")
    guards: list[GuardRead]


class PromotionList(Wire):
    """Newest first."""

    items: list[PromotionRead]
