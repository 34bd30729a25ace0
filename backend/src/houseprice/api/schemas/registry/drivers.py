"""What moves the values of a model, on the wire."""

from __future__ import annotations

from pydantic import Field

from houseprice.api.schemas.base import Wire

_Plain = str | float | int | bool | None


class MoneyBand(Wire):
    """A middle of many homes; a tenth of them lie below `low_10`, nine tenths below `high_90`."""

    middle: float
    low_10: float
    high_90: float


class DependencePointRead(Wire):
    """Values of the same homes if all of them had this feature."""

    at: _Plain
    value: MoneyBand = Field(description="`middle` is the mean of the values.")
    change: MoneyBand = Field(
        description="Home by home against the value at the reference; `middle` is the median."
    )


class DependenceCurve(Wire):
    """How values depend on one feature, all else being as it is."""

    feature: str
    label: str
    kind: str
    unit: str
    reference: _Plain = Field(description="The feature against which changes are measured.")
    homes: int = Field(description="Homes of the blind test behind each point.")
    points: list[DependencePointRead]
    left_out: list[_Plain] = Field(
        description="Features at which the model refuses most of the homes."
    )


class DependenceRead(Wire):
    """The partial dependence of a model's values on a feature, in money."""

    model_id: str
    currency: str
    curve: DependenceCurve


class GroupImportanceRead(Wire):
    """What a model loses without a group of features."""

    label: str
    features: list[str]
    loss: float = Field(
        description="By how many points the median absolute error grows when homes swap these "
        "features."
    )
    low: float = Field(description="Low end of its 95 % interval over the sales.")
    high: float
    moved: float = Field(description="Median of how far values move, in the currency.")


class ImportanceOfGroups(Wire):
    """Importance of groups of features on blind sales, the most important first."""

    homes: int
    repeats: int = Field(description="How often each group was swapped.")
    mdape: float = Field(description="Median absolute error of these homes, percent.")
    groups: list[GroupImportanceRead]


class ImportanceRead(Wire):
    """The importance of groups of features of a model."""

    model_id: str
    currency: str
    importance: ImportanceOfGroups
