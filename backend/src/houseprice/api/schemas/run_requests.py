"""What a training, or a change of one, is asked for with."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from houseprice.api.schemas.base import (
    ModelType,
    Name,
    Wire,
    example,
)
from houseprice.data.split_rules import RULE_PATTERN, RULES
from houseprice.jobs.priorities import Priority
from houseprice.training.spec import MAX_EQUITY

QueueName = Literal["cpu", "gpu"]
LayerWidth = Annotated[int, Field(ge=1, le=4096)]
#: Owner and name; a path to another place, such as ``../model``, does not match.
_HUB_NAME = r"^[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*$"
ParamName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
HubName = Annotated[str, Field(max_length=200, pattern=_HUB_NAME)]

_SPLIT_HELP = f"Which sales are the test: {RULES}, where SEED is a number."


class Tune(Wire):
    """Budget of a tuning, which tries settings on validation sales until a limit is reached."""

    seconds: float | None = Field(default=None, gt=0, le=604_800, allow_inf_nan=False)
    trials: int | None = Field(default=None, ge=1, le=1_000)

    @model_validator(mode="after")
    def _is_limited(self) -> Self:
        if self.seconds is None and self.trials is None:
            raise ValueError("tune must name seconds or trials, got neither")
        return self


class RunSettings(Wire):
    """Settings of a run; an `equity` or `ranges` run has those of its source model."""

    epochs: int = Field(
        default=500,
        ge=1,
        le=10_000,
        description="Largest number of epochs; a training stops earlier when its validation score "
        "no longer improves.",
    )
    learning_rate: float | None = Field(default=None, gt=0, allow_inf_nan=False, examples=[0.001])
    hidden_sizes: list[LayerWidth] | None = Field(
        default=None, min_length=1, max_length=8, examples=[[64, 32, 16]]
    )
    batch_size: int | None = Field(default=None, ge=1, le=100_000)
    patience: int | None = Field(default=None, ge=1, le=10_000)
    seed: int = Field(default=42, ge=0, le=2**31 - 1)
    split: str = Field(default="auto", pattern=RULE_PATTERN, description=_SPLIT_HELP)
    time_limit_s: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    text_encoder: HubName | None = Field(
        default=None,
        description="Name on the Hugging Face Hub of the sentence encoder for listing texts.",
        examples=["sentence-transformers/all-MiniLM-L6-v2"],
    )
    params: dict[ParamName, int | float] = Field(
        default_factory=dict,
        max_length=32,
        description="Parameters of the family, such as dropout or num_leaves.",
        examples=[{"dropout": 0.3}],
    )
    keep_leaks: list[Annotated[str, Field(max_length=200)]] = Field(
        default_factory=list,
        max_length=100,
        description="Columns to learn from although they seem to leak the price.",
        examples=[["list_price"]],
    )
    tune: Tune | None = Field(
        default=None,
        description="Tune the settings that the request leaves out; the families of `all` share "
        "the seconds.",
        examples=[{"seconds": 600}],
    )
    equity: float = Field(
        default=0.0,
        ge=0,
        le=MAX_EQUITY,
        description="0 has the least error; 1 has no bias between cheap and dear homes on "
        "held-out sales.",
    )
    property_columns: list[Annotated[str, Field(max_length=200)]] | None = Field(
        default=None,
        max_length=20,
        description="Columns that agree for sales of one home; an empty list makes every sale a "
        "home of its own. Default: they are found.",
        examples=[["address", "unit"]],
    )
    neighbourhoods: bool = Field(
        default=False,
        description="Whether neighbourhoods are made from the coordinates where the table has "
        "none: as many as held-out training sales confirm.",
    )
    ignored_columns: list[Annotated[str, Field(max_length=200)]] = Field(
        default_factory=list,
        max_length=100,
        description="Feature columns that are not learned from.",
        examples=[["price_per_m2"]],
    )
    dataset: Name | None = Field(
        default=None,
        description="Name or id of the data set. Default: california, or demo if that cannot be "
        "fetched.",
    )


class TrainRequest(RunSettings):
    """Body of ``POST /train/{model_type}[/async]``; every field has a default."""

    model_config = example({"epochs": 500, "learning_rate": 0.001, "dataset": "demo"})

    priority: Priority | None = Field(
        default=None,
        description="Runs of higher priority start first. Default: `high` for work of seconds, "
        "`normal` for a small training, `low` for a long one, a tuning and `all`.",
    )
    queue: QueueName = Field(
        default="cpu", description="`gpu` for a worker of the queue with graphics cards."
    )


class RunChange(Wire):
    """Body of ``PATCH /v1/runs/{run_id}``."""

    model_config = example({"priority": "high"})

    priority: Priority


class RunCreate(TrainRequest):
    """Body of ``POST /v1/runs``."""

    model_config = example({"model_type": "lightgbm", "dataset": "demo", "epochs": 500})

    model_type: ModelType
