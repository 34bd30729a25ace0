"""Values of many homes, each with its confidence, without an object for every figure."""

from __future__ import annotations

from dataclasses import dataclass

from houseprice.valuation.answers import Confidence
from houseprice.valuation.value_arrays import ValueArrays


@dataclass(frozen=True)
class ValueColumns:
    """What `Value` says of one home, for many.

    Parameters
    ----------
    arrays : ValueArrays
        Values and ranges of `n_homes` homes.
    confidence : tuple of Confidence
        Of each home; its reason says why a home is refused.
    codes : tuple of tuple of str
        Reason codes of each home.
    notes : tuple of tuple of str
        Sentences on the width of the range of each home.
    """

    arrays: ValueArrays
    confidence: tuple[Confidence, ...]
    codes: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[str, ...], ...]
