"""Trained models on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from houseprice.api.schemas.accounts import OwnedRead
from houseprice.api.schemas.base import EXAMPLE_ID, Family, RangeRecordRead, Scores, Wire, example
from houseprice.api.schemas.runs import DatasetRef
from houseprice.data.schema import AreaUnit
from houseprice.training.spec import MAX_EQUITY

ModelStatus = Literal["candidate", "champion", "former", "archived"]


class ModelRead(Wire):
    """A version of a model, which a succeeded run made."""

    id: str
    name: str = Field(description="`<dataset>-<family>`.")
    version: int
    family: Family
    dataset: DatasetRef
    status: ModelStatus = Field(
        description="A former model was champion until another took its place; an archived one "
        "was put away by hand."
    )
    tags: list[str] = Field(default_factory=list)
    notes: str = ""
    aliases: list[str] = Field(
        default_factory=list,
        description="`DATASET@ALIAS` stands for the model wherever its id does.",
    )
    owned: OwnedRead
    run_id: str
    test: Scores
    baselines: dict[str, Scores] = Field(
        description="Scores of the naive baselines median_area and linear on the same sales."
    )
    split: dict[str, Any]
    test_sha256: str = Field(
        description="Hash of the test sales: models with the same hash are comparable."
    )
    seconds: float
    size_bytes: int
    created_at: datetime
    warnings: list[str] = Field(default_factory=list)
    ranges: RangeRecordRead
    left_out: list[str] = Field(
        default_factory=list,
        description="What the time limit of its training left out, as sentences.",
    )


class ModelPage(Wire):
    """A page of models, newest first."""

    items: list[ModelRead]
    next_cursor: str | None = None


class FieldRead(Wire):
    """An input of a model, with all that a form field needs."""

    name: str
    label: str
    kind: Literal["number", "integer", "choice", "boolean", "date", "text"]
    role: str
    unit: str
    help: str
    required: bool
    typical: float | str | bool | None = Field(
        description="Median or most common value of the training sales."
    )
    low: float | None = Field(default=None, description="1st percentile of the training sales.")
    high: float | None = Field(default=None, description="99th percentile of the training sales.")
    choices: list[str] = Field(default_factory=list)
    more_choices: bool = Field(
        default=False, description="Whether the model knows more choices than these."
    )
    decimal: Literal[".", ","] = Field(
        default=".", description="Sign before the fraction of a number that is sent as text."
    )


class ModelSchemaRead(Wire):
    """The form of a model, most important fields first."""

    model_id: str
    currency: str
    area_unit: AreaUnit
    fields: list[FieldRead]
    example: dict[str, Any] = Field(description="A complete home that can be sent as it is.")
    reference: dict[str, Any] = Field(
        description="The typical home with which explanations compare a value."
    )


class FamilyStatus(Wire):
    """The newest model of a family on a data set."""

    family: Family
    trained: bool
    model_id: str | None = None
    trained_at: datetime | None = None
    test: Scores | None = None


class ModelsStatus(Wire):
    """Answer of ``GET /models/status``."""

    dataset: str
    models: list[FamilyStatus]


class Promotion(Wire):
    """Body of ``POST /v1/models/{id}/promote``."""

    reason: str = Field(default="", max_length=500)
    override: bool = Field(
        default=False,
        description="Promote although a guard does not pass; this needs a reason, which is stored.",
    )


class EquityPoint(Wire):
    """Body of ``POST /v1/models/{id}/equity``."""

    model_config = example({"equity": 0.375})

    equity: float = Field(
        ge=0,
        le=MAX_EQUITY,
        description="0 has the least error; 1 has no bias between cheap and dear homes on "
        "held-out sales.",
    )


class LaterSales(Wire):
    """Body of ``POST /v1/models/{id}/recalibrations``."""

    model_config = example({"dataset": EXAMPLE_ID})

    dataset: str = Field(
        max_length=100,
        description="Name or id of a data set with at least 100 sales after the last sale of the "
        "model.",
    )


class OtherSales(Wire):
    """Body of ``POST /v1/models/{id}/evaluations``."""

    model_config = example({"dataset": EXAMPLE_ID})

    dataset: str = Field(
        max_length=100,
        description="Name or id of a data set with the columns of the model; sales that the model "
        "learned from are left out.",
    )


class DifferenceRead(Wire):
    """A score of a first model minus that of a second model, on the same sales."""

    first: float
    second: float
    difference: float = Field(description="`first` minus `second`, in the unit of the score.")
    low: float = Field(description="Low end of the 95 % interval, by paired bootstrap.")
    high: float
    verdict: Literal["better", "worse", "no_proven_difference"] | None = Field(
        description="Whether the first model is better; null with fewer than 30 sales."
    )


class DifferencesRead(Wire):
    """Differences of the scores: shares in percentage points, RMSE in money."""

    mdape: DifferenceRead
    rmse: DifferenceRead
    cod: DifferenceRead
    ppe10: DifferenceRead
    coverage_90: DifferenceRead


class GuardRead(Wire):
    """A condition of a promotion."""

    name: str = Field(examples=["mdape", "prd"])
    passed: bool
    text: str = Field(description="The rule and the figures, as a sentence.")
    candidate: float | None
    champion: float | None = Field(
        description="The champion's figure; that of the best baseline for the guard `baseline`."
    )


class PromotionRead(Wire):
    """Why a model became champion."""

    model_id: str
    replaced_id: str | None
    at: datetime
    reason: str
    override: bool = Field(
        description="Whether the model was promoted although a guard did not pass."
    )
    n: int | None = Field(description="Number of sales on which the two models were compared.")
    differences: DifferencesRead | None = Field(
        description="Differences of the scores; `first` is the candidate."
    )
    guards: list[GuardRead]
    proposed_by: str | None = Field(description="Where a second person decided: who proposed it.")
    accepted_by: str | None


class PromotionList(Wire):
    """The promotions of a model, newest first."""

    items: list[PromotionRead]


class ProposalRead(Wire):
    """A proposal that a model becomes champion."""

    id: str
    model_id: str
    model: str
    reason: str
    override: bool = Field(description="Whether a guard that does not pass is to be waived.")
    state: Literal["open", "accepted", "declined", "withdrawn"]
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    answer: str
    why_not_decide: str | None = Field(
        description="Why the caller may not accept or decline it; null: they may, or it is over."
    )
    may_withdraw: bool


class ProposalList(Wire):
    """Proposals, newest first."""

    items: list[ProposalRead]


class ProposalAnswer(Wire):
    """What is said to the one who has proposed; needed to decline."""

    answer: str = Field(default="", max_length=500)
