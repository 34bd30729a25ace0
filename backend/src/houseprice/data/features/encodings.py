"""Encodings and scales that are fitted to the training sales."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.arrays import Table, years_of
from houseprice.data.features.categories import Category
from houseprice.data.features.columns import (
    Attributes,
    DateColumns,
    NumericColumns,
    PlaceColumns,
    RatioColumns,
    block_to_json,
    tuples,
)
from houseprice.data.features.learned_metric import Metric
from houseprice.data.features.nested_categories import fit_categories
from houseprice.data.features.texts import Encoder, Meaning, Words, predicts_residuals, text_columns
from houseprice.data.market.index import MarketIndex
from houseprice.data.ridge import ridge_residuals
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class OwnColumns:
    """Encoded columns of homes, each of shape (n_homes, n_columns).

    `FittedEncodings.own_columns` computes them.
    """

    numbers: Floats
    dates: Floats | None
    ratios: Floats


@dataclass(frozen=True)
class FittedEncodings:
    """Encodings, search spaces and scales, fitted to training sales; each class explains itself.

    Parameters
    ----------
    place_scale_km : float
        Spread of the places in km, which is one unit of the search spaces.
    size : str or None
        Column that prices are divided by when they are compared per size.
    trend_per_year : float
        Yearly change of the log price, learned from comparable sales. It moves their prices to
        the day of a valuation where there are too few sales for an index.
    log_price_sd : float
        Spread of the log price.
    typical_distance : float
        Median distance to the tenth comparable sale in the main space.
    metric : Metric or None
        The learned search space.
    market : MarketIndex or None
        The index of price changes; it is stored in a file of its own.
    reference_day : float or None
        Day whose market level all prices are learned at; None where they are learned as they were
        paid.
    """

    numbers: NumericColumns
    dates: DateColumns | None
    place: PlaceColumns | None
    attributes: Attributes
    ratios: RatioColumns
    categories: tuple[Category, ...]
    words: tuple[Words, ...]
    meanings: tuple[Meaning, ...]
    place_scale_km: float
    size: str | None
    trend_per_year: float
    log_price_sd: float
    typical_distance: float
    metric: Metric | None = None
    market: MarketIndex | None = None
    reference_day: float | None = None

    def market_move(self, days: Floats) -> Floats:
        """Log change of the market from the reference day to these days, of the same shape.

        It is 0 where prices are learned as they were paid.
        """
        if self.market is None or self.reference_day is None:
            return np.zeros_like(days)
        start = self.market.level(np.array([self.reference_day]))
        out: Floats = self.market.level(days) - start
        return out

    def learned_level(self, days: Floats | None) -> Floats | None:
        """The market level at which values of homes are learned, as `market_level` gives it."""
        if days is None or self.reference_day is None:
            return self.market_level(days)
        level = self.market_level(np.array([self.reference_day]))
        return None if level is None else np.full_like(days, level[0])

    def market_level(self, days: Floats | None) -> Floats | None:
        """Log price level of the market on these days; only differences mean anything.

        It is None without dates, else of the same shape as `days`.
        """
        if days is None:
            return None
        if self.market is None:
            return self.trend_per_year * years_of(days)
        return self.market.level(days)

    def own_columns(self, table: Table, days: Floats | None) -> OwnColumns:
        """The columns that describe homes without other sales; `days` are the days of valuation."""
        dates = None
        if self.dates is not None and days is not None:
            dates = self.dates.encode(table, days)
        return OwnColumns(self.numbers.encode(table), dates, self.ratios.encode(table))

    def characteristics(self, own: OwnColumns) -> Floats:
        """Characteristics that the learned space compares: numbers, ratios and market time."""
        parts = [own.numbers[:, : len(self.numbers.columns)], own.ratios]
        if own.dates is not None:
            parts.append(own.dates[:, :1])
        return np.hstack(parts)

    @property
    def readings(self) -> tuple[tuple[Any, ...], ...]:
        """How categories become numbers, but for what is measured: versions differ in it."""
        return tuple((c.column, c.levels, c.within, c.street) for c in self.categories)

    @property
    def texts(self) -> tuple[Words | Meaning, ...]:
        """All encodings of text columns, in the order of the matrix."""
        return (*self.words, *self.meanings)

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return {
            **{name: getattr(self, name) for name in (*_PLAIN, "reference_day")},
            **{name: block_to_json(getattr(self, name)) for name in _BLOCKS},
            "categories": [category.to_json() for category in self.categories],
            "words": [block_to_json(words) for words in self.words],
            "meanings": [meaning.to_json() for meaning in self.meanings],
            "metric": None if self.metric is None else self.metric.to_json(),
        }

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(
            **{name: document[name] for name in _PLAIN},
            reference_day=document.get("reference_day"),
            **{name: _block(kind, document[name]) for name, kind in _BLOCKS.items()},
            categories=tuple(Category.from_json(item) for item in document["categories"]),
            words=tuple(_block(Words, item) for item in document["words"]),
            meanings=tuple(Meaning.from_json(item) for item in document["meanings"]),
            metric=_metric(document["metric"]),
        )


_PLAIN = ("place_scale_km", "size", "trend_per_year", "log_price_sd", "typical_distance")
_BLOCKS: dict[str, Any] = {
    "numbers": NumericColumns,
    "dates": DateColumns,
    "place": PlaceColumns,
    "attributes": Attributes,
    "ratios": RatioColumns,
}


def _nothing_to_learn_from(schema: TableSchema) -> InvalidData:
    """The error where no column says what a home is like, with the columns that do not."""
    columns = [f"{column.name} ({column.role})" for column in schema.columns]
    return InvalidData(
        "A model needs at least 1 column besides the price, got none with values: "
        f"the table has only {', '.join(columns[:20])}",
        hint="Add columns that say what a home is like: its size, place or rooms. "
        "If one of these says it, give it that role, such as --role COLUMN=category.",
    )


def fit_encodings(
    sales: pl.DataFrame, schema: TableSchema, encoder: Encoder | None
) -> FittedEncodings:
    """Fit all encodings; the market index, the typical distance and the metric come later.

    Raises
    ------
    InvalidData
        If there is no column to learn from.
    """
    table = Table(sales)
    log_price = np.log(table.numbers(schema.price))
    numbers = NumericColumns.fit(table, schema)
    categories = fit_categories(table, schema, log_price)
    if not numbers.columns and not categories and schema.first("latitude") is None:
        raise _nothing_to_learn_from(schema)
    place = PlaceColumns.fit(table, schema)
    flags = {column.name for column in schema.columns if column.type == "boolean"}
    candidates = tuple(name for name in numbers.columns if name not in flags)
    attributes = Attributes.fit(table, candidates, log_price)
    km = np.zeros((1, 2)) if place is None else place.km(table)
    texts = text_columns(table, schema)
    rest = log_price
    if texts:
        encoded = [numbers.encode(table), *([] if place is None else [km])]
        encoded += [category.encode(category.codes(table)) for category in categories]
        rest = ridge_residuals(np.hstack(encoded), log_price)
    return FittedEncodings(
        numbers=numbers,
        dates=DateColumns.fit(table, schema),
        place=place,
        attributes=attributes,
        ratios=RatioColumns.fit(table, schema, attributes),
        categories=categories,
        words=tuple(Words.fit(name, table.texts(name), rest) for name in texts),
        meanings=() if encoder is None else _meanings(table, texts, encoder, rest),
        place_scale_km=max(float(km.std(axis=0).mean()), 1e-3),
        size=_size(table, schema, numbers, attributes),
        trend_per_year=0.0,
        log_price_sd=max(float(log_price.std()), 1e-6),
        typical_distance=1.0,
    )


def _meanings(
    table: Table, columns: tuple[str, ...], encoder: Encoder, rest: Floats
) -> tuple[Meaning, ...]:
    """Meanings of the text columns that predict prices better than chance would."""
    candidates = (Meaning.fit(name, table.texts(name), encoder) for name in columns)
    return tuple(
        meaning
        for meaning in candidates
        if predicts_residuals(meaning.encode(table, encoder), rest)
    )


def _size(
    table: Table, schema: TableSchema, numbers: NumericColumns, attributes: Attributes
) -> str | None:
    """The living area, or else the most predictive attribute, if it is nearly always positive."""
    for name in (schema.first("living_area"), *attributes.columns[:1]):
        if name is not None and name in numbers.columns:
            values = table.numbers(name)
            if (values[~np.isnan(values)] > 0).mean() > 0.99:
                return name
    return None


def _metric(document: dict[str, Any] | None) -> Metric | None:
    return None if document is None else Metric.from_json(document)


def _block(kind: Any, document: dict[str, Any] | None) -> Any:
    if document is None:
        return None
    return kind(**{name: tuples(value) for name, value in document.items()})
