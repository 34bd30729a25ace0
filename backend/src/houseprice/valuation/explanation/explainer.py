"""The explanation of one value, from one batch of homes that the model values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.valuation.answers import Contribution, Explanation
from houseprice.valuation.engine import Engine
from houseprice.valuation.explanation.comparable_sales import (
    AdjustmentGrid,
    comparable_sales,
    find,
    implied,
)
from houseprice.valuation.explanation.contributions import Game, Group
from houseprice.valuation.explanation.mixtures import (
    FIRST_SALE,
    HOME,
    REFERENCE,
    Mixtures,
    Source,
    differing,
)
from houseprice.valuation.explanation.other_features import OtherFeatures

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Question:
    """A home to explain, and what the explanation compares it with.

    Parameters
    ----------
    home, reference : polars.DataFrame of shape (1, n_fields)
        They have the same columns.
    sold : polars.DataFrame of shape (n_sales, n_fields)
        The sales in ``FeaturePipeline.sales``, with these columns.
    typical : dict
        The reference in plain values.
    groups : tuple of Group
    others : tuple of Group
        The features of the group `contributions.OTHER` one by one; empty if it stays closed.
    dates : tuple of str
        Columns that hold the day of the value.
    as_of : date or None
    k : int
        Largest number of comparable sales.
    """

    home: pl.DataFrame
    reference: pl.DataFrame
    sold: pl.DataFrame
    typical: dict[str, Any]
    groups: tuple[Group, ...]
    others: tuple[Group, ...]
    dates: tuple[str, ...]
    as_of: date | None
    k: int


class Explainer:
    """Values a home together with the mixtures and comparable sales that explain it.

    One batch holds everything that the model must value, the home itself included.

    Parameters
    ----------
    engine : Engine
    question : Question

    Attributes
    ----------
    home : ndarray of shape (1, n_features)
    added : ndarray of shape (1,) or None
        The home as `Engine.value_features` takes it.
    """

    def __init__(self, engine: Engine, question: Question) -> None:
        self._engine, self._question = engine, question
        nearest = self._nearest = find(engine.pipeline, question.home, question.k, question.as_of)
        source = _source(question, nearest.rows)
        moved = differing(source, question.groups, HOME, [REFERENCE])[:, 0]
        self._moved = moved
        self._game = Game(
            tuple(g for g, differs in zip(question.groups, moved, strict=True) if differs)
        )
        chosen = np.ones((len(self._game.chosen), len(question.groups)), dtype=np.bool_)
        chosen[:, moved] = self._game.chosen
        sales = range(FIRST_SALE, FIRST_SALE + len(nearest.rows))
        self._differs = differing(source, question.groups, HOME, sales)
        self._others = OtherFeatures.of(source, question, moved)
        mixtures = Mixtures.of_home(chosen) + Mixtures.of_sales(nearest.rows, self._differs)
        mixtures = mixtures.spread(self._others.owner) + self._others.mixtures()
        homes = mixtures.table(source, self._others.fine, question.dates)
        self._raw, self._added = engine.features(homes, question.as_of, mixtures.own)
        self._n_mixed = len(chosen)
        only = slice(self._n_mixed - 1, self._n_mixed)
        self.home = self._raw[only]
        self.added = None if self._added is None else self._added[only]

    def explain(self, own_values: Floats, value: float, fsd: float) -> Explanation:
        """Comparable sales and contributions.

        Parameters
        ----------
        own_values : ndarray of shape (n_sales,)
            Out-of-fold value of each sale in ``engine.pipeline.sales``.
        value, fsd : float
            Value and FSD of the home in the answer.
        """
        question, worth = self._question, self._engine.worth(self._raw, self._added)
        # The market index ends with the last sale; after it prices move as values do.
        now = self._nearest.price_now * self._engine.drifted(self.home)
        nearest = replace(self._nearest, price_now=now)
        on_the_way = 2 * (len(nearest.rows) + int(self._differs.sum()))
        ends = (self._n_mixed, self._n_mixed + on_the_way)
        mixed, sold, stepped = np.split(worth, ends)
        mixed[-1] = value  # the network may round one home and a batch differently
        off = _prices(self._engine, nearest.rows) / own_values[nearest.rows]
        grid = AdjustmentGrid(
            names=tuple(group.label for group in question.groups),
            # A sale that cost more than its value by some share differs by that share more.
            amounts=off * _adjustments(sold, self._differs),
            adjusted=off * value,
        )
        comparables = comparable_sales(self._engine.pipeline, nearest, grid)
        return Explanation(
            value=value,
            reference_value=float(mixed[0]),
            reference=question.typical,
            contributions=self._others.opened(self._game.contributions(mixed), mixed, stepped)
            + _idle(question.groups, self._moved),
            comparables=comparables,
            comparables_range=implied(comparables, value, fsd),
        )


def _source(question: Question, rows: Ints) -> Source:
    """Reference, home and comparable sales, column by column."""
    homes = [question.reference.row(0), question.home.row(0)]
    homes += [question.sold.row(row) for row in rows.tolist()]
    return dict(zip(question.home.columns, zip(*homes, strict=True), strict=True))


def _prices(engine: Engine, rows: Ints) -> Floats:
    prices = engine.pipeline.sales[engine.pipeline.schema.price][rows]
    return prices.cast(pl.Float64).to_numpy()


def _adjustments(sold: Floats, differs: NDArray[np.bool_]) -> Floats:
    """What each group of the home is worth to a sale; 0 where home and sale are the same.

    It is the mean of joining first and of joining last, which shares out what two groups do
    together: less than that is left unexplained.
    """
    amounts = np.zeros(differs.shape)
    group, sale = np.nonzero(differs)
    first, last = np.split(sold, 2)
    count = differs.shape[1]
    amounts[group, sale] = (first[count:] - first[sale] + last[sale] - last[count:]) / 2
    return amounts


def _idle(groups: tuple[Group, ...], moved: NDArray[np.bool_]) -> tuple[Contribution, ...]:
    """Groups in which home and reference are the same contribute nothing."""
    return tuple(
        Contribution(group.label, 0.0, 0.0)
        for group, differs in zip(groups, moved, strict=True)
        if not differs
    )
