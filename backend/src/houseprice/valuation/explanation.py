"""Everything that explains one value, from one batch of homes for the model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.valuation.comparable_sales import (
    Comparable,
    Grid,
    Implied,
    comparable_sales,
    find,
    implied,
)
from houseprice.valuation.engine import Engine
from houseprice.valuation.explain import Contribution, Game, Group
from houseprice.valuation.mixtures import FIRST_SALE, HOME, REFERENCE, Mixtures, differing

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Explanation:
    """Why a home has its value.

    Parameters
    ----------
    value, reference_value : float
        Of the home and of the reference home, in money.
    reference : dict
        The reference: a typical home of the training sales, on the day of the value.
    contributions : tuple of Contribution
        Shapley values of groups of features, exact for up to seven groups; they add up to
        ``value - reference_value``.
    comparables : tuple of Comparable
        Nearest first.
    comparables_range : Implied or None
        What the comparable sales say by themselves; None without any.
    """

    value: float
    reference_value: float
    reference: dict[str, Any]
    contributions: tuple[Contribution, ...]
    comparables: tuple[Comparable, ...]
    comparables_range: Implied | None


@dataclass(frozen=True)
class Question:
    """What is to be explained.

    Parameters
    ----------
    home, reference : polars.DataFrame of shape (1, n_fields)
        With the same columns.
    typical : dict
        The reference in plain values.
    value, fsd : float
        As they were told.
    groups : tuple of Group
    dates : tuple of str
        Columns that say the day of the value.
    as_of : date or None
    k : int
        How many comparable sales, where there are so many.
    """

    home: pl.DataFrame
    reference: pl.DataFrame
    typical: dict[str, Any]
    value: float
    fsd: float
    groups: tuple[Group, ...]
    dates: tuple[str, ...]
    as_of: date | None
    k: int


def explain(engine: Engine, own_values: Floats, asked: Question) -> Explanation:
    """Comparable sales and contributions of one home.

    Parameters
    ----------
    engine : Engine
    own_values : ndarray of shape (n_sales,)
        Out-of-fold value of each sale in ``engine.pipeline.sales``.
    asked : Question
    """
    found = find(engine.pipeline, asked.home, asked.k, asked.as_of)
    source = _source(engine, asked, found.rows)
    moved = differing(source, asked.groups, HOME, [REFERENCE])[:, 0]
    game = Game(tuple(group for group, one in zip(asked.groups, moved, strict=True) if one))
    chosen = np.ones((len(game.chosen), len(asked.groups)), dtype=np.bool_)
    chosen[:, moved] = game.chosen
    sales = range(FIRST_SALE, FIRST_SALE + len(found.rows))
    differs = differing(source, asked.groups, HOME, sales)
    mixtures = Mixtures.of_home(chosen) + Mixtures.of_sales(found.rows, differs)
    frame = mixtures.frame(source, asked.groups, asked.dates)
    worth = engine.worth(frame, asked.as_of, mixtures.own)
    mixed, sold = worth[: len(chosen)], worth[len(chosen) :]
    mixed[-1] = asked.value  # one home and a batch may round differently in the graph
    grid = Grid(
        names=tuple(group.label for group in asked.groups),
        amounts=_adjustments(sold, differs),
        adjusted=_prices(engine, found.rows) * asked.value / own_values[found.rows],
    )
    comparables = comparable_sales(engine.pipeline, found, grid)
    return Explanation(
        value=asked.value,
        reference_value=float(mixed[0]),
        reference=asked.typical,
        contributions=game.contributions(mixed) + _idle(asked.groups, moved),
        comparables=comparables,
        comparables_range=implied(comparables, asked.value, asked.fsd),
    )


def _source(engine: Engine, asked: Question, rows: Ints) -> pl.DataFrame:
    """Reference, home and the sales found, typed alike."""
    home = asked.home
    sales = engine.pipeline.sales[rows.tolist(), home.columns].cast(home.schema)
    return pl.concat([asked.reference, home, sales])


def _prices(engine: Engine, rows: Ints) -> Floats:
    prices = engine.pipeline.sales[engine.pipeline.schema.price][rows]
    return prices.cast(pl.Float64).to_numpy()


def _adjustments(sold: Floats, differs: NDArray[np.bool_]) -> Floats:
    """Differences to the sales as they are, 0 where home and sale are the same."""
    amounts = np.zeros(differs.shape)
    group, sale = np.nonzero(differs)
    amounts[group, sale] = sold[differs.shape[1] :] - sold[sale]
    return amounts


def _idle(groups: tuple[Group, ...], moved: NDArray[np.bool_]) -> tuple[Contribution, ...]:
    """Groups in which home and reference are the same move nothing."""
    return tuple(
        Contribution(group.label, 0.0, 0.0)
        for group, one in zip(groups, moved, strict=True)
        if not one
    )
