"""What every wire shape shares."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

RunId = str
ID_PATTERN = r"^[0-9a-z]{26}$"
EXAMPLE_ID = "01kb3y5t9c8d7e6f5g4h3j2k1m"

RunState = Literal["queued", "running", "succeeded", "failed", "cancelled"]
TaskState = Literal["PENDING", "STARTED", "PROGRESS", "SUCCESS", "FAILURE", "REVOKED"]
RunPhase = Literal["starting", "loading", "training", "evaluating", "publishing"]
#: The families of `models.registry`; a type cannot be made from them, a test compares the two.
Trainable = Literal["tensorflow", "pytorch", "huggingface", "lightgbm"]
ModelType = Literal[Trainable, "all"]
Family = Literal[Trainable, "blend"]
RunModelType = Literal[Family, "all"]

#: A name that a person gave or an id; control characters (NUL above all) reach no query.
Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]


class Wire(BaseModel):
    """Unknown fields are refused: a typing mistake must not be ignored silently.

    The view of a service may have more attributes than are shown.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, allow_inf_nan=False, from_attributes=True
    )


def example(document: dict[str, Any]) -> ConfigDict:
    """Show `document` as the example of a shape."""
    return ConfigDict(json_schema_extra={"examples": [document]})


class Problem(Wire):
    """RFC 9457 problem details, the one error body everywhere."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Invalid input"])
    status: int = Field(examples=[422])
    code: str = Field(examples=["invalid_input"], description="Stable, for programs.")
    detail: str = Field(examples=["epochs must be in 1..10000, got 0"])
    hint: str = Field(default="", description="What to do about it.")
    places: list[dict[str, Any]] = Field(
        default_factory=list,
        description="Row, column, value, rule. Rows of a file count as a spreadsheet counts them: "
        "the header is row 1. Homes of a request count from 1.",
    )
    error_ref: str = Field(description="Find this in the server's log.")


class Estimate(Wire):
    """A figure on unseen sales with its 95 % interval."""

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = Field(default=None, description="Sales it stands on; below 30 never rank it.")


class Scores(Wire):
    """Scores on the test sales; percentages in percent, money in the data set's currency."""

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
    width_90: Estimate | None = Field(default=None, description="Median width, percent of value.")
    winkler_90: Estimate | None = Field(default=None, description="Interval score, in money.")
    coverage_68: Estimate | None = None
    width_68: Estimate | None = None
    winkler_68: Estimate | None = None
    pinball: Estimate | None = Field(default=None, description="Of all quantiles, in money.")
    mape: Estimate | None = None
    mpe: Estimate | None = Field(default=None, description="Mean error with its sign.")
    median_error: Estimate | None = Field(default=None, description="Median, with its sign.")
    failure_rate: Estimate | None = Field(default=None, description="100 - PPE10.")
    p15l: Estimate | None = Field(default=None, description="Share over 15 % too low.")
    p15h: Estimate | None = Field(default=None, description="Share over 15 % too high.")
    p20h: Estimate | None = Field(default=None, description="Share over 20 % too high.")
    fsd: Estimate | None = Field(default=None, description="Spread of the errors, a fraction.")
    cov: Estimate | None = None
    hit_rate: Estimate | None = Field(default=None, description="Share of homes with a value.")
    usable_hit_rate: Estimate | None = Field(
        default=None, description="Share of homes with a value of an FSD up to 0.20."
    )
    fsd_error_correlation: Estimate | None = Field(
        default=None, description="Spearman's, of stated FSD and absolute error."
    )
