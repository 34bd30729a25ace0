"""The base class and the types that all wire shapes share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

RunId = str
ID_PATTERN = r"^[0-9a-z]{26}$"
#: The id of a model, or ``DATASET@ALIAS``.
MODEL_PATTERN = r"^([0-9a-z]{26}|[0-9a-z_]{1,26}@[a-z0-9][a-z0-9_.-]{0,31})$"
EXAMPLE_ID = "01kb3y5t9c8d7e6f5g4h3j2k1m"

RunState = Literal["queued", "running", "succeeded", "failed", "cancelled"]
TaskState = Literal["PENDING", "STARTED", "PROGRESS", "SUCCESS", "FAILURE", "REVOKED"]
RunPhase = Literal["starting", "loading", "training", "evaluating", "publishing"]
#: The families of `models.registry`: a type cannot be computed, so a test compares the two.
Trainable = Literal["tensorflow", "pytorch", "huggingface", "lightgbm"]
ModelType = Literal[Trainable, "all"]
Family = Literal[Trainable, "blend"]
#: An import trains no model.
RunModelType = Literal[Family, "all", "import"]

#: A name or an id; control characters (NUL above all) must not reach a query.
Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Wire(BaseModel):
    """Base of all shapes on the wire.

    A request with an unknown field is refused, so that a typing mistake is not ignored. An answer
    shows only some of the attributes of a service's view.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, allow_inf_nan=False, from_attributes=True
    )


def example(document: dict[str, Any]) -> ConfigDict:
    """Show `document` as the example of a shape."""
    return ConfigDict(json_schema_extra={"examples": [document]})


class Problem(Wire):
    """Problem details of RFC 9457: the body of every error."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Invalid input"])
    status: int = Field(examples=[422])
    code: str = Field(
        examples=["invalid_input"], description="Stable name of the error, for programs."
    )
    detail: str = Field(examples=["epochs must be in 1..10000, got 0"])
    hint: str = Field(default="", description="What the caller can do about the error.")
    places: list[dict[str, Any]] = Field(
        default_factory=list,
        description="Where the error is, such as row, column, value and rule. Rows of a file are "
        "numbered as in a spreadsheet: the header is row 1. Homes of a request are numbered from "
        "1.",
    )
    error_ref: str = Field(description="Reference under which the server's log has the error.")


class Estimate(Wire):
    """A figure on unseen sales with its 95 % interval."""

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = Field(
        default=None,
        description="Number of sales behind the figure; do not rank a figure with fewer than 30.",
    )


class RangeRecordRead(Wire):
    """How often the ranges of a model held the price of a sale that they had not seen."""

    n: int = Field(description="Number of sales behind `coverage_90`.")
    coverage_90: float | None = Field(
        description="Percent of these prices that the 90 % ranges held; null if not measured."
    )
    low: float | None = Field(description="Low end of its 95 % interval.")
    high: float | None
    learned_again_from: int | None = Field(
        description="Number of later sales from which the ranges were learned after the training."
    )
    of_earlier_ranges: bool = Field(
        description="Whether the figures are those of the ranges before that, because the ranges "
        "in use are not measured."
    )
    in_words: str = Field(
        description="Share of prices inside a 90 % range: `nine in ten` if the interval holds 90 "
        "or nothing is measured, else as measured.",
        examples=["about 84 of 100"],
    )
    in_words_68: str = Field(description="The same for the 68 % range.")
    falls_short: bool = Field(
        description="Whether the ranges in use hold fewer than 90 %, beyond chance: then no value "
        "has high confidence."
    )


class Scores(Wire):
    """Scores on the test sales: shares in percent, money in the currency of the data set."""

    n: int
    mdape: Estimate
    ppe10: Estimate
    ppe20: Estimate
    rmse: Estimate
    mae: Estimate
    r2: Estimate
    median_ratio: Estimate
    cod: Estimate
    prd: Estimate
    prb: Estimate
    coverage_90: Estimate | None = None
    width_90: Estimate | None = Field(
        default=None, description="Median width of the 90 % ranges, in percent of the value."
    )
    winkler_90: Estimate | None = Field(
        default=None, description="Interval score of the 90 % ranges, in money."
    )
    coverage_68: Estimate | None = None
    width_68: Estimate | None = None
    winkler_68: Estimate | None = None
    pinball: Estimate | None = Field(
        default=None, description="Mean pinball loss of all quantiles, in money."
    )
    mape: Estimate | None = None
    mpe: Estimate | None = Field(default=None, description="Mean signed error, in percent.")
    median_error: Estimate | None = Field(
        default=None, description="Median signed error, in percent."
    )
    failure_rate: Estimate | None = Field(default=None, description="100 minus PPE10.")
    p15l: Estimate | None = Field(
        default=None, description="Share of values that are more than 15 % too low."
    )
    p15h: Estimate | None = Field(
        default=None, description="Share of values that are more than 15 % too high."
    )
    p20h: Estimate | None = Field(
        default=None, description="Share of values that are more than 20 % too high."
    )
    fsd: Estimate | None = Field(
        default=None, description="Spread of the errors, as a fraction of the price."
    )
    cov: Estimate | None = None
    hit_rate: Estimate | None = Field(
        default=None, description="Share of homes that the model values."
    )
    usable_hit_rate: Estimate | None = Field(
        default=None, description="Share of homes that the model values with an FSD up to 0.20."
    )
    fsd_error_correlation: Estimate | None = Field(
        default=None, description="Spearman correlation of the stated FSD with the absolute error."
    )
