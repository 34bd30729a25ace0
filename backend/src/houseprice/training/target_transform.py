"""Choose the target: the log price or the root of the price, whichever has even errors."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.valuation.engine import without_tokens
from houseprice.valuation.target import Target

Floats = NDArray[np.float64]

ROOT = 0.5
#: The root is used only if the kernel regression's error in money falls by `_GAIN` and its median
#: percentage error rises by at most `_LOSS`.
_GAIN, _LOSS = 0.004, 0.05
#: The logarithm bends prices too far if the skew of the log prices is below this.
_LEFT_SKEW = -0.1
_MAX_SALES = 3_000
_FOLDS = 3
_RIDGE = 0.1


def choose_power(pipeline: FeaturePipeline, price: str) -> float:
    """Choose the target by training sales alone.

    The target is the log price, unless that is skewed to the left and a small kernel regression
    has smaller out-of-fold errors on the root.

    Parameters
    ----------
    pipeline : FeaturePipeline
        A fitted pipeline. At most 3,000 of its stored sales are used, and the features of each
        are made without its own price.
    price : str
        Name of the price column.

    Returns
    -------
    float
        0 (log price) or 0.5 (its square root); see `valuation.target.Target`.
    """
    rng = np.random.default_rng(0)
    rows = np.sort(rng.permutation(pipeline.sales.height)[:_MAX_SALES])
    sales = pipeline.sales[rows]
    prices = sales[price].cast(pl.Float64).to_numpy()
    if np.ptp(prices) == 0 or _skew(np.log(prices)) > _LEFT_SKEW:
        return 0.0
    raw = pipeline.transform(sales, own=rows)
    prices = prices / np.exp(pipeline.market_move(raw))
    x = without_tokens(pipeline, pipeline.normal(raw))
    kernel = _kernel(x.astype(np.float64))
    fold = rng.permutation(prices.size) % _FOLDS
    log_rmse, log_median = _errors(kernel, prices, fold, 0.0)
    rmse, median = _errors(kernel, prices, fold, ROOT)
    better = rmse < (1 - _GAIN) * log_rmse and median < (1 + _LOSS) * log_median
    return ROOT if better else 0.0


def _skew(z: Floats) -> float:
    """Third standardised moment; negative where the lower tail is the longer one."""
    centred = z - z.mean()
    return float((centred**3).mean() / (centred**2).mean() ** 1.5)


def _kernel(x: Floats) -> Floats:
    square = np.square(x).sum(axis=1)
    apart = np.maximum(square[:, None] + square[None, :] - 2 * x @ x.T, 0.0)
    out: Floats = np.exp(-apart / (2 * max(float(np.median(apart)), 1e-12)))
    return out


def _errors(
    kernel: Floats, prices: Floats, fold: NDArray[np.int64], power: float
) -> tuple[float, float]:
    """RMSE in money and median absolute percentage error, out of fold."""
    target = Target.fit(prices, power)
    y, predicted = target.standardised(prices), np.empty(prices.size)
    for number in range(_FOLDS):
        held, rest = fold == number, fold != number
        gram = kernel[np.ix_(rest, rest)] + _RIDGE * np.eye(int(rest.sum()))
        predicted[held] = kernel[np.ix_(held, rest)] @ np.linalg.solve(gram, y[rest])
    values = target.money(predicted)
    rmse = float(np.sqrt(np.square(values - prices).mean()))
    return rmse, float(np.median(np.abs(values / prices - 1)))
