"""Everything that explains one value, from one batch of homes for the model."""

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

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Question:
    """What is to be explained.

    Parameters
    ----------
    home, reference : polars.DataFrame of shape (1, n_fields)
        With the same columns.
    sold : polars.DataFrame of shape (n_sales, n_fields)
        The sales in ``FeaturePipeline.sales``, with these columns.
    typical : dict
        The reference in plain values.
    groups : tuple of Group
    dates : tuple of str
        Columns that say the day of the value.
    as_of : date or None
    k : int
        How many comparable sales, where there are so many.
    """

    home: pl.DataFrame
    reference: pl.DataFrame
    sold: pl.DataFrame
    typical: dict[str, Any]
    groups: tuple[Group, ...]
    dates: tuple[str, ...]
    as_of: date | None
    k: int


class Explainer:
    """A home among the comparable sales and mixtures that explain its value.

    One batch holds all that must be valued, the home itself among it.

    Parameters
    ----------
    engine : Engine
    asked : Question

    Attributes
    ----------
    home : ndarray of shape (1, n_features)
        The raw form of the home, as `Engine.value_features` takes it.
    """

    def __init__(self, engine: Engine, asked: Question) -> None:
        self._engine, self._asked = engine, asked
        found = self._found = find(engine.pipeline, asked.home, asked.k, asked.as_of)
        source = _source(asked, found.rows)
        moved = differing(source, asked.groups, HOME, [REFERENCE])[:, 0]
        self._moved = moved
        self._game = Game(tuple(g for g, one in zip(asked.groups, moved, strict=True) if one))
        chosen = np.ones((len(self._game.chosen), len(asked.groups)), dtype=np.bool_)
        chosen[:, moved] = self._game.chosen
        sales = range(FIRST_SALE, FIRST_SALE + len(found.rows))
        self._differs = differing(source, asked.groups, HOME, sales)
        mixtures = Mixtures.of_home(chosen) + Mixtures.of_sales(found.rows, self._differs)
        homes = mixtures.table(source, asked.groups, asked.dates)
        self._raw = engine.pipeline.transform(homes, asked.as_of, mixtures.own)
        self._n_mixed = len(chosen)
        self.home = self._raw[self._n_mixed - 1 : self._n_mixed]

    def explain(self, own_values: Floats, value: float, fsd: float) -> Explanation:
        """Comparable sales and contributions.

        Parameters
        ----------
        own_values : ndarray of shape (n_sales,)
            Out-of-fold value of each sale in ``engine.pipeline.sales``.
        value, fsd : float
            Of the home, as they were told.
        """
        asked, worth = self._asked, self._engine.worth(self._raw)
        # The index of the market ends with the last sale; from there on prices move as values do.
        now = self._found.price_now * self._engine.drifted(self.home)
        found = replace(self._found, price_now=now)
        mixed, sold = worth[: self._n_mixed], worth[self._n_mixed :]
        mixed[-1] = value  # one home and a batch may round differently in the graph
        grid = AdjustmentGrid(
            names=tuple(group.label for group in asked.groups),
            amounts=_adjustments(sold, self._differs),
            adjusted=_prices(self._engine, found.rows) * value / own_values[found.rows],
        )
        comparables = comparable_sales(self._engine.pipeline, found, grid)
        return Explanation(
            value=value,
            reference_value=float(mixed[0]),
            reference=asked.typical,
            contributions=self._game.contributions(mixed) + _idle(asked.groups, self._moved),
            comparables=comparables,
            comparables_range=implied(comparables, value, fsd),
        )


def _source(asked: Question, rows: Ints) -> Source:
    """Reference, home and the sales found, column by column."""
    homes = [asked.reference.row(0), asked.home.row(0)]
    homes += [asked.sold.row(row) for row in rows.tolist()]
    return dict(zip(asked.home.columns, zip(*homes, strict=True), strict=True))


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
