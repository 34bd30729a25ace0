"""Measure what leaving flagged sales out of the learning does to the accuracy.

The quick model is plain LightGBM. It takes every price as it is, so it shows what a wrong price can
do; the families of the studio weigh far-off prices down and lose less by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.dataset import Dataset
from houseprice.data.leakage.detect import find_leaks
from houseprice.data.splits import MIN_TRAINING_SALES, Split, make_split
from houseprice.errors import InvalidData
from houseprice.evaluation.sales_effect import effect_panel, effect_sentence
from houseprice.models.plain_lightgbm import plain_values
from houseprice.progress import OnProgress, Progress
from houseprice.training.prepare import SPLIT_SEED

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MODEL = "Plain LightGBM"
#: Of more sales a random sample is measured, so that the work is bounded.
MOST_SALES = 200_000


@dataclass(frozen=True)
class _Comparison:
    """What both fits have in common.

    Parameters
    ----------
    dataset : Dataset
        Without the columns that may give the price away.
    split : Split
    is_flagged : ndarray of bool, shape (n_sales,)
    leaks : tuple of str
        The columns that were left out.
    """

    dataset: Dataset
    split: Split
    is_flagged: Flags
    leaks: tuple[str, ...]

    @property
    def flagged_to_learn(self) -> int:
        """Number of flagged sales among those to learn from."""
        return int(self.is_flagged[self.split.train].sum())

    def values(self, keep: Flags, on_progress: OnProgress, start: float, side: str) -> Floats:
        """Values of the blind sales by a model that learns from the rows to `keep`."""
        rows = self.split.train[keep[self.split.train]]

        def on_round(number: int, rounds: int) -> None:
            message = f"Learning from {rows.size:,} sales, {side} the flagged ones"
            share = start + 0.4 * number / rounds
            on_progress(Progress("training", share, message=message))

        return plain_values(self.dataset, np.sort(rows), self.split.test, on_round=on_round)


def measure_effect(
    dataset: Dataset, flagged: Sequence[int], on_progress: OnProgress
) -> dict[str, Any]:
    """Compare a quick model that learned from the flagged sales with one that did not.

    Both fits have the same split, whose blind sales do not depend on the flags, the same columns
    and the same settings. The blind sales are judged twice: all of them, and those not flagged.

    Parameters
    ----------
    dataset : Dataset
    flagged : sequence of int
        Rows of the sales that are left out.
    on_progress : OnProgress
        It may raise `JobCancelled` to stop.

    Returns
    -------
    dict
        Plain values: ``sentence``, ``model``, ``split`` (``time`` or ``random``), ``sampled_from``
        (number of all sales, if not all were used), ``columns_left_out`` (they may give the price
        away); ``learning`` and ``blind`` with their ``sales`` and how many of these are
        ``flagged``; ``unflagged`` and ``all`` are panels of `evaluation.sales_effect.effect_panel`.

    Raises
    ------
    InvalidData
        If no sale is flagged, or too few sales are left to learn from.
    """
    on_progress(Progress("loading", 0.0, message="Splitting the sales"))
    both = _comparison(dataset, flagged)
    without = both.values(~both.is_flagged, on_progress, 0.05, "without")
    values = without
    if both.flagged_to_learn:
        values = both.values(np.ones_like(both.is_flagged), on_progress, 0.45, "with")
    on_progress(Progress("evaluating", 0.85, message="Comparing the values of the blind sales"))
    sampled_from = dataset.frame.height if dataset.frame.height > MOST_SALES else None
    return {"sampled_from": sampled_from, **_report(both, values, without)}


def _comparison(dataset: Dataset, flagged: Sequence[int]) -> _Comparison:
    if len(flagged) == 0:
        raise InvalidData("The effect is that of flagged sales, got none that is flagged.")
    is_flagged = np.zeros(dataset.frame.height, dtype=np.bool_)
    is_flagged[np.asarray(flagged, dtype=np.int64)] = True
    if is_flagged.size > MOST_SALES:
        rng = np.random.default_rng(SPLIT_SEED)
        sample = np.sort(rng.permutation(is_flagged.size)[:MOST_SALES])
        dataset, is_flagged = replace(dataset, frame=dataset.frame[sample]), is_flagged[sample]
    split = make_split(dataset, "auto", SPLIT_SEED)
    rows = np.sort(split.train[~is_flagged[split.train]])
    _check_enough(dataset.frame.height, rows.size)
    # Judged without the flagged sales, and left out of both fits: nobody is there to be asked.
    leaks = tuple(leak.column for leak in find_leaks(dataset, rows))
    dataset = replace(dataset, schema=dataset.schema.without(set(leaks)))
    if not dataset.schema.features:
        raise InvalidData(
            f"The effect needs a column that does not give the price away, got {', '.join(leaks)}."
        )
    return _Comparison(dataset, split, is_flagged, leaks)


def _check_enough(sales: int, left: int) -> None:
    if left < MIN_TRAINING_SALES:
        raise InvalidData(
            f"The effect needs at least {MIN_TRAINING_SALES} sales to learn from that are not "
            f"flagged; a fifth of the {sales:,} sales is blind, and of the others {left} are left.",
            hint="Add sales, or override flags of sales that are fit.",
        )


def _report(both: _Comparison, values: Floats, without: Floats) -> dict[str, Any]:
    test, frame = both.split.test, both.dataset.frame
    prices = frame[both.dataset.schema.price].cast(pl.Float64).to_numpy()[test]
    plain = ~both.is_flagged[test]
    unflagged = effect_panel(prices[plain], values[plain], without[plain])
    everything = effect_panel(prices, values, without)
    return {
        "sentence": effect_sentence(unflagged, everything, both.flagged_to_learn),
        "model": MODEL,
        "split": both.split.kind,
        "columns_left_out": list(both.leaks),
        "learning": {"sales": int(both.split.train.size), "flagged": both.flagged_to_learn},
        "blind": {"sales": int(test.size), "flagged": int((~plain).sum())},
        "unflagged": unflagged,
        "all": everything,
    }
