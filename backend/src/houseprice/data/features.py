"""From a table of sales to the matrix that every model family sees."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data import comparables_features as nearby
from houseprice.data.comparables import Comparables, Homes, NeighbourIndex, Neighbours
from houseprice.data.features_categories import (
    Category,
    Folds,
    fold_means,
    fold_numbers,
    past_means,
)
from houseprice.data.features_learned import Learned, learn
from houseprice.data.features_normal import NormalScale
from houseprice.data.features_table import Table, day_to_date
from houseprice.data.features_text import Encoder
from houseprice.data.schema import TableSchema
from houseprice.data.sentences import OnnxSentenceEncoder, keep
from houseprice.errors import InvalidData

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FORMAT = 1
FEATURES_FILE, SALES_FILE = "features.json", "comparables.parquet"


class FeaturePipeline:
    """Typed encodings and comparable-sales features, learned from training sales only.

    Attributes
    ----------
    names : tuple of str
        Name of each column of the matrix.
    groups : tuple of str
        For each column, the table's column it comes from, or ``location`` or ``comparable sales``.
    tokens : (int, int)
        So many comparable sales, described by so many columns each, fill the last columns.
    sales : polars.DataFrame of shape (n_sales, n_columns)
        The training sales, oldest first where they have dates.
    encoder : callable or None
        Reads listing texts; saved with the rest unless it is a plain function. Without it the
        meaning of a text counts as average: see `unread_texts`.
    """

    encoder: Encoder | None = None

    def __init__(
        self, schema: TableSchema, sales: pl.DataFrame, learned: Learned, scale: NormalScale
    ) -> None:
        self.schema = schema
        self.sales = sales
        self._learned = learned
        self._scale = scale
        self._stored = Table(sales)
        self._store()
        self.names, self.groups = self._columns()

    @classmethod
    def fit(
        cls,
        frame: pl.DataFrame,
        schema: TableSchema,
        seed: int = 42,  # noqa: ARG003 nothing here is random; callers pass the run's seed
        folds: Folds | None = None,
        encoder: Encoder | None = None,
    ) -> tuple[Self, Floats]:
        """Learn from training sales, and give their own features without any leak.

        Parameters
        ----------
        frame : polars.DataFrame of shape (n_sales, n_columns)
            Training sales only, with prices.
        folds : sequence of (fit rows, validation rows) or None
            Folds of these rows, for the price levels of categories.
        encoder : callable or None
            Sentence encoder for text columns.

        Returns
        -------
        (FeaturePipeline, ndarray of shape (n_sales, n_features))
            The rows of the matrix are in the order of `frame`. No sale sees its own price, another
            sale of its own property, or (where there are dates) a sale that is not earlier.

        Raises
        ------
        InvalidData
            If there is no sale, or no column to learn from.
        """
        if frame.height == 0:
            raise InvalidData("Features need at least 1 training sale, got 0")
        days = Table(frame).days(schema.first("date"), None)
        order = np.argsort(days, kind="stable")
        sales = frame[order]
        pipeline = cls(schema, sales, learn(sales, schema, encoder), NormalScale((), ()))
        pipeline.encoder = encoder
        pipeline._learn_trend()
        x_sorted = pipeline._training_matrix(fold_numbers(folds, frame.height)[order])
        pipeline._scale = NormalScale.fit(x_sorted[:, : pipeline._summary_width])
        x = np.empty_like(x_sorted)
        x[order] = x_sorted
        return pipeline, x

    def transform(
        self, frame: pl.DataFrame, as_of: date | None = None, own: Ints | None = None
    ) -> Floats:
        """Raw form of homes to value.

        Parameters
        ----------
        frame : polars.DataFrame of shape (n_homes, any)
            Needs no price; a column that is not there counts as missing.
        as_of : date or None
            Day of the valuation for homes without a sale date; the last sale's day if None.
        own : ndarray of int, shape (n_homes,) or None
            Row number in `sales` of a home that is itself a training sale, else -1.

        Returns
        -------
        ndarray of shape (n_homes, n_features)
            Missing values are NaN only in columns which had gaps in training.
        """
        table = Table(frame)
        days = self._days(table, as_of)
        seekers = self._seekers(table, days, own)
        encoded = [
            category.encode(self._codes(table, category)) for category in self._learned.categories
        ]
        return self._matrix(table, days, seekers, encoded)

    def normal(self, x: Floats) -> Floats:
        """Normal-quantile form of a raw matrix: finite, about standard normal; shape as given."""
        width = self._summary_width
        return _single(np.hstack([self._scale.apply(x[:, :width]), x[:, width:]]))

    def comparables(
        self, frame_row: pl.DataFrame, k: int = 5, as_of: date | None = None, own: int = -1
    ) -> Comparables:
        """The k most comparable sales of one home in the main space (place and kind)."""
        table = Table(frame_row)
        seekers = self._seekers(table, self._days(table, as_of), np.array([own]))
        if not self._indexes:
            return Comparables.none()
        space, index = self._indexes[-1]
        found = index.nearest(space.points(seekers.place, seekers.kind), seekers.homes, k)
        there = found.rows[0] >= 0
        rows = found.rows[0][there]
        metres = np.full(len(rows), np.nan)
        if self._learned.place is not None:
            apart = (self._sold.place[rows] - seekers.place[0]) * self._learned.place_scale_km
            metres = 1000.0 * np.sqrt((apart**2).sum(axis=1))
        nearness = np.exp(-0.5 * found.distance[0][there] / self._learned.typical_distance)
        trend = self._learned.trend_per_year
        now = np.exp(nearby.adjusted_prices(self._sold, seekers, found, trend)[0][there])
        return Comparables(rows, metres, nearness, now, nearby.ages(self._sold, seekers, rows))

    def points(self, frame: pl.DataFrame) -> Floats:
        """Scaled place and standardised attributes, in which similar homes are near each other.

        Returns
        -------
        ndarray of shape (n_homes, n_dimensions)
            No columns where neither place nor attributes are known.
        """
        table = Table(frame)
        return np.hstack([self._place(table), self._kind(table)])

    def save(self, folder: Path) -> None:
        """Write ``features.json``, ``comparables.parquet`` and ``encoder/`` into `folder`."""
        document = {
            "format": FORMAT,
            "schema": self.schema.to_json(),
            "names": list(self.names),
            "learned": self._learned.to_json(),
            "scale": self._scale.to_json(),
        }
        (folder / FEATURES_FILE).write_text(json.dumps(document, ensure_ascii=False))
        self.sales.write_parquet(folder / SALES_FILE)
        if self._learned.meanings:
            keep(self.encoder, folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read back exactly what `save` wrote."""
        document = json.loads((folder / FEATURES_FILE).read_text())
        learned = Learned.from_json(document["learned"])
        sales = pl.read_parquet(folder / SALES_FILE)
        schema = TableSchema.from_json(document["schema"])
        pipeline = cls(schema, sales, learned, NormalScale.from_json(document["scale"]))
        pipeline.encoder = OnnxSentenceEncoder.find(folder)
        return pipeline

    @property
    def tokens(self) -> tuple[int, int]:
        """Comparable sales one by one: how many, and columns each."""
        width = nearby.token_width(len(self._learned.attributes.columns))
        return (nearby.TOKENS, width) if self._indexes else (0, 0)

    @property
    def unread_texts(self) -> tuple[str, ...]:
        """Text columns whose meaning the model learned from but nobody reads here."""
        if self.encoder is not None:
            return ()
        return tuple(meaning.column for meaning in self._learned.meanings)

    @property
    def last_day(self) -> date | None:
        """Date of the newest training sale; None without dates."""
        return None if self._sold.day is None else day_to_date(float(self._sold.day[-1]))

    @property
    def _summary_width(self) -> int:
        count, width = self.tokens
        return len(self.names) - count * width

    def _store(self) -> None:
        """Rebuild from the stored sales what the search needs."""
        table, learned = self._stored, self._learned
        price = table.numbers(self.schema.price)
        dated = learned.dates is not None
        days = table.days(self.schema.first("date"), None) if dated else None
        self._sold = nearby.Sales(
            np.log(price), self._log_size(table), self._kind(table), self._place(table), days
        )
        self._group_of, group = _groups(table, self.schema)
        self._group = group
        has_place, has_kind = self._sold.place.shape[1] > 0, self._sold.kind.shape[1] > 0
        chosen = nearby.spaces(has_place, has_kind, learned.place is not None)
        self._indexes = [
            (s, NeighbourIndex(s.points(self._sold.place, self._sold.kind), days, group))
            for s in chosen
        ]

    def _learn_trend(self) -> None:
        """Market trend and typical distance, from the sales against their own comparables."""
        if not self._indexes:
            return
        space, index = self._indexes[-1]
        homes = Homes(self._sold.day, self._group, np.arange(self.sales.height))
        found = index.nearest(space.points(self._sold.place, self._sold.kind), homes, 10)
        reach = found.distance[:, -1][np.isfinite(found.distance[:, -1])]
        typical = float(np.median(reach)) if reach.size else 1.0
        self._learned = replace(
            self._learned,
            trend_per_year=nearby.trend_per_year(self._sold, homes, found),
            typical_distance=max(typical, 1e-6),
        )

    def _training_matrix(self, fold: Ints) -> Floats:
        own = np.arange(self.sales.height)
        days = self._sold.day
        homes = Homes(days, self._group, own)
        sold = self._sold
        seekers = nearby.Seekers(sold.log_size, sold.kind, sold.place, homes)
        encoded = []
        for category in self._learned.categories:
            codes = self._codes(self._stored, category)
            block = category.encode(codes)
            if days is None:
                block[:, 0] = fold_means(codes, sold.log_price, fold)
            else:
                block[:, 0] = past_means(codes, sold.log_price, days)
            encoded.append(block)
        return self._matrix(self._stored, days, seekers, encoded)

    def _matrix(
        self,
        table: Table,
        days: Floats | None,
        seekers: nearby.Seekers,
        encoded: list[Floats],
    ) -> Floats:
        learned = self._learned
        parts = [learned.numbers.encode(table)]
        if learned.dates is not None and days is not None:
            parts.append(learned.dates.encode(table, days))
        if learned.place is not None:
            parts.append(learned.place.encode(seekers.place * learned.place_scale_km))
        parts += [learned.ratios.encode(table), *encoded]
        parts += [words.encode(table) for words in learned.words]
        parts += [meaning.encode(table, self.encoder) for meaning in learned.meanings]
        parts += self._nearby(seekers)
        return _single(np.hstack(parts))

    def _nearby(self, seekers: nearby.Seekers) -> list[Floats]:
        parts: list[Floats] = []
        last: tuple[Neighbours, Floats] | None = None
        for number, (space, index) in enumerate(self._indexes):
            points = space.points(seekers.place, seekers.kind)
            found = nearby.search(index, points, seekers.homes)
            trend = self._learned.trend_per_year
            prices = nearby.adjusted_prices(self._sold, seekers, found, trend)
            parts.append(nearby.summarise(self._sold, seekers, found, prices))
            if number == 0:
                parts.append(nearby.around(self._sold, seekers, found))
                parts.append(nearby.local_regression(self._sold, seekers, found, prices))
            last = (found, prices)
        if last is not None:
            sd = self._learned.log_price_sd
            parts.append(nearby.tokens(self._sold, seekers, *last, sd))
        return parts

    def _columns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        learned = self._learned
        names: list[str] = []
        groups: list[str] = []
        for block in (learned.numbers, learned.dates, learned.place, learned.ratios):
            if block is not None:
                names += block.names
                groups += block.groups
        for category in learned.categories:
            names += category.names
            groups += [category.column] * len(category.names)
        for text in learned.texts:
            names += text.names
            groups += [text.column] * len(text.names)
        kind = learned.attributes.columns
        compared: list[str] = []
        for number, (space, _) in enumerate(self._indexes):
            compared += nearby.summary_names(space.name, learned.size is not None)
            if number == 0:
                compared += [f"{name} around" for name in kind]
                compared += [f"{name} against around" for name in kind]
                compared += nearby.local_names(kind)
        compared += nearby.token_names(kind) if self._indexes else ()
        return (*names, *compared), (*groups, *["comparable sales"] * len(compared))

    def _seekers(self, table: Table, days: Floats | None, own: Ints | None) -> nearby.Seekers:
        height = table.height
        own = np.full(height, -1, dtype=np.int64) if own is None else own
        name = self.schema.first("id")
        ids = table.texts(name) if name is not None else [None] * height
        group = np.array(
            [-1 if value is None else self._group_of.get(value, -1) for value in ids],
            dtype=np.int64,
        )
        homes = Homes(days, group, own)
        return nearby.Seekers(self._log_size(table), self._kind(table), self._place(table), homes)

    def _days(self, table: Table, as_of: date | None) -> Floats | None:
        if self._learned.dates is None:
            return None
        return table.days(self._learned.dates.column, as_of or self.last_day)

    def _codes(self, table: Table, category: Category) -> Ints:
        return category.codes(table.texts(category.column))

    def _kind(self, table: Table) -> Floats:
        return self._learned.attributes.encode(table)

    def _place(self, table: Table) -> Floats:
        if self._learned.place is None:
            name = self.schema.first("neighbourhood")
            if name is None:
                return np.zeros((table.height, 0))
            return nearby.neighbourhood_points(table.texts(name))
        return self._learned.place.km(table) / self._learned.place_scale_km

    def _log_size(self, table: Table) -> Floats | None:
        if self._learned.size is None:
            return None
        size = table.numbers(self._learned.size)
        known = np.where(size > 0, size, np.nan)
        middle = self._learned.numbers.medians[
            self._learned.numbers.columns.index(self._learned.size)
        ]
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


def _single(x: Floats) -> Floats:
    """Round to single precision: a framework and its ONNX graph then see the same numbers."""
    return x.astype(np.float32).astype(np.float64)
