"""Learn how values go on beyond the sizes sold, from sales that are held out by their size.

Models stand still where sales end, so what they say beyond is what they say at the edge. A robust
regression of the log price with the other columns held has a slope at each edge. It is judged
where it is needed: a regression without the outermost sales of a column values these as if they
were at the edge, and the slope must then bring the values nearer to the prices. A regression
stands for the model here: at an edge of the sales both know the home, and a model for each edge
would cost as much as the training.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.data.ridge import robust_ridge
from houseprice.data.schema import Role
from houseprice.training.prepare import Prepared
from houseprice.valuation.corrections.beyond import Edge, Scale

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_MIN_SALES = 100
#: Sales for the regressions; from a larger table so many are drawn, besides the outermost ones.
_MAX_SALES = 8_000
#: Beyond the knot lie this share of the sales, but at most so many: with fewer than 20 sales on
#: its side no leaf of a tree begins there.
_SHARE_BEYOND, _LEAST_BEYOND, _MOST_BEYOND = 1 / 60, 5, 20
#: Shares of the sales that are held out at an edge: the first ones judge the slope, all together
#: the spread.
_JUDGED, _HELD_OUT = (0.05, 0.1), (0.05, 0.1, 0.25)
_LEAST_HELD_OUT = 15
#: A slope is kept if it lowers the mean error by this many standard errors; what is known of it
#: without sales counts as some of them.
_LEAST_T = 2.0
_RIDGE = 1e-3
_BENDS = (0.2, 0.8)
_SPREADS = np.concatenate([np.arange(0.0, 0.3, 0.02), np.geomspace(0.3, 2.0, 15)])
#: Spreads at the edge, as multiples of the median error.
_OWN = np.linspace(0.5, 2.5, 21)


class _Kind(NamedTuple):
    """Scale of a role, its slopes upwards (bounds, and mean and deviation without sales), ends."""

    scale: Scale
    least: float
    most: float
    usual: float
    deviation: float
    ends: tuple[bool, ...] = (False, True)


#: No home is newer than the newest on its day, so the year of building has a lower end alone.
#: Elasticities of the size near 0.5 to 0.9 and of the lot near 0.05 to 0.2 are usual; rooms
#: and years say little beside these. A few hundred sales outweigh these.
_KINDS: dict[Role, _Kind] = {
    "living_area": _Kind("log", 0.0, 1.2, 0.6, 0.25),
    "lot_area": _Kind("log", 0.0, 0.6, 0.1, 0.1),
    "bedrooms": _Kind("log", -0.3, 0.3, 0.0, 0.1),
    "bathrooms": _Kind("log", 0.0, 0.4, 0.1, 0.1),
    "year_built": _Kind("decade", -0.1, 0.1, 0.0, 0.02, (False,)),
}


@dataclass(frozen=True)
class _Axis:
    """A column of the table on the scale of its edges; NaN where it is missing."""

    column: str
    kind: _Kind
    numbers: Floats
    z: Floats

    @classmethod
    def of(cls, column: str, kind: _Kind, numbers: Floats) -> _Axis:
        if kind.scale == "decade":
            return cls(column, kind, numbers, numbers / 10.0)
        return cls(column, kind, numbers, np.log(np.where(numbers > 0, numbers, np.nan)))

    def at(self, rows: NDArray[np.int64]) -> _Axis:
        return _Axis(self.column, self.kind, self.numbers[rows], self.z[rows])


def learn_edges(prepared: Prepared) -> tuple[Edge, ...]:
    """Edges of the sizes, the rooms and the year of building, where the table has them.

    Parameters
    ----------
    prepared : Prepared
        Only its training sales are read.
    """
    axes = _axes(prepared)
    if not axes or prepared.rows.size < _MIN_SALES:
        return ()
    rows = _sampled(prepared.rows.size)
    market = _Market(
        _controls(prepared)[rows], log_prices(prepared)[rows], [a.at(rows) for a in axes]
    )
    edges = (
        market.edge(number, _knot(axis.z, upper=upper), upper=upper)
        for number, axis in enumerate(axes)
        for upper in axis.kind.ends
    )
    return tuple(edge for edge in edges if edge is not None)


def _axes(prepared: Prepared) -> list[_Axis]:
    table, schema = Table(prepared.dataset.frame[prepared.rows]), prepared.dataset.schema
    out = []
    for role, kind in _KINDS.items():
        name = schema.first(role)
        if name is not None:
            axis = _Axis.of(name, kind, table.numbers(name))
            if np.isfinite(axis.z).sum() >= _MIN_SALES:
                out.append(axis)
    return out


def _knot(z: Floats, *, upper: bool) -> float:
    known = np.sort(z[np.isfinite(z)])
    count = int(np.clip(known.size * _SHARE_BEYOND, _LEAST_BEYOND, _MOST_BEYOND))
    return float(known[-count - 1] if upper else known[count])


def _sampled(n: int) -> NDArray[np.int64]:
    if n <= _MAX_SALES:
        return np.arange(n)
    return np.sort(np.random.default_rng(0).choice(n, _MAX_SALES, replace=False))


def log_prices(prepared: Prepared) -> Floats:
    """Log prices without the movement of the market, shape (n_sales,).

    A random split learns prices as they were paid, so `Prepared.level_prices` does not serve here.
    """
    prices = np.log(prepared.prices(prepared.rows))
    market, name = prepared.pipeline.market, prepared.dataset.schema.first("date")
    if market is None or name is None:
        return prices
    days = Table(prepared.dataset.frame[prepared.rows]).days(name, prepared.pipeline.undated)
    return np.asarray(prices - market.level(days))


def _controls(prepared: Prepared) -> Floats:
    """What is held: all of a home but its sizes, and the prices around it; no gaps."""
    pipeline = prepared.pipeline
    edges = {prepared.dataset.schema.first(role) for role in _KINDS}
    own = [
        number
        for number, (name, group) in enumerate(
            zip(pipeline.names[: pipeline.n_own], pipeline.groups[: pipeline.n_own], strict=True)
        )
        if group not in edges and " / " not in name
    ]
    near = [n for n, name in enumerate(pipeline.names) if name in _NEAR]
    x = prepared.normal[:, own + near]
    return x[:, x.std(axis=0) > 1e-6]


#: The level of prices at a place.
_NEAR = ("nearby: median of 20", "nearby: median of 40")


@dataclass(frozen=True)
class _Line:
    """A fitted regression: values of homes at the edge, and slopes there, outwards or upwards."""

    at_edge: Floats
    whole: float
    bent: float


class _Market:
    """Sales with their sizes and what is held; all arrays have one row for each sale."""

    def __init__(self, controls: Floats, log_price: Floats, axes: list[_Axis]) -> None:
        self._controls, self._y, self._axes = controls, log_price, axes

    def edge(self, number: int, knot: float, *, upper: bool) -> Edge | None:
        """The edge of an axis; None where too few sales lie near it to say anything."""
        axis = self._axes[number]
        parts = [self._held_out(number, share, upper=upper) for share in _HELD_OUT]
        known = [part for part in parts if part is not None]
        if not known:
            return None
        judged = [part for part in parts[: len(_JUDGED)] if part is not None] or known
        rule = _best_rule(judged, axis.kind)
        everyone = np.ones(self._y.size, dtype=np.bool_)
        line = self._fit(number, everyone, knot, upper=upper)
        sign, errors = 1.0 if upper else -1.0, [part.under(rule) for part in known]
        growth = _spread(*(np.concatenate(each) for each in zip(*errors, strict=True)))
        # The slope itself is not sure: without the outermost sales it is another one.
        gaps = [rule.slope(part.line) - rule.slope(line) for part in known]
        unsteady = np.sqrt(np.square(gaps).mean())
        return Edge(
            column=axis.column,
            upper=upper,
            scale=axis.kind.scale,
            knot=round(float(np.exp(knot) if axis.kind.scale == "log" else 10.0 * knot), 6),
            slope=round(sign * rule.slope(line), 4) + 0.0,  # no negative zero
            spread=round(float(np.hypot(growth, unsteady)), 3),
        )

    def _held_out(self, number: int, share: float, *, upper: bool) -> _HeldOut | None:
        """The outermost sales, valued at the edge of the others."""
        z = self._axes[number].z
        known = np.isfinite(z)
        cut = float(np.quantile(z[known], 1 - share if upper else share))
        beyond = known & ((z > cut) if upper else (z < cut))
        if beyond.sum() < _LEAST_HELD_OUT:
            return None
        line = self._fit(number, ~beyond, cut, upper=upper)
        return _HeldOut((self._y - line.at_edge)[beyond], z[beyond] - cut, line)

    def _fit(self, number: int, fit: Flags, knot: float, *, upper: bool) -> _Line:
        """Fit to some sales; homes beyond the knot are then valued as if they were there."""
        blocks, prior, penalty = [self._controls], [], []
        for place, axis in enumerate(self._axes):
            block = _bent(axis.z, fit, knot if place == number else None, upper=upper)
            blocks.append(block)
            prior += [axis.kind.usual, 0.0, 0.0]
            penalty += [1 / axis.kind.deviation**2] + [4 / axis.kind.deviation**2] * 2
        x = np.column_stack([np.ones(self._y.size), *blocks])
        width = self._controls.shape[1]
        pull = [np.array([1e-9]), np.full(width, _RIDGE * fit.sum() + 1.0)]
        ridge = np.concatenate([*pull, np.zeros(len(prior))])
        sure = np.concatenate([np.zeros(1 + width), penalty])
        target = np.concatenate([np.zeros(1 + width), prior])
        solution = robust_ridge(x[fit], self._y[fit], ridge, sure, target)
        first = 1 + width + 3 * number
        whole, low, high = solution[first : first + 3]
        return _Line(x @ solution, float(whole), float(whole + (high if upper else low)))


def _bent(z: Floats, fit: Flags, knot: float | None, *, upper: bool) -> Floats:
    """The axis, and its parts below and above the bends; shape (n_sales, 3)."""
    known = z[fit & np.isfinite(z)]
    low, high = np.quantile(known, _BENDS)
    filled = np.where(np.isfinite(z), z, np.median(known))
    if knot is not None:
        filled = np.minimum(filled, knot) if upper else np.maximum(filled, knot)
    parts = [
        filled - np.median(known),
        np.minimum(filled - low, 0.0),
        np.maximum(filled - high, 0.0),
    ]
    return np.column_stack(parts)


class _Rule(NamedTuple):
    """A share of the slope of the whole regression, or of that beyond its bend."""

    share: float
    bent: bool
    kind: _Kind

    def slope(self, line: _Line) -> float:
        slope = line.bent if self.bent else line.whole
        return self.share * float(np.clip(slope, self.kind.least, self.kind.most))


class _HeldOut(NamedTuple):
    """Errors of held-out sales that are valued at the edge, and their signed distances from it."""

    error: Floats
    distance: Floats
    line: _Line

    def under(self, rule: _Rule) -> tuple[Floats, Floats]:
        """Errors under a rule, and distances."""
        error = self.error - rule.slope(self.line) * self.distance
        return error, np.abs(self.distance)


def _best_rule(parts: list[_HeldOut], kind: _Kind) -> _Rule:
    """The rule with the smallest errors; none unless it is surely better than to stand still."""
    nothing = _Rule(0.0, False, kind)
    still = _sizes(parts, nothing)
    rules = [_Rule(share, bent, kind) for bent in (False, True) for share in (0.5, 1.0)]
    best = min(rules, key=lambda rule: float(_sizes(parts, rule).mean()))
    gain = still - _sizes(parts, best)
    # The parts hold the same sales, so they count once.
    deviation = float(gain.std()) / np.sqrt(max(part.error.size for part in parts))
    known_before = kind.usual / kind.deviation
    return best if gain.mean() > (_LEAST_T - known_before) * deviation else nothing


def _sizes(parts: list[_HeldOut], rule: _Rule) -> Floats:
    return np.concatenate([np.abs(part.under(rule)[0]) for part in parts])


def _spread(error: Floats, distance: Floats) -> float:
    """How the spread of errors grows with the distance, by the largest likelihood.

    Errors have Laplace's distribution, for which a few odd prices weigh little, with a standard
    deviation of ``sqrt(own**2 + (spread * distance)**2)``; the sales have an `own` spread, since
    ranges know that of homes at the edge.
    """
    size = np.abs(error)
    own = float(np.median(size)) * _OWN
    spread, at_edge = np.meshgrid(_SPREADS, own, indexing="ij")
    square = np.square(spread[:, :, None] * distance) + np.square(at_edge[:, :, None])
    scale = np.sqrt(square / 2.0)  # (n_spreads, n_own, n_sales)
    loss = (np.log(scale) + size / scale).mean(axis=2).min(axis=1)
    return float(round(_SPREADS[int(loss.argmin())], 3))
