"""The feature pipeline: it turns a table of sales into the matrix that every model family reads."""

from __future__ import annotations

import json
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.arrays import Table, day_to_date
from houseprice.data.comparables import summary as nearby
from houseprice.data.comparables.search import Comparables
from houseprice.data.features.categories import (
    Folds,
    fold_means,
    fold_numbers,
    past_means,
)
from houseprice.data.features.columns import DateColumns
from houseprice.data.features.encodings import FittedEncodings, fit_encodings
from houseprice.data.features.market import learn_market
from houseprice.data.features.nested_categories import fit_categories
from houseprice.data.features.normal_scale import NormalScale
from houseprice.data.features.sentence_encoder import OnnxSentenceEncoder, save_encoder
from houseprice.data.features.surroundings import Surroundings
from houseprice.data.features.texts import Encoder
from houseprice.data.market.index import MarketIndex
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FORMAT = 2
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
        Number of comparable sales, and number of columns that describe each; together they fill
        the last columns.
    sales : polars.DataFrame of shape (n_sales, n_columns)
        The training sales, oldest first where they have dates; those without a date are in the
        middle, at the mean day.
    encoder : callable or None
        Reads listing texts; `save` writes it unless it is a plain function. Without it the
        meaning of a text counts as average: see `unread_texts`.
    """

    encoder: Encoder | None = None

    def __init__(
        self, sales: pl.DataFrame, around: Surroundings, scale: NormalScale, *, past_only: bool
    ) -> None:
        self.schema = around.schema
        self.sales = sales
        self.past_only = past_only
        self._around = around
        self._encodings = around.encodings
        self._scale = scale
        self.names, self.groups = self._columns()

    @classmethod
    def fit(
        cls,
        frame: pl.DataFrame,
        schema: TableSchema,
        folds: Folds | None = None,
        encoder: Encoder | None = None,
        *,
        past_only: bool = True,
    ) -> tuple[Self, Floats]:
        """Learn from training sales, and compute their features without target leakage.

        Parameters
        ----------
        frame : polars.DataFrame of shape (n_sales, n_columns)
            The training sales and no others, with prices.
        folds : sequence of (fit rows, validation rows) or None
            Folds of these rows, by which the price levels of categories are cross-fitted.
        encoder : callable or None
            Sentence encoder for text columns.
        past_only : bool
            Whether a home's features come from earlier sales alone, where there are dates. A model
            that values later homes needs that. Where the homes to value lie between the sales in
            time, as in a random split, all other sales say more.

        Returns
        -------
        (FeaturePipeline, ndarray of shape (n_sales, n_features))
            The rows of the matrix are in the order of `frame`. No sale sees its own price, another
            sale of its own property, or (with `past_only`) a sale that is not earlier.

        Raises
        ------
        InvalidData
            If there is no sale, or no column to learn from.
        """
        if frame.height == 0:
            raise InvalidData("Features need at least 1 training sale, got 0")
        dates = DateColumns.fit(Table(frame), schema)
        days = np.zeros(frame.height) if dates is None else dates.of_sales(Table(frame))
        order = np.argsort(days, kind="stable")
        sales = frame[order]
        encodings = fit_encodings(sales, schema, encoder)
        encodings = replace(encodings, market=learn_market(Table(sales), schema, encodings))
        if past_only and encodings.market is not None:
            encodings = _at_last_level(encodings, sales, schema)
        around = Surroundings(schema, sales, encodings)
        around.learn(past_only=past_only)
        pipeline = cls(sales, around, NormalScale((), ()), past_only=past_only)
        pipeline.encoder = encoder
        x_sorted = pipeline._training_matrix(fold_numbers(folds, frame.height)[order])
        pipeline._scale = NormalScale.fit(x_sorted[:, : pipeline._summary_width])
        x = np.empty_like(x_sorted)
        x[order] = x_sorted
        return pipeline, x

    def transform(
        self, homes: pl.DataFrame | Table, as_of: date | None = None, own: Ints | None = None
    ) -> Floats:
        """Raw features of homes to value.

        Parameters
        ----------
        homes : polars.DataFrame of shape (n_homes, any) or Table
            The homes need no price; an absent column counts as missing.
        as_of : date or None
            Valuation day of homes without a sale date; None means the last sale's day.
        own : ndarray of int, shape (n_homes,) or None
            Row number in `sales` of a home that is itself a training sale, else -1.

        Returns
        -------
        ndarray of shape (n_homes, n_features)
            Missing values are NaN only in columns which had gaps in training.
        """
        table = Table.of(homes)
        days = self._days(table, as_of)
        seekers = self._around.seekers(table, days, own, past_only=self.past_only)
        encoded = [
            category.encode(category.codes(table)) for category in self._encodings.categories
        ]
        return self._matrix(table, seekers, encoded)

    def dated(self, sales: pl.DataFrame) -> pl.DataFrame:
        """Sales to compare values with, of which those without a date get that of such sales here.

        A home to value without a date is valued on the last day, but a sale without one is from
        any day. In a split by time they stay as they are, as only earlier sales are of the same
        days.
        """
        dates = self._encodings.dates
        if self.past_only or dates is None or dates.column not in sales.columns:
            return sales
        return sales.with_columns(pl.col(dates.column).cast(pl.Date).fill_null(dates.undated))

    def normal(self, x: Floats) -> Floats:
        """Normal-quantile form of a raw matrix, of the same shape and finite."""
        width = self._summary_width
        return _single(np.hstack([self._scale.apply(x[:, :width]), x[:, width:]]))

    def comparables(
        self, frame_row: pl.DataFrame, k: int = 5, as_of: date | None = None, own: int = -1
    ) -> Comparables:
        """The k most comparable sales of one home in the main space (place and kind)."""
        table = Table(frame_row)
        days = self._days(table, as_of)
        return self._around.nearest(
            self._around.seekers(table, days, np.array([own]), past_only=True), k
        )

    def points(self, homes: pl.DataFrame | Table) -> Floats:
        """Scaled place and standardised attributes, in which similar homes are near each other.

        Returns
        -------
        ndarray of shape (n_homes, n_dimensions)
            There are no columns where the table has neither place nor attributes.
        """
        return self._around.points(Table.of(homes))

    def save(self, folder: Path) -> None:
        """Write ``features.json``, ``comparables.parquet``, ``market_index.json``, ``encoder/``."""
        document = {
            "format": FORMAT,
            "schema": self.schema.to_json(),
            "names": list(self.names),
            "past_only": self.past_only,
            "market_index": self.market is not None,
            "learned": self._encodings.to_json(),
            "scale": self._scale.to_json(),
        }
        (folder / FEATURES_FILE).write_text(json.dumps(document, ensure_ascii=False))
        self.sales.write_parquet(folder / SALES_FILE)
        if self.market is not None:
            self.market.save(folder)
        if self._encodings.meanings:
            save_encoder(self.encoder, folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read back exactly what `save` wrote."""
        document = json.loads((folder / FEATURES_FILE).read_text())
        encodings = FittedEncodings.from_json(document["learned"])
        if document["market_index"]:
            encodings = replace(encodings, market=MarketIndex.load(folder))
        sales = pl.read_parquet(folder / SALES_FILE)
        around = Surroundings(TableSchema.from_json(document["schema"]), sales, encodings)
        scale = NormalScale.from_json(document["scale"])
        pipeline = cls(sales, around, scale, past_only=document["past_only"])
        pipeline.encoder = OnnxSentenceEncoder.find(folder)
        return pipeline

    def without_tokens(self) -> Self:
        """The same pipeline without the tokens, for models that do not read them."""
        out = copy(self)
        out._around = self._around.without_tokens()
        out.names, out.groups = out._columns()
        return out

    @property
    def tokens(self) -> tuple[int, int]:
        """Number of comparable sales as tokens, and number of columns of each."""
        return self._around.tokens

    @property
    def readings(self) -> tuple[tuple[Any, ...], ...]:
        """See `FittedEncodings.readings`."""
        return self._encodings.readings

    @property
    def market(self) -> MarketIndex | None:
        """The index of price changes; None without dates or with too few sales."""
        return self._encodings.market

    @property
    def moves_with_market(self) -> bool:
        """Whether values are learned at one level of the market and moved by its index."""
        return self._encodings.reference_day is not None

    def market_move(self, x: Floats) -> Floats:
        """Log change of the market from the day that values are learned at to the homes' days.

        Parameters
        ----------
        x : ndarray of shape (n_homes, n_features)
            Raw features.

        Returns
        -------
        ndarray of shape (n_homes,)
            Zeros where prices are learned as they were paid: in random splits, and without an
            index.
        """
        encodings = self._encodings
        if encodings.dates is None or encodings.reference_day is None:
            return np.zeros(len(x))
        return encodings.market_move(encodings.dates.days_of(x[:, self.year_column]))

    @property
    def read_texts(self) -> tuple[str, ...]:
        """Text columns whose meaning the model learned from."""
        return tuple(meaning.column for meaning in self._encodings.meanings)

    @property
    def unread_texts(self) -> tuple[str, ...]:
        """Columns of `read_texts` that this pipeline cannot read, because it has no encoder."""
        return () if self.encoder is not None else self.read_texts

    @property
    def place_columns(self) -> tuple[int, ...]:
        """Columns that say how far east and north a home is, in km; none without coordinates."""
        names = ("km east", "km north") if self._encodings.place is not None else ()
        return tuple(self.names.index(name) for name in names)

    @property
    def year_column(self) -> int:
        """Column of the market time in years; there is one only where sales have dates."""
        return self.names.index("years since first sale")

    @property
    def last_day(self) -> date | None:
        """Date of the newest training sale; None without dates."""
        days = self._around.sold.day
        return None if days is None else day_to_date(float(days[-1]))

    @property
    def undated(self) -> date | None:
        """Day that training sales without a date count as sold on; None without dates."""
        dates = self._encodings.dates
        return None if dates is None else dates.undated

    @property
    def _summary_width(self) -> int:
        count, width = self.tokens
        return len(self.names) - count * width

    @property
    def n_own(self) -> int:
        """Number of leading columns that describe the home itself, without any sale around it."""
        return len(self.names) - len(self._around.names())

    def _training_matrix(self, fold: Ints) -> Floats:
        around, sold = self._around, self._around.sold
        days, log_price = sold.day if self.past_only else None, around.learned_log_price()
        encoded: dict[str, Floats] = {}
        for category in self._encodings.categories:  # an outer one comes before those within it
            codes = category.codes(around.table)
            block = category.encode(codes)
            outer = None if category.within is None else encoded[category.within][:, 0]
            if days is None:
                block[:, 0] = fold_means(codes, log_price, fold, outer, category.smoothing)
            else:
                block[:, 0] = past_means(codes, log_price, days, outer, category.smoothing)
            encoded[category.column] = block
        seekers = around.homes(past_only=self.past_only)
        return self._matrix(around.table, seekers, list(encoded.values()))

    def _matrix(self, table: Table, seekers: nearby.Seekers, encoded: list[Floats]) -> Floats:
        encodings = self._encodings
        own = encodings.own_columns(table, seekers.day)
        parts = [own.numbers, *([] if own.dates is None else [own.dates])]
        if encodings.place is not None:
            parts.append(encodings.place.encode(seekers.place * encodings.place_scale_km))
        parts += [own.ratios, *encoded]
        parts += [words.encode(table) for words in encodings.words]
        parts += [meaning.encode(table, self.encoder) for meaning in encodings.meanings]
        parts += self._around.features(seekers, encodings.characteristics(own))
        return _single(np.hstack(parts))

    def _columns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        encodings = self._encodings
        names: list[str] = []
        groups: list[str] = []
        for block in (encodings.numbers, encodings.dates, encodings.place, encodings.ratios):
            if block is not None:
                names += block.names
                groups += block.groups
        for category in encodings.categories:
            names += category.names
            groups += [category.column] * len(category.names)
        for text in encodings.texts:
            names += text.names
            groups += [text.column] * len(text.names)
        compared = self._around.names()
        return (*names, *compared), (*groups, *["comparable sales"] * len(compared))

    def _days(self, table: Table, as_of: date | None) -> Floats | None:
        if self._encodings.dates is None:
            return None
        return table.days(self._encodings.dates.column, as_of or self.last_day)


def _at_last_level(
    encodings: FittedEncodings, sales: pl.DataFrame, schema: TableSchema
) -> FittedEncodings:
    """The encodings with the last sale's day as the reference, also of the categories' prices.

    What a home is worth against the market holds longer than what it was paid for: models of such
    relative prices value later homes at the level of the index, and cannot stand still with trees.
    """
    table, dates = Table(sales), encodings.dates
    assert dates is not None  # noqa: S101 - for the type checker: an index needs dates
    days = dates.of_sales(table)
    encodings = replace(encodings, reference_day=float(days.max()))
    log_price = np.log(table.numbers(schema.price)) - encodings.market_move(days)
    return replace(encodings, categories=fit_categories(table, schema, log_price))


def _single(x: Floats) -> Floats:
    """Round to single precision: a framework and its ONNX graph then see the same numbers."""
    return x.astype(np.float32).astype(np.float64)
