"""The sales that a time limit leaves time to learn from and to measure with."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from houseprice.data.dataset import Dataset
from houseprice.data.splits import Split, latest_first
from houseprice.training.rows_in_time import rows_in_time

Ints = NDArray[np.int64]

_SEED = 42


def sales_in_time(dataset: Dataset, split: Split, limit_s: float | None) -> Split:
    """The part of a split that there is time for.

    Test sales are drawn by chance. So are training sales in a random split; where the test is the
    latest sales, half of the training sales are the latest, and the others are drawn from the rest.

    Parameters
    ----------
    dataset : Dataset
    split : Split
        A split of the whole data set.
    limit_s : float or None
        Seconds of the whole call; None for no limit.
    """
    n_rows = dataset.frame.height
    share = rows_in_time(limit_s, n_rows) / n_rows
    if share == 1:
        return split
    rng = np.random.default_rng(_SEED)
    n_train, n_test = (max(round(share * part.size), 1) for part in (split.train, split.test))
    newest = n_train // 2 if split.kind == "time" else 0
    train = latest_first(dataset, split.train) if newest else split.train
    others = _drawn(rng, train[newest:], n_train - newest)
    return replace(
        split,
        train=np.concatenate([train[:newest], others]),
        test=_drawn(rng, split.test, n_test),
        not_learned=split.train.size - n_train,
        not_tested=split.test.size - n_test,
    )


def not_all_sales(split: Split) -> list[str]:
    """A sentence on the sales that there was no time for; none where all count."""
    if split.not_learned == 0:
        return []
    newest = ", half of them the latest" if split.kind == "time" else ""
    return [
        f"The time limit leaves no time for all sales. {split.train.size:,} of "
        f"{split.train.size + split.not_learned:,} were learned from{newest}, and "
        f"{split.test.size:,} of {split.test.size + split.not_tested:,} test sales measure it."
    ]


def _drawn(rng: np.random.Generator, rows: Ints, count: int) -> Ints:
    """Some of the rows by chance, in their order."""
    places = np.sort(rng.choice(rows.size, size=count, replace=False))
    return rows[places]
