"""The stored sales as a place to look for comparables: search spaces, and what is found there."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.data.comparables import summary as nearby
from houseprice.data.comparables.search import Comparables, Homes, NeighbourIndex, Neighbours
from houseprice.data.features.learned import Learned
from houseprice.data.features.learned_metric import Metric
from houseprice.data.schema import TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Homes whose surroundings are summarised at a time: bounds the memory, in training too.
CHUNK = 1_024


class Surroundings:
    """Search for the sales around homes.

    Parameters
    ----------
    schema : TableSchema
    sales : polars.DataFrame of shape (n_sales, n_columns)
        Training sales with prices, oldest first where they have dates; a sale without one counts
        as sold on the first day.
    learned : Learned
        What was learned from these sales; `learn` adds what the sales around them tell.
    """

    def __init__(self, schema: TableSchema, sales: pl.DataFrame, learned: Learned) -> None:
        self.schema = schema
        self.learned = learned
        self.table = Table(sales)
        days = None if learned.dates is None else learned.dates.of_sales(self.table)
        self._sold_on = self.table.days(schema.first("date"), None)
        self._group_of, self._group = _groups(self.table, schema)
        self.sold = nearby.Sales(
            np.log(self.table.numbers(schema.price)),
            self._log_size(self.table),
            self._kind(self.table),
            self._place(self.table),
            days,
            learned.market_level(days),
        )
        has_place, has_kind = self.sold.place.shape[1] > 0, self.sold.kind.shape[1] > 0
        chosen = nearby.spaces(has_place, has_kind, learned.place is not None)
        self.indexes = [(s, self._index(s.points(self.sold.place, self.sold.kind))) for s in chosen]
        self._metric_index = self._learned_index()
        self._one_by_one = bool(self.indexes)

    def without_tokens(self) -> Surroundings:
        """The same without the tokens."""
        out = copy(self)
        out._one_by_one = False
        return out

    @property
    def tokens(self) -> tuple[int, int]:
        """See `FeaturePipeline.tokens`."""
        width = nearby.token_width(len(self.learned.attributes.columns))
        return (nearby.TOKENS, width) if self._one_by_one else (0, 0)

    def learn(self, *, past_only: bool) -> None:
        """Market trend, typical distance and learned space, from the sales around each sale."""
        if not self.indexes:
            return
        trend, typical = self._trend(past_only=past_only)
        sold = self.sold
        metric = Metric.fit(sold.place, self._characteristics(), sold.log_price)
        self.learned = replace(
            self.learned, trend_per_year=trend, typical_distance=typical, metric=metric
        )
        self.sold = replace(sold, level=self.learned.market_level(sold.day))
        self._metric_index = self._learned_index()

    def homes(self, *, past_only: bool) -> nearby.Seekers:
        """The stored sales themselves as homes, each of which must not see itself."""
        sold, own = self.sold, np.arange(self.table.height)
        seen = Homes(sold.day if past_only else None, self._group, own)
        return nearby.Seekers(sold.log_size, sold.kind, sold.place, seen, sold.day, sold.level)

    def seekers(
        self, table: Table, days: Floats | None, own: Ints | None, *, past_only: bool
    ) -> nearby.Seekers:
        """Homes that look for comparables; see `FeaturePipeline.transform`."""
        height = table.height
        own = np.full(height, -1, dtype=np.int64) if own is None else own
        name = self.schema.first("id")
        ids = table.texts(name) if name is not None else [None] * height
        group = np.array(
            [-1 if value is None else self._group_of.get(value, -1) for value in ids],
            dtype=np.int64,
        )
        seen = Homes(days if past_only else None, group, own)
        level = self.learned.market_level(days)
        return nearby.Seekers(
            self._log_size(table), self._kind(table), self._place(table), seen, days, level
        )

    def features(self, seekers: nearby.Seekers, characteristics: Floats) -> list[Floats]:
        """All that the surroundings say of homes, in the order of `names`; tokens come last.

        Parameters
        ----------
        seekers : Seekers
        characteristics : ndarray of shape (n_homes, n_characteristics)
            As `Learned.characteristics` gives them.
        """
        if not self.indexes:
            return []
        found = self._found(seekers, characteristics)
        starts = range(0, max(len(seekers.place), 1), CHUNK)
        return [np.concatenate([self._told(seekers, found, start) for start in starts])]

    def names(self) -> tuple[str, ...]:
        """One per column of `features`."""
        kind = self.learned.attributes.columns
        sized = self.learned.size is not None
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
        """The k most comparable sales of the first home in the main space (place and kind)."""
        if not self.indexes:
            return Comparables.none()
        space, index = self.indexes[-1]
        found = index.nearest(space.points(seekers.place, seekers.kind), seekers.homes, k)
        there = found.rows[0] >= 0
        rows = found.rows[0][there]
        metres = np.full(len(rows), np.nan)
        if self.learned.place is not None:
            apart = (self.sold.place[rows] - seekers.place[0]) * self.learned.place_scale_km
            metres = 1000.0 * np.sqrt((apart**2).sum(axis=1))
        nearness = np.exp(-0.5 * found.distance[0][there] / self.learned.typical_distance)
        now = np.exp(nearby.adjusted_prices(self.sold, seekers, found)[0][there])
        return Comparables(rows, metres, nearness, now, self._ages(seekers, rows))

    def points(self, table: Table) -> Floats:
        """See `FeaturePipeline.points`."""
        return np.hstack([self._place(table), self._kind(table)])

    def _trend(self, *, past_only: bool) -> tuple[float, float]:
        """Market trend a year and typical distance, from the sales against their comparables."""
        space, index = self.indexes[-1]
        seekers = self.homes(past_only=past_only)
        points = space.points(self.sold.place, self.sold.kind)
        found = index.nearest(points, seekers.homes, 10)
        reach = found.distance[:, -1][np.isfinite(found.distance[:, -1])]
        typical = float(np.median(reach)) if reach.size else 1.0
        return nearby.trend_per_year(self.sold, seekers, found), max(typical, 1e-6)

    def _learned_index(self) -> NeighbourIndex | None:
        metric = self.learned.metric
        if metric is None or not self.indexes:
            return None
        return self._index(metric.points(self.sold.place, self._characteristics()))

    def _characteristics(self) -> Floats:
        """Of the stored sales, as `Learned.characteristics` gives them."""
        return self.learned.characteristics(self.learned.own_columns(self.table, self.sold.day))

    def _index(self, points: Floats) -> NeighbourIndex:
        return NeighbourIndex(points, self.sold.day, self._group)

    def _found(self, seekers: nearby.Seekers, characteristics: Floats) -> list[Neighbours]:
        """What lies around homes in each space; in the learned one, if there is any, first."""
        indexes = [index for _, index in self.indexes]
        at = [space.points(seekers.place, seekers.kind) for space, _ in self.indexes]
        if self._metric_index is not None and self.learned.metric is not None:
            indexes = [self._metric_index, *indexes]
            at = [self.learned.metric.points(seekers.place, characteristics), *at]
        return NeighbourIndex.nearest_in_each(indexes, at, seekers.homes, max(nearby.COUNTS))

    def _told(self, seekers: nearby.Seekers, found: list[Neighbours], start: int) -> Floats:
        """What the sales found tell `CHUNK` homes.

        All spaces are summarised in one go: for one home a call of NumPy costs more than its work.
        """
        part, sold = slice(start, start + CHUNK), self.sold
        n_learned = len(found) - len(self.indexes)
        every = Neighbours.joined([one.at(part) for one in found])
        homes = seekers.at(part)
        count = len(homes.place)
        everyone = homes.repeated(len(found))
        prices = nearby.adjusted_prices(sold, everyone, every)
        told = nearby.summarise(sold, everyone, every, prices)
        summaries = told.reshape(len(found), count, -1)
        first, main = slice(0, count * (n_learned + 1)), slice(len(every.rows) - count, None)
        fitted = homes.repeated(n_learned + 1)
        fits = nearby.local_regression(sold, fitted, every.at(first), prices[first])
        *alike, local = fits.reshape(n_learned + 1, count, -1)
        blocks = [
            summaries[n_learned],
            nearby.around(sold, homes, found[n_learned].at(part)),
            local,
            *summaries[n_learned + 1 :],
            *summaries[:n_learned],
            *alike,
        ]
        if self._one_by_one:
            blocks.append(self._tokens(homes, every.at(main), prices[main]))
        return np.concatenate(blocks, axis=1)

    def _tokens(self, homes: nearby.Seekers, found: Neighbours, prices: Floats) -> Floats:
        return nearby.tokens(self.sold, homes, found, prices, self.learned.log_price_sd)

    def _ages(self, seekers: nearby.Seekers, rows: Ints) -> Floats:
        """Days from these sales to the first home's day; NaN without dates."""
        if seekers.day is None:
            return np.full(len(rows), np.nan)
        age: Floats = seekers.day[0] - self._sold_on[rows]
        return age

    def _kind(self, table: Table) -> Floats:
        return self.learned.attributes.encode(table)

    def _place(self, table: Table) -> Floats:
        if self.learned.place is None:
            name = self.schema.first("neighbourhood")
            if name is None:
                return np.zeros((table.height, 0))
            return nearby.neighbourhood_points(table.texts(name))
        return self.learned.place.km(table) / self.learned.place_scale_km

    def _log_size(self, table: Table) -> Floats | None:
        if self.learned.size is None:
            return None
        size = table.numbers(self.learned.size)
        known = np.where(size > 0, size, np.nan)
        middle = self.learned.numbers.medians[self.learned.numbers.columns.index(self.learned.size)]
        return np.log(np.where(np.isnan(known), max(middle, 1e-9), known))


def _groups(table: Table, schema: TableSchema) -> tuple[dict[str, int], Ints]:
    """Code of each property and of each stored sale's property, -1 where there is no id."""
    name = schema.first("id")
    if name is None:
        return {}, np.full(table.height, -1, dtype=np.int64)
    ids = table.texts(name)
    known = dict.fromkeys(value for value in ids if value is not None)
    code = {value: number for number, value in enumerate(known)}
    return code, np.array([-1 if value is None else code[value] for value in ids], dtype=np.int64)
