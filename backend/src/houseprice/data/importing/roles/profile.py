"""The distribution of a column's values, measured on a sample of its rows."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from houseprice.data.cells.area_units import AREA_UNITS
from houseprice.data.cells.column_format import ColumnType
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.degrees import are_degrees, read_degrees

_SAMPLE_ROWS = 20_000
_TINY = 1e-9
#: What sizes of homes are judged by.
_USUAL_UNITS = ("m2", "ft2")
#: Zeros and the codes of a missing year tell nothing of the others.
_NO_YEAR = (0, 9999)


@dataclass(frozen=True)
class ColumnProfile:
    """What the values of a column look like.

    Parameters
    ----------
    type : ColumnType
        The type of the values.
    filled : float
        Share of the rows that have a value, 0..1.
    sample : polars.Series of shape (n_sampled,)
        Values of evenly spaced rows without gaps; degrees and minutes as decimal numbers.
    distinct : int
        Number of different values in the sample.
    """

    type: ColumnType
    filled: float
    sample: pl.Series
    distinct: int

    @property
    def is_number(self) -> bool:
        """Whether the values are numbers."""
        return self.type in {"number", "integer"}

    @property
    def repeats(self) -> float:
        """Mean number of sampled rows with the same value."""
        return self.sample.len() / max(self.distinct, 1)

    def quantile(self, share: float) -> float:
        """A quantile of the numbers."""
        value = self.sample.quantile(share, "nearest")
        return float(value) if value is not None else float("nan")

    @property
    def median(self) -> float:
        """The median of the numbers."""
        return self.quantile(0.5)

    def share_between(self, low: float, high: float) -> float:
        """Share of the numbers in low..high."""
        share = self.sample.is_between(low, high).mean()
        return float(share) if isinstance(share, float) else 0.0

    def share_of_multiples(self, step: float) -> float:
        """Share of the numbers that are a multiple of `step`."""
        steps = self.sample.cast(pl.Float64) / step
        share = ((steps - steps.round()).abs() < _TINY).mean()
        return float(share) if isinstance(share, float) else 0.0

    def years(self) -> pl.Series:
        """The numbers that may be years: neither 0 nor 9999."""
        none = (self.sample == _NO_YEAR[0]) | (self.sample == _NO_YEAR[1])
        return self.sample.filter(~none)

    def share_matching(self, pattern: str) -> float:
        """Share of the texts that match a pattern; 0 for other types."""
        if self.sample.dtype != pl.String or self.sample.is_empty():
            return 0.0
        share = self.sample.str.contains(pattern).mean()
        return float(share) if isinstance(share, float) else 0.0


def profile_of(reading: Reading, unit: str = "") -> ColumnProfile:
    """Measure a column on a random sample of at most 20,000 rows; the same ones every time.

    Parameters
    ----------
    reading : Reading
        The column.
    unit : str
        Unit of areas that its name tells; areas in rare units, such as tsubo, are measured in m².
    """
    values, kind = reading.values, reading.type
    filled = 1 - values.null_count() / max(values.len(), 1)
    sample = _sampled(values)
    unit = reading.format.unit or unit
    if kind in {"number", "integer"} and unit in AREA_UNITS and unit not in _USUAL_UNITS:
        sample, kind = sample.cast(pl.Float64) * AREA_UNITS[unit], "number"
    if kind not in {"number", "integer"} and are_degrees(sample):
        sample, kind = read_degrees(sample).values.drop_nulls(), "number"
    return ColumnProfile(kind, filled, sample, sample.n_unique())


def _sampled(values: pl.Series) -> pl.Series:
    """Some of the values that are there: every k-th would misjudge a column that repeats itself."""
    present = values.drop_nulls()
    return present.sample(min(present.len(), _SAMPLE_ROWS), seed=0)
