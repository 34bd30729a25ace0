"""Importance of groups of features: how much worse values get when homes swap them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.errors import NotComparable
from houseprice.evaluation.intervals import bootstrap_intervals
from houseprice.valuation.drivers.answers import GroupImportance, Importance
from houseprice.valuation.drivers.blind_homes import blind_homes
from houseprice.valuation.explanation.contributions import Group, feature_groups
from houseprice.valuation.valuer import Valuer

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

#: Homes that are valued again, and how often each group is swapped.
MOST_HOMES, REPEATS = 400, 3
_LEAST_HOMES = 30
_SEED = 5


def importance(valuer: Valuer, folder: Path) -> Importance:
    """Swap each group of features among homes of the blind test, and measure the error again.

    Features of a group are swapped together: floor area and rooms of one home stay those of one
    home. Homes that the model refuses, before or after, do not count.

    Parameters
    ----------
    valuer : Valuer
    folder : Path
        Its folder, which holds the homes and their prices.

    Raises
    ------
    NotComparable
        If the model kept no homes, or gives too few of them a value.
    CorruptArtifact
        If a file does not match its checksum.

    References
    ----------
    Breiman (2001), Random forests; Fisher, Rudin and Dominici (2019), model reliance.
    """
    homes, prices = blind_homes(folder, MOST_HOMES)
    values = valuer.values(homes).values
    usable = np.isfinite(values)
    if usable.sum() < _LEAST_HOMES:
        raise NotComparable(
            f"At least {_LEAST_HOMES} homes of the blind test must have a value, got "
            f"{int(usable.sum())}.",
            hint="Train a model with more sales.",
        )
    labels = {field.name: field.label for field in valuer.form}
    rng = np.random.default_rng(_SEED)
    groups = [
        loss
        for group in feature_groups(valuer.form)
        if (loss := _group(group, labels, prices, values, _swapped(valuer, homes, group, rng)))
    ]
    return Importance(
        homes=int(usable.sum()),
        repeats=REPEATS,
        mdape=float(100 * np.median(np.abs(values[usable] / prices[usable] - 1))),
        groups=tuple(sorted(groups, key=lambda group: -group.loss)),
    )


def _swapped(valuer: Valuer, homes: pl.DataFrame, group: Group, rng: np.random.Generator) -> Floats:
    """Values with the features of the group taken from other homes, (n_repeats, n_homes)."""
    columns = [name for name in group.columns if name in homes.columns]
    orders = [rng.permutation(homes.height) for _ in range(REPEATS)]
    tables = [homes.with_columns(homes.select(columns)[order]) for order in orders]
    values: Floats = valuer.values(pl.concat(tables)).values
    return values.reshape(REPEATS, homes.height)


def _group(
    group: Group, labels: dict[str, str], prices: Floats, values: Floats, swapped: Floats
) -> GroupImportance | None:
    """The loss without a group; None if too few homes keep a value without it."""
    usable = np.isfinite(values) & np.isfinite(swapped).all(axis=0)
    n = int(usable.sum())
    if n < _LEAST_HOMES:
        return None
    before = 100 * np.abs(values[usable] / prices[usable] - 1)
    after = 100 * np.abs(swapped[:, usable] / prices[usable] - 1)

    def losses(rows: Rows) -> dict[str, Floats]:
        medians = [np.median(errors[rows], axis=1) for errors in after]
        return {"loss": np.mean(medians, axis=0) - np.median(before[rows], axis=1)}

    low, high = bootstrap_intervals(losses, n)["loss"]
    return GroupImportance(
        label=group.label,
        features=tuple(labels[name] for name in group.columns),
        loss=float(losses(np.arange(n)[None, :])["loss"][0]),
        low=low,
        high=high,
        moved=float(np.median(np.abs(swapped[:, usable] - values[usable]))),
    )
