"""The naive baselines that every model is compared with, in plain NumPy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
import polars as pl
from scipy.spatial import cKDTree

from houseprice.data.arrays import Table
from houseprice.data.features.columns import signed_log
from houseprice.data.schema import TableSchema
from houseprice.models.contract import Floats

#: A neighbourhood with fewer sales gets the median of all sales.
MIN_SALES = 5
#: Number of nearest sales whose median replaces that of a missing neighbourhood.
NEAREST = 15


@dataclass(frozen=True)
class MedianArea:
    """Median price per area of the neighbourhood, times the home's area.

    Without a living area in the table, the median price itself is used. The median of the 15
    nearest sales replaces that of a missing neighbourhood, and without coordinates the median of
    all sales does.
    """

    area: str | None
    neighbourhood: str | None
    median: float
    medians: dict[str, float]
    typical_area: float
    nearest: tuple[str, str, Floats, cKDTree] | None

    @classmethod
    def fit(cls, frame: pl.DataFrame, schema: TableSchema) -> Self:
        """Learn from training sales."""
        table = Table(frame)
        area, neighbourhood = schema.first("living_area"), schema.first("neighbourhood")
        areas = np.ones(table.height) if area is None else table.numbers(area)
        has_area = (areas > 0) & np.isfinite(areas)
        typical = float(np.median(areas[has_area])) if has_area.any() else 1.0
        rate = table.numbers(schema.price) / np.where(has_area, areas, typical)
        medians: dict[str, float] = {}
        if neighbourhood is not None:
            medians = _medians(table.texts(neighbourhood), rate)
        nearest = None if neighbourhood is not None else _nearest(table, schema, rate)
        return cls(area, neighbourhood, float(np.median(rate)), medians, typical, nearest)

    def predict(self, frame: pl.DataFrame) -> Floats:
        """Values in the currency of the prices, shape (n_homes,)."""
        table = Table(frame)
        areas = np.ones(table.height) if self.area is None else table.numbers(self.area)
        areas = np.where((areas > 0) & np.isfinite(areas), areas, self.typical_area)
        return areas * self._rates(table)

    def _rates(self, table: Table) -> Floats:
        if self.neighbourhood is not None:
            names = table.texts(self.neighbourhood)
            return np.array([self.medians.get(name or "", self.median) for name in names])
        if self.nearest is None:
            return np.full(table.height, self.median)
        latitude, longitude, rates, tree = self.nearest
        places = _places(table, latitude, longitude)
        _, rows = tree.query(places, k=min(NEAREST, len(rates)))
        nearest_rows = np.asarray(rows).reshape(table.height, -1)
        return np.asarray(np.median(rates[nearest_rows], axis=1), dtype=np.float64)


@dataclass(frozen=True)
class LinearLogPrice:
    """Ridge regression of the log price on the features that are not comparable sales.

    Numbers enter as signed logs, gaps as the median, and each category level as a flag.
    """

    columns: tuple[tuple[str, float, float, float], ...]
    levels: tuple[tuple[str, tuple[str, ...]], ...]
    weights: Floats
    limits: tuple[float, float]

    @classmethod
    def fit(cls, frame: pl.DataFrame, schema: TableSchema) -> Self:
        """Learn from training sales."""
        table = Table(frame)
        log_price = np.log(table.numbers(schema.price))
        columns = tuple(_scale(table, name) for name in _numeric(schema))
        levels = tuple((name, _common(table.texts(name))) for name in _categorical(schema))
        x = _design(table, columns, levels)
        penalty = np.eye(x.shape[1])
        penalty[0, 0] = 0.0
        weights = np.linalg.solve(x.T @ x + penalty, x.T @ log_price).astype(np.float64)
        return cls(columns, levels, weights, (float(log_price.min()), float(log_price.max())))

    def predict(self, frame: pl.DataFrame) -> Floats:
        """Values in the prices' currency, within the range of the training prices; (n_homes,)."""
        x = _design(Table(frame), self.columns, self.levels)
        return np.exp(np.clip(x @ self.weights, *self.limits))


def _medians(names: list[str | None], rate: Floats) -> dict[str, float]:
    groups = (
        pl.DataFrame({"name": names, "rate": rate})
        .group_by("name")
        .agg(pl.len().alias("sales"), pl.col("rate").median())
    )
    common_groups = groups.filter((pl.col("sales") >= MIN_SALES) & pl.col("name").is_not_null())
    return dict(zip(common_groups["name"].to_list(), common_groups["rate"].to_list(), strict=True))


def _nearest(
    table: Table, schema: TableSchema, rate: Floats
) -> tuple[str, str, Floats, cKDTree] | None:
    latitude, longitude = schema.first("latitude"), schema.first("longitude")
    if latitude is None or longitude is None:
        return None
    return latitude, longitude, rate, cKDTree(_places(table, latitude, longitude))


def _places(table: Table, latitude: str, longitude: str) -> Floats:
    lat = np.nan_to_num(table.numbers(latitude))
    return np.column_stack([lat, np.nan_to_num(table.numbers(longitude)) * 0.8])


def _numeric(schema: TableSchema) -> tuple[str, ...]:
    kinds = ("number", "integer", "boolean")
    return tuple(column.name for column in schema.features if column.type in kinds)


def _categorical(schema: TableSchema) -> tuple[str, ...]:
    return tuple(
        column.name
        for column in schema.features
        if column.type == "category" and column.role != "text"
    )


def _scale(table: Table, name: str) -> tuple[str, float, float, float]:
    values = signed_log(table.numbers(name))
    known_values = values[~np.isnan(values)]
    if known_values.size == 0:
        return name, 0.0, 0.0, 1.0
    spread = float(known_values.std())
    return (
        name,
        float(np.median(known_values)),
        float(known_values.mean()),
        spread if spread > 0 else 1.0,
    )


def _common(values: list[str | None]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for value in values:
        if value is not None:
            counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(level for level, sales in counts.items() if sales >= MIN_SALES))


def _design(
    table: Table,
    columns: tuple[tuple[str, float, float, float], ...],
    levels: tuple[tuple[str, tuple[str, ...]], ...],
) -> Floats:
    parts = [np.ones((table.height, 1))]
    for name, median, mean, spread in columns:
        values = signed_log(table.numbers(name))
        filled = np.where(np.isnan(values), median, values)
        parts.append(((filled - mean) / spread)[:, None])
    for name, level_names in levels:
        place = {level: number for number, level in enumerate(level_names)}
        flags = np.zeros((table.height, len(level_names)))
        for row, value in enumerate(table.texts(name)):
            if value in place:
                flags[row, place[value]] = 1.0
        parts.append(flags)
    return np.hstack(parts)
