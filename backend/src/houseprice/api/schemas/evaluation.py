"""The blind test of a model on the wire."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from houseprice.api.schemas.base import Estimate, Scores, Wire

_FEW = "Fewer than 30 sales: show it grey, never rank it."


class ValueTier(Wire):
    """One tier of the VEI, with the 90 % interval of its median ratio."""

    n: int
    median_ratio: float
    low_90: float
    high_90: float


class Standard(Wire):
    """Where a figure usually lies; met where its interval overlaps the band, ends included."""

    low: float
    high: float
    met: bool | None


class Trimmed(Wire):
    """The ratio study without ratios beyond three interquartile ranges of the quartiles."""

    n: int
    trimmed: int = Field(description="Ratios left out.")
    cod_quotient: float | None = Field(description="Untrimmed COD over trimmed; 5 is a finding.")
    estimates: dict[str, Estimate] = Field(
        description="The figures of the untrimmed study; five without interval in older versions."
    )


class SalesChasing(Wire):
    """Whether values sit on their prices too often; shares in percent."""

    inside: Estimate = Field(description="Ratios in 0.98..1.02.")
    expected: float = Field(description="Under a normal distribution.")
    excess: float
    largest_jump: float
    flagged: bool | None = Field(description="None with fewer than 30 sales.")


class RatioStudy(Wire):
    """Level, uniformity, vertical and horizontal equity; what is undefined is null."""

    n: int
    dropped: int = Field(description="Sales without a positive value.")
    few: bool = Field(default=False, description=_FEW)
    mean_ratio: float | None = None
    weighted_mean_ratio: float | None = None
    ki: float | None = None
    mki: float | None = None
    vei: float | None = None
    vei_significance: float | None = None
    vei_conclusion: Literal["compliant", "progressive", "regressive", "inconclusive"] | None = None
    tiers: list[ValueTier] = Field(default_factory=list, description="Cheapest first.")
    equity_sentence: str | None = Field(
        default=None, description="Said only where PRB and VEI agree."
    )
    estimates: dict[str, Estimate] = Field(default_factory=dict)
    standards: dict[str, Standard] = Field(default_factory=dict)
    trimmed: Trimmed | None = None
    sales_chasing: SalesChasing | None = None
    chd: Estimate | None = Field(default=None, description="COD of value per area, alike homes.")


class GroupRow(Wire):
    """The scores of one group of sales."""

    name: str
    n: int
    few: bool = Field(description=_FEW)
    median_ratio: Estimate
    mdape: Estimate
    cod: Estimate
    coverage_90: Estimate | None
    level: Literal["high", "low"] | None = Field(
        description="Off the median of all, beyond chance."
    )
    ranges: Literal["too_narrow"] | None = Field(description="Hold under 90 %, beyond chance.")
    proxy_low: float | None = Field(default=None, description="Of a value tier, in money.")
    proxy_high: float | None = None


class NotShown(Wire):
    """Groups which are only counted."""

    groups: int
    sales: int


class WorstCoverage(Estimate):
    """The group with at least 30 sales whose 90 % ranges held least."""

    name: str


class GroupTable(Wire):
    """The groups of one kind."""

    rows: list[GroupRow]
    small: NotShown
    beyond: NotShown
    unlabelled: int
    worst_coverage: WorstCoverage | None
    mean_coverage: float | None


class FsdBand(Wire):
    """Stated spread against the spread that came; a quotient of 1 is honest."""

    name: Literal["high", "medium", "low"]
    n: int
    few: bool = Field(description=_FEW)
    stated_fsd: float | None
    realised_sd: float | None
    realised_fsd: float | None
    quotient: Estimate
    quotient_sd: Estimate
    coverage_90: Estimate | None


class Groups(Wire):
    """The scores group by group; kinds that the table does not know are null."""

    tier: GroupTable
    neighbourhood: GroupTable | None = None
    month: GroupTable | None = None
    property_type: GroupTable | None = None
    fsd_band: list[FsdBand]


class FrontierFigures(Wire):
    """Error and equity of one candidate on sales that its models did not learn from."""

    n: int
    mdape: Estimate
    median_ratio: Estimate
    cod: Estimate
    prd: Estimate
    prb: Estimate
    vei: Estimate
    vei_conclusion: Literal["compliant", "progressive", "regressive", "inconclusive"] | None


class FrontierPoint(Wire):
    """One degree of equity that a model could have."""

    equity: float = Field(description="0: least error; 1: no bias out of fold.")
    slope: float = Field(description="Factor of values' log distance from the middle.")
    chosen: bool
    out_of_fold: FrontierFigures
    rehearsal: FrontierFigures | None = Field(
        description="On the latest training sales, valued by a model of the earlier ones."
    )


class UnsteadyHome(Wire):
    """A test sale whose value depends more on the training than the stated spread."""

    row: int = Field(description="In the data set, from 0.")
    spread: float
    fsd: float


class Refits(Wire):
    """How far values move when the model is fitted again without other training sales."""

    n: int = Field(description="Test sales.")
    median_spread: float | None = Field(description="Of the log value; null: fitted once.")
    unsteady: int = Field(description="Test sales whose spread exceeds their FSD.")
    homes: list[UnsteadyHome] = Field(description="The 50 furthest beyond.")


class CoverageRow(Wire):
    """How many prices of a group the ranges held."""

    name: str
    n: int
    few: bool = Field(description=_FEW)
    coverage_90: Estimate | None


class Rolling(Wire):
    """90 % ranges that are learned again, as sales come in, from the latest ones before."""

    every_days: int
    latest: int = Field(description="Sales that have a say, at most.")
    coverage_90: Estimate
    width_90: Estimate
    winkler_90: Estimate
    groups: dict[str, list[CoverageRow]] = Field(description="By tier and neighbourhood.")


class Recalibration(Wire):
    """What the ranges in use were learned from after the training."""

    of: str = Field(description="SHA-256 of the manifest of the model before.")
    n: int
    first_day: date
    last_day: date
    own_coverage_90: Estimate = Field(
        description="Of the ranges before, on those of the sales that are new to them."
    )
    rolling: Rolling | None


class EvaluationRead(Wire):
    """What the blind test said, once, when the model was made."""

    model_id: str
    test_sha256: str = Field(description="Hash of the test sales: equal means comparable.")
    test: Scores
    baselines: dict[str, Scores]
    ratio_study: RatioStudy
    groups: Groups | None = Field(description="Null for a model of an older version.")
    equity_frontier: list[FrontierPoint] = Field(
        default_factory=list, description="On training sales, never the test; least equity first."
    )
    refits: Refits | None = Field(default=None, description="Null for an older version.")
    rolling: Rolling | None = Field(
        default=None, description="Null without dates, without a rehearsal, or in an older version."
    )
    recalibration: Recalibration | None = Field(
        default=None, description="Where the ranges were learned again since the training."
    )
