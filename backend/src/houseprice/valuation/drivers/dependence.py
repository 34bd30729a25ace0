"""Partial dependence: values of the same homes, each with another value of one feature."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.errors import InvalidInput, NotComparable
from houseprice.valuation.answers import FormField, Plain
from houseprice.valuation.drivers.answers import Band, DependencePoint, PartialDependence
from houseprice.valuation.drivers.blind_homes import blind_homes
from houseprice.valuation.valuer import Valuer

Floats = NDArray[np.float64]

#: Homes behind a curve; more would move it by less than its line is wide.
MOST_HOMES = 150
#: Features at which the homes are valued.
MOST_POINTS = 12
_LEAST_HOMES = 20
_KINDS = ("number", "integer", "choice", "boolean")
#: A coordinate alone would move homes into the sea.
_NOT_ALONE = ("latitude", "longitude")


def may_depend(field: FormField) -> bool:
    """Whether a curve can be drawn for a feature: texts, dates and single coordinates have none."""
    return field.kind in _KINDS and field.role not in _NOT_ALONE


def partial_dependence(valuer: Valuer, folder: Path, feature: str) -> PartialDependence:
    """Value homes of the blind test with each of several values of a feature.

    Parameters
    ----------
    valuer : Valuer
    folder : Path
        Its folder, which holds the homes.
    feature : str
        Name of a feature for which `may_depend` holds.

    Raises
    ------
    InvalidInput
        If there is no such feature.
    NotComparable
        If the model kept no homes, they all have one value of the feature, or it refuses most.
    CorruptArtifact
        If a file does not match its checksum.

    References
    ----------
    Friedman (2001), Greedy function approximation; Goldstein et al. (2015), for the single homes.
    """
    field = next((f for f in valuer.form if f.name == feature and may_depend(f)), None)
    if field is None:
        names = ", ".join(f.name for f in valuer.form if may_depend(f))
        raise InvalidInput(f"feature must be one of {names}, got {feature[:80]!r}")
    homes, _ = blind_homes(folder, MOST_HOMES)
    grid = _grid(homes[feature], field)
    if len(grid) < 2:
        raise NotComparable(
            f"The homes of the blind test must differ in {field.label}, but they do not.",
            hint="Choose another feature.",
        )
    changed = [homes.with_columns(_everywhere(homes[feature], at)) for at in grid]
    values = valuer.values(pl.concat(changed)).values.reshape(len(grid), homes.height)
    return _answer(field, grid, values)


def _grid(column: pl.Series, field: FormField) -> list[Plain]:
    present = column.drop_nulls()
    if field.kind in ("choice", "boolean"):
        counts = present.value_counts().sort(["count", column.name], descending=[True, False])
        return list(counts[column.name][:MOST_POINTS])
    numbers = present.cast(pl.Float64).to_numpy()
    if numbers.size == 0:
        return []
    different = np.unique(numbers)
    if different.size > MOST_POINTS:
        different = np.unique(np.quantile(numbers, np.linspace(0.02, 0.98, MOST_POINTS)))
    if field.kind == "integer":
        return [int(number) for number in np.unique(np.round(different))]
    return [float(f"{number:.4g}") for number in different]


def _everywhere(column: pl.Series, at: Plain) -> pl.Expr:
    return pl.lit(at).cast(column.dtype).alias(column.name)


def _way_out(homes: int) -> str:
    """With so few homes, no feature has a curve."""
    if homes < _LEAST_HOMES:
        return "Train a model with more sales."
    return "Choose another feature."


def _answer(field: FormField, grid: Sequence[Plain], values: Floats) -> PartialDependence:
    """The curve of the homes that have a value wherever most homes have one."""
    has_value = np.isfinite(values)
    is_usual = has_value.mean(axis=1) > 0.5
    always = has_value[is_usual].all(axis=0)
    if is_usual.sum() < 2 or always.sum() < _LEAST_HOMES:
        raise NotComparable(
            f"At least {_LEAST_HOMES} homes must have a value at every {field.label}, got "
            f"{int(always.sum())}.",
            hint=_way_out(homes=has_value.shape[1]),
        )
    points = [at for at, usual in zip(grid, is_usual, strict=True) if usual]
    worth = values[is_usual][:, always]
    at = _reference(field, points)
    return PartialDependence(
        feature=field.name,
        label=field.label,
        kind=field.kind,
        unit=field.unit,
        reference=points[at],
        homes=int(always.sum()),
        points=tuple(
            _point(name, row, row - worth[at]) for name, row in zip(points, worth, strict=True)
        ),
        left_out=tuple(name for name, usual in zip(grid, is_usual, strict=True) if not usual),
    )


def _reference(field: FormField, points: Sequence[Plain]) -> int:
    """The place of the typical feature: the most common choice, or the number nearest to it."""
    if field.kind in ("choice", "boolean"):
        return 0
    middle = float(field.typical) if isinstance(field.typical, int | float) else None
    numbers = np.array([float(point) for point in points if isinstance(point, int | float)])
    return numbers.size // 2 if middle is None else int(np.abs(numbers - middle).argmin())


def _point(at: Plain, values: Floats, changes: Floats) -> DependencePoint:
    ends = np.quantile(values, [0.1, 0.9]), np.quantile(changes, [0.1, 0.9])
    return DependencePoint(
        at,
        Band(float(values.mean()), float(ends[0][0]), float(ends[0][1])),
        Band(float(np.median(changes)), float(ends[1][0]), float(ends[1][1])),
    )
