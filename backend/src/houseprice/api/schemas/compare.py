"""Comparisons of models on the wire."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator

from houseprice.api.schemas.base import EXAMPLE_ID, MODEL_PATTERN, Family, Scores, Wire
from houseprice.api.schemas.models import DifferencesRead, ModelStatus
from houseprice.api.schemas.runs import DatasetRef

_ModelId = Annotated[str, Field(pattern=MODEL_PATTERN, examples=[EXAMPLE_ID])]


class ComparisonRequest(Wire):
    """Body of ``POST /v1/compare``."""

    models: list[_ModelId] = Field(
        min_length=2,
        max_length=10,
        description="Ids of different models of the same data set.",
        json_schema_extra={"uniqueItems": True},
    )

    @field_validator("models")
    @classmethod
    def _different(cls, models: list[str]) -> list[str]:
        if len(set(models)) < len(models):
            raise ValueError("must name each model once")
        return models


class LeaderRead(Wire):
    """One model on the common test sales."""

    model_id: str
    name: str
    version: int
    family: Family
    status: ModelStatus
    rank: int | None = Field(description="Place by MdAPE; null with fewer than 30 sales.")
    among_best: bool | None = Field(
        description="Whether the first model is not proven better; null with fewer than 30 sales."
    )
    scores: Scores


class PairRead(Wire):
    """The differences between two models, paired sale by sale."""

    first: str = Field(description="Id of the model with the lower MdAPE.")
    second: str
    metrics: DifferencesRead


class ComparisonRead(Wire):
    """Models on the test sales which none of them learned from."""

    dataset: DatasetRef
    n: int = Field(description="Number of common test sales.")
    same_test: bool = Field(description="Whether all models were tested on the same set of sales.")
    leaderboard: list[LeaderRead] = Field(description="The models, lowest MdAPE first.")
    differences: list[PairRead] = Field(description="Every pair of models.")
