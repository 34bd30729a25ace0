"""What the finished parts of a batch say together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from houseprice.valuation.answers import REFUSING
from houseprice.valuation.batches.columns import LATITUDE, PLACE
from houseprice.valuation.batches.files import scan

#: Bars of the distribution of values.
_BARS = 24
_QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)


@dataclass(frozen=True)
class ReasonCount:
    """How many homes were refused for a reason."""

    code: str
    count: int


@dataclass(frozen=True)
class Bar:
    """How many values lie from `low` up to `high`, in money."""

    low: float
    high: float
    count: int


@dataclass(frozen=True)
class QuantileValue:
    """The value below which a share `p` of the values lies, in money."""

    p: float
    value: float


@dataclass(frozen=True)
class SummaryView:
    """The homes of a batch that are done.

    Parameters
    ----------
    done, with_value, refused : int
        Homes that are done, those with a value, and those without.
    reasons : tuple of ReasonCount
        Why homes were refused, the commonest first; a home may have several reasons.
    total : float
        Sum of the values.
    quantiles : tuple of QuantileValue
    bars : tuple of Bar
        Distribution of the values, in steps that grow by a factor.
    high, medium, low : int
        Homes with a value of this confidence.
    located : int
        Homes with coordinates.
    """

    done: int
    with_value: int
    refused: int
    reasons: tuple[ReasonCount, ...]
    total: float
    quantiles: tuple[QuantileValue, ...]
    bars: tuple[Bar, ...]
    high: int
    medium: int
    low: int
    located: int


def summarise(folder: Path) -> SummaryView | None:
    """Count what the finished parts of a folder hold; None as long as there are none."""
    table = scan(folder)
    if table is None:
        return None
    names = ("value", "confidence", "reason_codes", *PLACE)
    frame = table.select(names).collect()
    has_value = frame["value"].is_not_null()
    sure = frame.filter(has_value)["confidence"]
    values = frame["value"].drop_nulls().to_numpy()
    return SummaryView(
        done=frame.height,
        with_value=values.size,
        refused=frame.height - values.size,
        reasons=_reasons(frame.filter(~has_value)["reason_codes"]),
        total=float(values.sum()),
        quantiles=_quantiles(values),
        bars=_bars(values),
        high=int((sure == "high").sum()),
        medium=int((sure == "medium").sum()),
        low=int((sure == "low").sum()),
        located=frame[LATITUDE].drop_nulls().len(),
    )


def _reasons(codes: pl.Series) -> tuple[ReasonCount, ...]:
    each = codes.str.split(" ").explode(empty_as_null=False).drop_nulls()
    counts = each.value_counts(sort=True, name="count")
    return tuple(
        ReasonCount(code, count)
        for code, count in counts.iter_rows()
        if code.partition(":")[0] in REFUSING
    )


def _quantiles(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[QuantileValue, ...]:
    if values.size == 0:
        return ()
    ends = np.quantile(values, _QUANTILES).round(2).tolist()
    return tuple(QuantileValue(p, value) for p, value in zip(_QUANTILES, ends, strict=True))


def _bars(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[Bar, ...]:
    positive = values[values > 0]
    if positive.size == 0:
        return ()
    low, high = float(positive.min()), float(positive.max())
    edges = np.geomspace(low, max(high, low * 1.01), _BARS + 1)
    edges[0], edges[-1] = low, max(high, edges[-1])
    counts, _ = np.histogram(positive, edges)
    return tuple(
        Bar(round(float(start), 2), round(float(end), 2), int(count))
        for start, end, count in zip(edges[:-1], edges[1:], counts, strict=True)
    )
