"""Sales that an isolation forest finds alone; scikit-learn is loaded only here, if it is there."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import numpy as np

from houseprice.data.arrays import Flags, Floats
from houseprice.data.checks.sales_check import robust_spread

#: Sales from which the forest learns, and whose scores say what is usual.
_SAMPLE = 20_000
_LEAST_SALES = 200
#: Only sales this far from their group by some figure are worth a score.
_CANDIDATE_Z = 3.0
#: Robust standard deviations of the scores above their median.
_LIMIT_Z = 6.0
#: And the most isolated share of the sales: there are markets with wide tails.
_MOST_SHARE = 0.005


def isolated(z: Floats) -> Floats:
    """How far each sale's isolation score is above the usual, where it is far.

    Parameters
    ----------
    z : ndarray of shape (n_sales, n_figures)
        Robust z scores within the groups; NaN counts as 0.

    Returns
    -------
    ndarray of shape (n_sales,)
        Robust standard deviations of the scores above their median; 0 where the sale is not
        alone, and everywhere if there are too few sales or scikit-learn is not installed.
    """
    out = np.zeros(len(z))
    figures = np.clip(np.nan_to_num(z), -20, 20)
    is_candidate = np.abs(figures).max(axis=1) > _CANDIDATE_Z
    if len(z) < _LEAST_SALES or not is_candidate.any() or find_spec("sklearn") is None:
        return out
    scores, limit = _scores_above_median(figures, is_candidate)
    out[is_candidate] = np.where(scores > limit, scores, 0.0)
    return out


def _scores_above_median(figures: Floats, is_candidate: Flags) -> tuple[Floats, float]:
    """Scores of the candidates, and the score from which a sale is alone."""
    rng = np.random.default_rng(0)
    sample = figures[rng.permutation(len(figures))[:_SAMPLE]]
    forest_class = import_module("sklearn.ensemble").IsolationForest
    forest = forest_class(n_estimators=100, random_state=0, n_jobs=1).fit(sample)
    usual = -forest.score_samples(sample)
    scores = -forest.score_samples(figures[is_candidate])
    middle, spread = float(np.median(usual)), max(robust_spread(usual), 1e-6)
    rare = (float(np.quantile(usual, 1 - _MOST_SHARE)) - middle) / spread
    return (scores - middle) / spread, max(_LIMIT_Z, rare)
