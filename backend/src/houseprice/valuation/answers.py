"""Answers of a model in plain values, which any process can hold without loading a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, Self

from houseprice.artifacts.range_record import RangeRecord
from houseprice.data.cells.column_format import PLAIN, ColumnFormat

Band = Literal["high", "medium", "low"]
Kind = Literal["number", "integer", "choice", "boolean", "date", "text"]
Plain = float | int | bool | str | None

#: Reason codes, up to a colon, of homes without a value.
REFUSING = frozenset(
    {
        *("unreadable", "impossible", "required", "outside_area", "never_seen"),
        *("impossible_with_size", "outside_dates", "built_after_sale"),
    }
)


@dataclass(frozen=True)
class Confidence:
    """How sure a value is.

    Parameters
    ----------
    score : int
        ``100 * (1 - FSD)``, rounded, within 0..100; at most 86 where the ranges of the model
        fall short.
    band : {"high", "medium", "low"}
        High up to an FSD of 0.13, medium up to 0.20, low beyond; never high where the ranges of
        the model fall short. A home that few sales are like is at most medium, with a score of at
        most 86.
    reason : str
        One sentence for people.
    """

    score: int
    band: Band
    reason: str


@dataclass(frozen=True)
class Quantile:
    """The price below which a share `p` of such homes sells, in money."""

    p: float
    price: float


@dataclass(frozen=True)
class Range:
    """A range of prices; None where the value is refused."""

    low: float | None
    high: float | None


@dataclass(frozen=True)
class Value:
    """What one home is worth, in the currency of the data set; no figures where it is refused.

    Parameters
    ----------
    value : float or None
        The model's median of the price; None where the home is too unlike the sales to be valued.
    low_68, high_68, low_90, high_90 : float or None
        Ends of the ranges that should hold the price of about two in three and nine in ten such
        homes; `ranges` says how many they held.
    fsd : float or None
        Forecast standard deviation of the percentage error, as a fraction.
    quantiles : tuple of Quantile
        Quantiles of the price at `corrections.ranges.QUANTILES`; empty where it is refused.
    confidence : Confidence
    reason_codes : tuple of str
        Refused: ``unreadable:NAME`` (a cell of a file), ``outside_area``, ``outside_dates``,
        ``impossible:NAME``, ``required:NAME``, ``never_seen:NAME``,
        ``impossible_with_size:NAME``, ``built_after_sale:NAME``. Less sure:
        ``far_from_any_sale``, ``long_after_last_sale``, ``before_first_sale``,
        ``outside_typical_range:NAME``, ``missing:NAME``, ``unknown_category:NAME``,
        ``beyond_largest:NAME``, ``beyond_smallest:NAME``, ``rare_combination``,
        ``rare_category:NAME``. Another day than asked for, in a table: ``as_of_ignored``.
    ranges : RangeRecord or None
        How often the ranges of the model held the price; None where the value is refused.
    notes : tuple of str
        Sentences on the width of the range.
    """

    value: float | None
    low_68: float | None
    high_68: float | None
    low_90: float | None
    high_90: float | None
    fsd: float | None
    quantiles: tuple[Quantile, ...]
    confidence: Confidence
    reason_codes: tuple[str, ...]
    ranges: RangeRecord | None = None
    notes: tuple[str, ...] = ()

    @property
    def range_68(self) -> Range:
        """The range that should hold the price of about two in three such homes."""
        return Range(self.low_68, self.high_68)

    @property
    def range_90(self) -> Range:
        """The range that should hold the price of about nine in ten such homes."""
        return Range(self.low_90, self.high_90)


@dataclass(frozen=True)
class WhatIf:
    """The value of a home as it is and with changed features.

    Parameters
    ----------
    before, after : Value
    difference : float
        The value after less the value before, in money.
    similar_sales : int
        Sales that support the changed home; `what_if.Support` says which these are.
    warning : str or None
        For the user, where they are fewer than 20.
    """

    before: Value
    after: Value
    difference: float
    similar_sales: int
    warning: str | None


@dataclass(frozen=True)
class Adjustment:
    """The worth of the difference in one group of features, in money."""

    feature: str
    amount: float


@dataclass(frozen=True)
class Contribution:
    """How far one group of features moves the value away from the reference.

    Parameters
    ----------
    feature : str
    amount : float
        In money.
    standard_error : float
        Standard error of the amount, in money; 0 where the amount is exact.
    parts : tuple of Adjustment
        Of the group of all other features: what each of them adds, the largest first. They add up
        to the amount.
    """

    feature: str
    amount: float
    standard_error: float
    parts: tuple[Adjustment, ...] = ()


@dataclass(frozen=True)
class Comparable:
    """A sale like the home, from those that the model learned from.

    Parameters
    ----------
    sale_id : str or None
    distance_m : float or None
        As the crow flies; None without coordinates.
    similarity : float
        Within 0..1; 1 is the same kind of home at the same place.
    sale_date : date or None
    age_days : int or None
        From the sale to the day of the value.
    price : float
    time_adjusted_price : float
        The price moved to the day of the value by the market trend that the model learned.
    adjustments : tuple of Adjustment
        For each group of features what the home's features instead of the sale's are worth, by the
        model and on the day of the value: the mean of changing this group first and of changing
        it last, times the share by which the price was above the model's out-of-fold value. The
        model does not use the sale itself. The last adjustment, `comparable_sales.REST`, is the
        remainder: what three or more groups do together, and how the model's view of the market
        differs from the index. ``time_adjusted_price`` and all adjustments add up to
        ``adjusted_price``.
    adjusted_price : float
        Price times (the home's value / the sale's own out-of-fold value), which is the price
        adjusted for all differences as the model sees them, the date included.
    latitude, longitude : float or None
    features : dict
    """

    sale_id: str | None
    distance_m: float | None
    similarity: float
    sale_date: date | None
    age_days: int | None
    price: float
    time_adjusted_price: float
    adjustments: tuple[Adjustment, ...]
    adjusted_price: float
    latitude: float | None
    longitude: float | None
    features: dict[str, Any]


@dataclass(frozen=True)
class Implied:
    """The value that the comparable sales imply by themselves.

    Parameters
    ----------
    low, high : float
        Smallest and largest adjusted price.
    median : float
        Median of the adjusted prices, weighted by similarity.
    n : int
        Number of comparable sales.
    disagrees : bool
        Whether the median is more than two FSD away from the value.
    """

    low: float
    median: float
    high: float
    n: int
    disagrees: bool


@dataclass(frozen=True)
class Explanation:
    """Why a home has its value.

    Parameters
    ----------
    value, reference_value : float
        Values of the home and of the reference home, in money.
    reference : dict
        The reference: a typical home of the training sales, on the day of the value.
    contributions : tuple of Contribution
        Shapley values of groups of features, exact for up to seven groups; they add up to
        ``value - reference_value``.
    comparables : tuple of Comparable
        Nearest first.
    comparables_range : Implied or None
        The value that the comparable sales imply; None without any.
    """

    value: float
    reference_value: float
    reference: dict[str, Any]
    contributions: tuple[Contribution, ...]
    comparables: tuple[Comparable, ...]
    comparables_range: Implied | None


@dataclass(frozen=True)
class ValueAnswer:
    """A value, its day, and its explanation where the caller asked for one and there is a value."""

    value: Value
    as_of: date | None
    explanation: Explanation | None = None


@dataclass(frozen=True)
class WhatIfAnswer:
    """Two values of a home and their day."""

    what_if: WhatIf
    as_of: date | None


@dataclass(frozen=True)
class FormField:
    """One input of a model.

    Parameters
    ----------
    name, label, role, unit, help : str
    kind : str
        ``number``, ``integer``, ``choice``, ``boolean``, ``date`` or ``text``.
    required : bool
        Whether a home cannot be valued without it.
    typical : number, str, bool or None
        Median or most common value of the training sales.
    low, high : float or None
        1st and 99th percentile, for numbers.
    choices : tuple of str
        Known values of a choice, in alphabetical order.
    more_choices : bool
        Whether there are more known values than `choices` lists.
    format : ColumnFormat
        How the cells of the sales were written: a text in the place of a value is read so. The
        schema of the model keeps it, so the JSON of a field has none.
    """

    name: str
    label: str
    kind: Kind
    role: str
    unit: str
    help: str
    required: bool
    typical: Plain
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    more_choices: bool = False
    format: ColumnFormat = PLAIN

    @property
    def decimal(self) -> str:
        """Sign before the fraction of a number."""
        return self.format.decimal

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        document = asdict(self)
        del document["format"]
        return document

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(**{**document, "choices": tuple(document["choices"])})


@dataclass(frozen=True)
class ModelForm:
    """The inputs of a model, most important first, and two homes in plain values.

    Parameters
    ----------
    fields : tuple of FormField
    example : dict
        A complete home to try the model with.
    reference : dict
        A typical home, with which explanations compare others.
    """

    fields: tuple[FormField, ...]
    example: dict[str, Plain]
    reference: dict[str, Plain]
