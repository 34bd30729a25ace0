"""Where a market goes after its last period: a level with a damped trend and a season."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Months for which the outlook is computed; later days have the level of the last of them.
MONTHS_AHEAD = 36
#: Candidates of the state-space model, a month: how much of the trend is left after a month, the
#: standard deviation of the level's own steps, and of the changes of the trend. Log points.
_DAMPING = (0.0, 0.5, 0.8, 0.9, 0.95)
_LEVEL_STEPS = (0.001, 0.003, 0.006, 0.012, 0.025)
_TREND_STEPS = (0.0005, 0.001, 0.002, 0.004, 0.008)
#: What they are likely to be: middle and standard deviation, of the logarithm for the steps. A
#: market with a year of sales says too little of its own.
_LIKELY_DAMPING = (0.85, 0.25)
_LIKELY_LEVEL_STEP, _LIKELY_TREND_STEP = (0.006, 1.0), (0.004, 0.7)
#: Standard deviations before the first sale: level, trend a month, and each half of the season.
_AT_FIRST = (1.0, 0.01, 0.02, 0.02)
_STATES = 4


@dataclass(frozen=True)
class Outlook:
    """The level of a market in the periods after the last one.

    Parameters
    ----------
    level : tuple of float
        Change of the log price since the first period of the index, period by period.
    deviation : tuple of float
        Standard error of each level, that of the last period included: out-of-fold errors do not
        show it, since their models know sales of the same weeks. It grows with the days ahead.
    """

    level: tuple[float, ...]
    deviation: tuple[float, ...]


@dataclass(frozen=True)
class _Candidates:
    """The state-space models of all candidates; the states are level, trend and season.

    Parameters
    ----------
    step : ndarray of shape (n_candidates, 4, 4)
        Moves the states by a period.
    noise : ndarray of shape (n_candidates, 4, 4)
        Covariance that a period adds.
    log_prior : ndarray of shape (n_candidates,)
    """

    step: Floats
    noise: Floats
    log_prior: Floats

    @classmethod
    def of(cls, months: int) -> _Candidates:
        """The candidates for periods of so many months."""
        damping, level, trend = np.array(
            list(itertools.product(_DAMPING, _LEVEL_STEPS, _TREND_STEPS))
        ).T
        step = np.tile(np.eye(_STATES), (damping.size, 1, 1))
        step[:, 0, 1] = sum(damping**month for month in range(months))
        step[:, 1, 1] = damping**months
        noise = np.zeros_like(step)
        noise[:, 0, 0], noise[:, 1, 1] = months * level**2, months * trend**2
        prior = _log_normal(np.log(level), np.log(_LIKELY_LEVEL_STEP[0]), _LIKELY_LEVEL_STEP[1])
        prior += _log_normal(np.log(trend), np.log(_LIKELY_TREND_STEP[0]), _LIKELY_TREND_STEP[1])
        return cls(step, noise, prior + _log_normal(damping, *_LIKELY_DAMPING))


def look_ahead(level: Floats, variance: Floats, first_month: int, months: int) -> Outlook:
    """Carry the levels of periods on, averaged over models by how well each explains the past.

    Parameters
    ----------
    level : ndarray of shape (n_periods,)
        Mean log price of each period against an unchanged home, before smoothing; NaN where a
        period has no sale.
    variance : ndarray of shape (n_periods,)
        Its sampling variance; not used where the level is NaN.
    first_month : int
        Calendar month of the first period, counted from any January; it tells the season.
    months : {1, 3}
        Months of a period.

    Returns
    -------
    Outlook
        With `MONTHS_AHEAD` months.

    References
    ----------
    Durbin and Koopman (2012), Time Series Analysis by State Space Methods, chapter 4.
    """
    candidates = _Candidates.of(months)
    states = _filtered(candidates, level, variance, _season(len(level), first_month, months))
    score = states.log_likelihood + candidates.log_prior
    weight = np.exp(score - score.max())
    weight /= weight.sum()
    levels, variances = [], []
    for ahead in range(MONTHS_AHEAD // months + 1):
        if ahead:
            states = states.moved(candidates)
        view = _view(_season_at(len(level) - 1 + ahead, first_month, months))
        each = states.mean @ view
        mean = float(weight @ each)
        levels.append(mean)
        variances.append(float(weight @ (_quadratic(states.covariance, view) + (each - mean) ** 2)))
    growing = np.maximum.accumulate(variances[1:])
    return Outlook(tuple(levels[1:]), tuple(np.sqrt(growing).tolist()))


@dataclass(frozen=True)
class _States:
    """Mean, covariance and log likelihood of the states under each candidate."""

    mean: Floats
    covariance: Floats
    log_likelihood: Floats

    def moved(self, candidates: _Candidates) -> _States:
        """The states a period later."""
        step = candidates.step
        mean = np.einsum("gij,gj->gi", step, self.mean)
        covariance = step @ self.covariance @ step.transpose(0, 2, 1) + candidates.noise
        return _States(mean, covariance, self.log_likelihood)

    def seen(self, level: float, variance: float, view: Floats) -> _States:
        """The states after a level was observed (the update of a Kalman filter)."""
        cross = self.covariance @ view
        spread = cross @ view + variance
        error = level - self.mean @ view
        gain = cross / spread[:, None]
        return _States(
            self.mean + gain * error[:, None],
            self.covariance - gain[:, :, None] * cross[:, None, :],
            self.log_likelihood - 0.5 * (np.log(spread) + error**2 / spread),
        )


def _filtered(
    candidates: _Candidates, level: Floats, variance: Floats, season: list[tuple[float, float]]
) -> _States:
    """The states in the last period, given all levels."""
    count = candidates.log_prior.size
    start = np.diag(np.square(_AT_FIRST))
    states = _States(np.zeros((count, _STATES)), np.tile(start, (count, 1, 1)), np.zeros(count))
    states.mean[:, 0] = level[np.isfinite(level)][0]
    for period, angle in enumerate(season):
        if period:
            states = states.moved(candidates)
        if np.isfinite(level[period]):
            states = states.seen(float(level[period]), float(variance[period]), _view(angle))
    return states


def _season(n_periods: int, first_month: int, months: int) -> list[tuple[float, float]]:
    return [_season_at(period, first_month, months) for period in range(n_periods)]


def _season_at(period: int, first_month: int, months: int) -> tuple[float, float]:
    angle = 2 * np.pi * (first_month + months * (period + 0.5)) / 12
    return float(np.sin(angle)), float(np.cos(angle))


def _view(season: tuple[float, float]) -> Floats:
    """What an observed level shows of the states."""
    return np.array([1.0, 0.0, *season])


def _quadratic(covariance: Floats, view: Floats) -> Floats:
    out: Floats = covariance @ view @ view
    return out


def _log_normal(x: Floats, mean: float, deviation: float) -> Floats:
    out: Floats = -0.5 * np.square((x - mean) / deviation)
    return out
