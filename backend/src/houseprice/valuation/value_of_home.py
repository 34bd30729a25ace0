"""The value of one home, from the figures of its row."""

from __future__ import annotations

from collections.abc import Sequence

from houseprice.artifacts.range_record import RangeRecord
from houseprice.valuation.answers import Confidence, Quantile, Value
from houseprice.valuation.corrections.ranges import ENDS_68, ENDS_90, PROBABILITIES, QUANTILES

#: Places of the quantiles and of the ends of both ranges in `ValueArrays.prices`.
_AT = [PROBABILITIES.index(p) for p in QUANTILES]
_ENDS = [PROBABILITIES.index(p) for p in (*ENDS_68, *ENDS_90)]


def without_value(codes: tuple[str, ...], sure: Confidence) -> Value:
    """The answer for a home without a value; its confidence says why."""
    return Value(None, None, None, None, None, None, (), sure, codes)


def no_confidence(but: str) -> Confidence:
    """What is said in place of a confidence; `but` says why, as a part of a sentence."""
    return Confidence(0, "low", f"No value: {but}.")


def value_of_home(
    figures: Sequence[float],
    codes: tuple[str, ...],
    sure: Confidence,
    record: RangeRecord,
    notes: tuple[str, ...],
) -> Value:
    """The answer for a home.

    Parameters
    ----------
    figures : sequence of float
        Value in money, FSD as a fraction, and the prices at `corrections.ranges.PROBABILITIES`.
    codes : tuple of str
        Reason codes.
    sure : Confidence
    record : RangeRecord
    notes : tuple of str
        See `Value`.
    """
    value, fsd, *prices = figures
    quantiles = tuple(Quantile(p, prices[at]) for p, at in zip(QUANTILES, _AT, strict=True))
    low_68, high_68, low_90, high_90 = (prices[at] for at in _ENDS)
    return Value(
        value, low_68, high_68, low_90, high_90, fsd, quantiles, sure, codes, record, notes
    )
