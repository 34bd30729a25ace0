"""The sales around homes: search spaces over the stored sales, and features of the neighbours."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.data.comparables import summary as nearby
from houseprice.data.comparables.search import (
    Comparables,
    NeighbourIndex,
    Neighbours,
    SalesVisibility,
)
from houseprice.data.features.encodings import FittedEncodings
from houseprice.data.features.learned_metric import Metric
from houseprice.data.schema import TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Number of homes that are summarised at a time, which bounds the memory.
CHUNK = 1_024


class Surroundings:
    """Search for the sales around homes.

    Parameters
    ----------
    schema : TableSchema
    sales : polars.DataFrame of shape (n_sales, n_columns)
        Training sales with prices, oldest first where they have dates; a sale without one counts
        as sold on their mean day.
    encodings : FittedEncodings
        Encodings fitted to these sales; `learn` adds trend, typical distance and metric.
    """

    def __init__(
        self, schema: TableSchema, sales: pl.DataFrame, encodings: FittedEncodings
    ) -> None:
        self.schema = schema
        self.encodings = encodings
        self.table = Table(sales)
        days = None if encodings.dates is None else encodings.dates.of_sales(self.table)
        self._sold_on = self.table.days(schema.first("date"), None)
        self._group_of, self._group = _groups(self.table, schema)
        self.sold = nearby.StoredSales(
            np.log(self.table.numbers(schema.price)),
            self._log_size(self.table),
            self._kind(self.table),
            self._place(self.table),
            days,
            encodings.market_level(days),
        )
        has_place, has_kind = self.sold.place.shape[1] > 0, self.sold.kind.shape[1] > 0
        chosen = nearby.spaces(has_place, has_kind, encodings.place is not None)
        self.indexes = [(s, self._index(s.points(self.sold.place, self.sold.kind))) for s in chosen]
        self._metric_index = self._learned_index()
        self._one_by_one = bool(self.indexes)

    def without_tokens(self) -> Surroundings:
        """The same search without the tokens."""
        out = copy(self)
        out._one_by_one = False
        return out

    @property
    def tokens(self) -> tuple[int, int]:
        """See `FeaturePipeline.tokens`."""
        width = nearby.token_width(len(self.encodings.attributes.columns))
        return (nearby.TOKENS, width) if self._one_by_one else (0, 0)

    def learn(self, *, past_only: bool) -> None:
        """Learn the market trend, the typical distance and the metric from the stored sales."""
        if not self.indexes:
            return
        trend, typical = self._trend(past_only=past_only)
        sold = self.sold
        metric = Metric.fit(sold.place, self._characteristics(), self.learned_log_price())
        self.encodings = replace(
            self.encodings, trend_per_year=trend, typical_distance=typical, metric=metric
        )
        self.sold = replace(sold, level=self.encodings.market_level(sold.day))
        self._metric_index = self._learned_index()

    def learned_log_price(self) -> Floats:
        """Log prices of the stored sales at the level at which values are learned."""
        if self.sold.day is None:
            return self.sold.log_price
        return self.sold.log_price - self.encodings.market_move(self.sold.day)

    def homes(self, *, past_only: bool) -> nearby.Seekers:
        """The stored sales as homes that look for comparable sales; none of them sees itself."""
        sold, own = self.sold, np.arange(self.table.height)
        visibility = SalesVisibility(sold.day if past_only else None, self._group, own)
        level = self.encodings.learned_level(sold.day)
        return nearby.Seekers(sold.log_size, sold.kind, sold.place, visibility, sold.day, level)

    def seekers(
        self, table: Table, days: Floats | None, own: Ints | None, *, past_only: bool
    ) -> nearby.Seekers:
        """Homes that look for comparable sales, as `FeaturePipeline.transform` explains.

        Prices of comparable sales are moved to the level at which values are learned.
        """
        height = table.height
        own = np.full(height, -1, dtype=np.int64) if own is None else own
        name = self.schema.first("id")
        ids = table.texts(name) if name is not None else [None] * height
        group = np.array(
            [-1 if value is None else self._group_of.get(value, -1) for value in ids],
            dtype=np.int64,
        )
        visibility = SalesVisibility(days if past_only else None, group, own)
        level = self.encodings.learned_level(days)
        return nearby.Seekers(
            self._log_size(table), self._kind(table), self._place(table), visibility, days, level
        )

    def features(self, seekers: nearby.Seekers, characteristics: Floats) -> list[Floats]:
        """Features of homes from the sales around them, in the order of `names`; tokens come last.

        Parameters
        ----------
        seekers : Seekers
        characteristics : ndarray of shape (n_homes, n_characteristics)
            The result of `FittedEncodings.characteristics`.
        """
        if not self.indexes:
            return []
        neighbours = self._neighbours(seekers, characteristics)
        starts = range(0, max(len(seekers.place), 1), CHUNK)
        return [np.concatenate([self._summary(seekers, neighbours, start) for start in starts])]

    def names(self) -> tuple[str, ...]:
        """One per column of `features`."""
        kind = self.encodings.attributes.columns
        sized = self.encodings.size is not None
        names: list[str] = []
        for number, (space, _) in enumerate(self.indexes):
            names += nearby.summary_names(space.name, sized)
            if number == 0:
                names += [f"{name} around" for name in kind]
                names += [f"{name} against around" for name in kind]
                names += nearby.local_names(kind)
        if self._metric_index is not None and self.indexes:
            names += nearby.summary_names("most alike", sized)
            names += [f"most alike: {name}" for name in nearby.local_names(kind)]
        return (*names, *(nearby.token_names(kind) if self._one_by_one else ()))

    def nearest(self, seekers: nearby.Seekers, k: int) -> Comparables:
        """The k most comparable sales of the first home in the main space (place and kind).

        Their prices are moved to the home's day.
        """
        if not self.indexes:
            return Comparables.none()
        seekers = replace(seekers, level=self.encodings.market_level(seekers.day))
        space, index = self.indexes[-1]
        neighbours = index.nearest(space.points(seekers.place, seekers.kind), seekers.visibility, k)
        there = neighbours.rows[0] >= 0
        rows = neighbours.rows[0][there]
        metres = np.full(len(rows), np.nan)
        if self.encodings.place is not None:
            apart = (self.sold.place[rows] - seekers.place[0]) * self.encodings.place_scale_km
            metres = 1000.0 * np.sqrt((apart**2).sum(axis=1))
        nearness = np.exp(-0.5 * neighbours.distance[0][there] / self.encodings.typical_distance)
        now = np.exp(nearby.adjusted_prices(self.sold, seekers, neighbours)[0][there])
        return Comparables(rows, metres, nearness, now, self._ages(seekers, rows))

    def points(self, table: Table) -> Floats:
        """See `FeaturePipeline.points`."""
        return np.hstack([self._place(table), self._kind(table)])

    def _trend(self, *, past_only: bool) -> tuple[float, float]:
        """Yearly market trend and typical distance, from the sales against their comparables."""
        space, index = self.indexes[-1]
        seekers = self.homes(past_only=past_only)
        points = space.points(self.sold.place, self.sold.kind)
        neighbours = index.nearest(points, seekers.visibility, 10)
        reach = neighbours.distance[:, -1][np.isfinite(neighbours.distance[:, -1])]
        typical = float(np.median(reach)) if reach.size else 1.0
        return nearby.trend_per_year(self.sold, seekers, neighbours), max(typical, 1e-6)

    def _learned_index(self) -> NeighbourIndex | None:
        metric = self.encodings.metric
        if metric is None or not self.indexes:
            return None
        return self._index(metric.points(self.sold.place, self._characteristics()))

    def _characteristics(self) -> Floats:
        """The characteristics of the stored sales, by `FittedEncodings.characteristics`."""
        return self.encodings.characteristics(self.encodings.own_columns(self.table, self.sold.day))

    def _index(self, points: Floats) -> NeighbourIndex:
        return NeighbourIndex(points, self.sold.day, self._group)

    def _neighbours(self, seekers: nearby.Seekers, characteristics: Floats) -> list[Neighbours]:
        """The neighbours of homes in each space; a learned space comes first."""
        indexes = [index for _, index in self.indexes]
        at = [space.points(seekers.place, seekers.kind) for space, _ in self.indexes]
        if self._metric_index is not None and self.encodings.metric is not None:
            indexes = [self._metric_index, *indexes]
            at = [self.encodings.metric.points(seekers.place, characteristics), *at]
        return NeighbourIndex.nearest_in_each(indexes, at, seekers.visibility, max(nearby.COUNTS))

    def _summary(
        self, seekers: nearby.Seekers, neighbours_by_space: list[Neighbours], start: int
    ) -> Floats:
        """Features of `CHUNK` homes from their neighbours in each space.

        All spaces are summarised at once: for one home a call of NumPy costs more than its work.
        """
        part, sold = slice(start, start + CHUNK), self.sold
        n_learned = len(neighbours_by_space) - len(self.indexes)
        every = Neighbours.stacked([neighbours.at(part) for neighbours in neighbours_by_space])
        homes = seekers.at(part)
        count = len(homes.place)
        everyone = homes.repeated(len(neighbours_by_space))
        prices = nearby.adjusted_prices(sold, everyone, every)
        columns = nearby.summarise(sold, everyone, every, prices)
        summaries = columns.reshape(len(neighbours_by_space), count, -1)
        first, main = slice(0, count * (n_learned + 1)), slice(len(every.rows) - count, None)
        fitted = homes.repeated(n_learned + 1)
        fits = nearby.local_regression(sold, fitted, every.at(first), prices[first])
        *alike, local = fits.reshape(n_learned + 1, count, -1)
        blocks = [
            summaries[n_learned],
            nearby.mean_attributes(sold, homes, neighbours_by_space[n_learned].at(part)),
            local,
            *summaries[n_learned + 1 :],
            *summaries[:n_learned],
            *alike,
        ]
        if self._one_by_one:
            blocks.append(self._tokens(homes, every.at(main), prices[main]))
        return np.concatenate(blocks, axis=1)

    def _tokens(self, homes: nearby.Seekers, neighbours: Neighbours, prices: Floats) -> Floats:
        return nearby.tokens(self.sold, homes, neighbours, prices, self.encodings.log_price_sd)

    def _ages(self, seekers: nearby.Seekers, rows: Ints) -> Floats:
        """Days from these sales to the first home's day; NaN without dates."""
        if seekers.day is None:
            return np.full(len(rows), np.nan)
        age: Floats = seekers.day[0] - self._sold_on[rows]
        return age

    def _kind(self, table: Table) -> Floats:
        return self.encodings.attributes.encode(table)

    def _place(self, table: Table) -> Floats:
        if self.encodings.place is None:
            name = self.schema.first("neighbourhood")
            if name is None:
                return np.zeros((table.height, 0))
            return nearby.neighbourhood_points(table.texts(name))
        return self.encodings.place.km(table) / self.encodings.place_scale_km

    def _log_size(self, table: Table) -> Floats | None:
        if self.encodings.size is None:
            return None
        size = table.numbers(self.encodings.size)
        known_size = np.where(size > 0, size, np.nan)
        middle = self.encodings.numbers.medians[
            self.encodings.numbers.columns.index(self.encodings.size)
        ]
        return np.log(np.where(np.isnan(known_size), max(middle, 1e-9), known_size))


def _groups(table: Table, schema: TableSchema) -> tuple[dict[str, int], Ints]:
    """Code of each property, and the code of each stored sale's property, -1 without an id."""
    name = schema.first("id")
    if name is None:
        return {}, np.full(table.height, -1, dtype=np.int64)
    ids = table.texts(name)
    properties = dict.fromkeys(value for value in ids if value is not None)
    code = {value: number for number, value in enumerate(properties)}
    return code, np.array([-1 if value is None else code[value] for value in ids], dtype=np.int64)
