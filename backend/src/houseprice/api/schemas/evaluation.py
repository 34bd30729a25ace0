"""The blind test of a model on the wire."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from houseprice.api.schemas.base import Estimate, Scores, Wire
from houseprice.api.schemas.watch import MarketWatch

_FEW = "True with fewer than 30 sales: show the figures grey, and never rank them."


class ValueTier(Wire):
    """A tier of the VEI, with the 90 % interval of its median ratio."""

    n: int
    median_ratio: float
    low_90: float
    high_90: float


class Standard(Wire):
    """The usual band of a figure; it is met if the interval of the figure overlaps the band."""

    low: float
    high: float
    met: bool | None


class Trimmed(Wire):
    """The ratio study without the ratios beyond three interquartile ranges from the quartiles."""

    n: int
    trimmed: int = Field(description="Number of ratios that are left out.")
    cod_quotient: float | None = Field(
        description="Untrimmed COD divided by the trimmed COD; 5 or more is a finding."
    )
    estimates: dict[str, Estimate] = Field(
        description="The figures of the untrimmed study; older versions have five, without "
        "intervals."
    )


class SalesChasing(Wire):
    """Whether too many values are almost equal to their prices; shares are in percent."""

    inside: Estimate = Field(description="Share of the ratios in 0.98..1.02.")
    expected: float = Field(description="Share that a normal distribution would have.")
    excess: float
    largest_jump: float
    flagged: bool | None = Field(
        description="Whether this is a finding; null with fewer than 30 sales."
    )


class RatioStudy(Wire):
    """Level, uniformity, vertical and horizontal equity; an undefined figure is null."""

    n: int
    dropped: int = Field(description="Number of sales without a positive value.")
    few: bool = Field(default=False, description=_FEW)
    mean_ratio: float | None = None
    weighted_mean_ratio: float | None = None
    ki: float | None = None
    mki: float | None = None
    vei: float | None = None
    vei_significance: float | None = None
    vei_conclusion: Literal["compliant", "progressive", "regressive", "inconclusive"] | None = None
    tiers: list[ValueTier] = Field(
        default_factory=list, description="The tiers of the VEI, cheapest first."
    )
    equity_sentence: str | None = Field(
        default=None, description="A sentence on vertical equity; null unless PRB and VEI agree."
    )
    estimates: dict[str, Estimate] = Field(default_factory=dict)
    standards: dict[str, Standard] = Field(default_factory=dict)
    trimmed: Trimmed | None = None
    sales_chasing: SalesChasing | None = None
    chd: Estimate | None = Field(
        default=None, description="COD of the value per area among similar homes."
    )


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
        description="Where the median ratio differs from that of all sales, beyond chance."
    )
    ranges: Literal["too_narrow"] | None = Field(
        description="Where the ranges hold fewer than 90 % of the prices, beyond chance."
    )
    proxy_low: float | None = Field(
        default=None, description="Lower end of a value tier, in money."
    )
    proxy_high: float | None = None


class NotShown(Wire):
    """Groups that are counted but not shown."""

    groups: int
    sales: int


class WorstCoverage(Estimate):
    """The group with at least 30 sales whose 90 % ranges held the smallest share of prices."""

    name: str


class GroupTable(Wire):
    """The groups of one kind, such as the neighbourhoods."""

    rows: list[GroupRow]
    small: NotShown
    beyond: NotShown
    unlabelled: int
    worst_coverage: WorstCoverage | None
    mean_coverage: float | None


class FsdBand(Wire):
    """Stated spread beside observed spread; a quotient of 1 is honest."""

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
    """The scores by group; a kind of group is null if the data set has no column for it."""

    tier: GroupTable
    neighbourhood: GroupTable | None = None
    month: GroupTable | None = None
    property_type: GroupTable | None = None
    fsd_band: list[FsdBand]


class FrontierFigures(Wire):
    """Error and equity of one candidate on sales that its networks did not learn from."""

    n: int
    mdape: Estimate
    median_ratio: Estimate
    cod: Estimate
    prd: Estimate
    prb: Estimate
    vei: Estimate
    vei_conclusion: Literal["compliant", "progressive", "regressive", "inconclusive"] | None


class FrontierPoint(Wire):
    """A degree of equity that a model could have."""

    equity: float = Field(description="0 has the least error; 1 has no bias out of fold.")
    slope: float = Field(
        description="Factor by which the log distance of a value from the middle is multiplied."
    )
    chosen: bool
    out_of_fold: FrontierFigures
    rehearsal: FrontierFigures | None = Field(
        description="Figures on the latest training sales, valued by a model of the earlier ones."
    )


class UnsteadyHome(Wire):
    """A test sale whose value depends more on the training than the stated spread."""

    row: int = Field(description="Row of the sale in the data set, from 0.")
    spread: float
    fsd: float


class Refits(Wire):
    """How far values move when the model is fitted again without other training sales."""

    n: int = Field(description="Number of test sales.")
    median_spread: float | None = Field(
        description="Median spread of the log value; null if the model was fitted once."
    )
    unsteady: int = Field(description="Number of test sales whose spread exceeds their FSD.")
    homes: list[UnsteadyHome] = Field(
        description="The 50 test sales whose spread exceeds their FSD most."
    )


class CoverageRow(Wire):
    """The share of prices of a group that the ranges held."""

    name: str
    n: int
    few: bool = Field(description=_FEW)
    coverage_90: Estimate | None


class Rolling(Wire):
    """Coverage of 90 % ranges that are learned again as sales come in, from the latest sales."""

    every_days: int
    latest: int = Field(description="Largest number of sales that the ranges are learned from.")
    coverage_90: Estimate
    width_90: Estimate
    winkler_90: Estimate
    groups: dict[str, list[CoverageRow]] = Field(
        description="Coverage by tier and by neighbourhood."
    )


class AgeOfSales(Wire):
    """The scores of test sales of one span of time after the last training sale."""

    first_day: date
    last_day: date
    days_after: int = Field(
        description="Days from the last training sale to the middle sale of the span."
    )
    n: int
    mdape: Estimate
    median_ratio: Estimate
    coverage_90: Estimate


class OriginScores(AgeOfSales):
    """The scores of the sales that followed a day, by a training on the sales before it."""

    learned: int = Field(description="Number of sales that were learned from.")


class RollingOrigins(Wire):
    """A model's method, trained anew at earlier days, on the sales that followed each."""

    families: list[str]
    origins: list[OriginScores] = Field(description="The oldest first.")


class Recalibration(Wire):
    """The sales that the ranges in use were learned from after the training."""

    of: str = Field(description="SHA-256 of the manifest of the model that was recalibrated.")
    n: int
    first_day: date
    last_day: date
    own_coverage_90: Estimate = Field(
        description="Coverage of the earlier ranges on the sales that are new to them."
    )
    rolling: Rolling | None


class EvaluationRead(Wire):
    """The result of the blind test, which was taken once, when the model was trained."""

    model_id: str
    test_sha256: str = Field(
        description="Hash of the test sales: models with the same hash are comparable."
    )
    test: Scores
    baselines: dict[str, Scores]
    ratio_study: RatioStudy
    groups: Groups | None = Field(description="Scores by group; null for an older model.")
    equity_frontier: list[FrontierPoint] = Field(
        default_factory=list,
        description="Figures on training sales, never on test sales; least equity first.",
    )
    refits: Refits | None = Field(
        default=None, description="Refit stability; null for an older model."
    )
    rolling: Rolling | None = Field(
        default=None,
        description="Null if the sales have no dates, without a rehearsal, and for an older model.",
    )
    by_age: list[AgeOfSales] | None = Field(
        default=None,
        description="How values hold as the model ages: the test sales in up to six equal parts "
        "by date. Null without a split by time, with fewer than 60 test sales, and for an older "
        "model.",
    )
    recalibration: Recalibration | None = Field(
        default=None, description="Null unless the ranges were learned again after the training."
    )
    has_market_index: bool = Field(
        default=False, description="Whether `GET /v1/models/{id}/market-index` has an answer."
    )


class SalesEvaluation(Wire):
    """A model measured on sales that it has not learned from."""

    test: Scores
    warnings: list[str] = Field(
        default_factory=list, description="Sentences on figures that are too good to be true."
    )
    ratio_study: RatioStudy
    groups: Groups | None = None
    rolling: Rolling | None = None
    watch: MarketWatch | None = Field(
        default=None,
        description="Whether the market has moved away from the model; null without new sales, "
        "and for an older run.",
    )
    pairs: list[tuple[float, float]] = Field(
        default_factory=list, description="Price and value of at most 2,000 sales."
    )
    without_price: int = Field(description="Sales that are left out because they have no price.")
    learned_from: int = Field(description="Sales that are left out because the model knows them.")
    not_later: int = Field(
        description="Sales that are no later than the last training sale: the model knows later "
        "prices."
    )
    ranges_learned_from: int = Field(
        description="Sales on or before the last day that the ranges were learned from."
    )
