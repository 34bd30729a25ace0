"""The inputs of a model for a form, and a typical home to start from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts import Manifest
from houseprice.data.cells.column_format import PLAIN, ColumnType
from houseprice.data.features.streets import street_columns
from houseprice.data.schema import Column, Role, TableSchema
from houseprice.valuation.answers import FormField, Kind, Plain

Floats = NDArray[np.float64]

#: The example is less typical than this share of the sales with usual numbers.
_EXAMPLE = 0.25
#: A form with more choices than this shows the most common ones.
MAX_CHOICES = 500
_KINDS: dict[ColumnType, Kind] = {
    "number": "number",
    "integer": "integer",
    "boolean": "boolean",
    "category": "choice",
    "date": "date",
    "text": "text",
}
#: Roles of the first inputs of a form.
_FIRST: tuple[Role, ...] = (
    *("living_area", "latitude", "longitude", "neighbourhood", "property_type"),
    *("bedrooms", "bathrooms", "year_built", "lot_area"),
)
_LAST: tuple[Role, ...] = ("text", "date")
_GUESSED = "From the imported table: "


def fit_form(
    frame: pl.DataFrame, schema: TableSchema
) -> tuple[tuple[FormField, ...], dict[str, Plain]]:
    """Describe the inputs of a model from its training sales.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
    schema : TableSchema

    Returns
    -------
    tuple of FormField, dict
        Fields, most important first, and a typical home: the sale nearest to all medians.
    """
    streets = [replace(column, type="text") for column in schema.with_role("address")]
    asked = set(street_columns(schema))
    columns = sorted(schema.features, key=_importance)
    columns += [column for column in streets if column.name in asked]
    fields = tuple(_field(frame[column.name], column) for column in columns)
    return fields, _home(frame, fields, int(np.argmin(_strangeness_of(frame, fields))))


def example_home(frame: pl.DataFrame, fields: tuple[FormField, ...]) -> dict[str, Plain]:
    """A home to try a model with: each of its numbers is usual, but it is not the typical home.

    The typical home has no explanation, because explanations compare homes with it.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
    fields : tuple of FormField
        As `fit_form` gives them for `frame`.
    """
    strange, oddities = _strangeness_of(frame, fields), np.zeros(frame.height, dtype=np.int64)
    for field in fields:
        if field.kind not in ("date", "text"):
            oddities += _is_odd(frame[field.name], field)
    usual = np.flatnonzero(oddities == oddities.min())
    ordered = usual[np.argsort(strange[usual], kind="stable")]
    return _home(frame, fields, int(ordered[int(_EXAMPLE * (len(ordered) - 1))]))


def id_field(schema: TableSchema) -> tuple[FormField, ...]:
    """The id of the property, which is not part of a form; empty where sales have none."""
    name = schema.first("id")
    if name is None:
        return ()
    return (FormField(name, name, "choice", "id", "", "", required=False, typical=None),)


def _importance(column: Column) -> tuple[bool, int]:
    if column.role in _FIRST:
        return not column.required, _FIRST.index(column.role)
    return not column.required, len(_FIRST) + (
        1 + _LAST.index(column.role) if column.role in _LAST else 0
    )


def _field(values: pl.Series, column: Column) -> FormField:
    kind = _KINDS[column.type]
    low, high = _percentiles(values) if kind in ("number", "integer") else (None, None)
    common = _most_common(values) if kind == "choice" else []
    return FormField(
        name=column.name,
        label=column.label or column.name,
        kind=kind,
        role=column.role,
        unit=column.unit,
        help=column.help,
        required=column.required,
        typical=_typical(values, kind),
        low=low,
        high=high,
        choices=tuple(sorted(common[:MAX_CHOICES])),
        more_choices=len(common) > MAX_CHOICES,
    )


def _percentiles(values: pl.Series) -> tuple[float | None, float | None]:
    numbers = values.drop_nulls().cast(pl.Float64).to_numpy()
    if numbers.size == 0:
        return None, None
    low, high = np.percentile(numbers, [1, 99])
    return float(low), float(high)


def _most_common(values: pl.Series) -> list[str]:
    counts = values.cast(pl.String).drop_nulls().value_counts()
    name = values.name
    return [str(value) for value in counts.sort(["count", name], descending=[True, False])[name]]


def _typical(values: pl.Series, kind: Kind) -> Plain:
    present = values.drop_nulls()
    if present.len() == 0:
        return None
    if kind == "number":
        return float(np.median(present.cast(pl.Float64).to_numpy()))
    if kind == "integer":
        return round(float(np.median(present.cast(pl.Float64).to_numpy())))
    if kind == "date":
        return str(present.max())
    if kind == "boolean":
        return bool(present.cast(pl.Float64).to_numpy().mean() > 0.5)
    return _most_common(present)[0] if kind == "choice" else ""


def _home(frame: pl.DataFrame, fields: tuple[FormField, ...], number: int) -> dict[str, Plain]:
    row = frame.row(number, named=True)
    # The home has the date of the newest sale, so that the example shows a value of today.
    return {
        field.name: field.typical if field.kind == "date" else _plain(row[field.name])
        for field in fields
    }


def _strangeness_of(frame: pl.DataFrame, fields: tuple[FormField, ...]) -> Floats:
    """Distance of each sale from the typical values, shape (n_sales,)."""
    distance = np.zeros(frame.height)
    for field in fields:
        if field.kind in ("number", "integer", "choice", "boolean"):
            distance += _strangeness(frame[field.name], field)
    return distance


def _is_odd(values: pl.Series, field: FormField) -> NDArray[np.bool_]:
    """Whether each value is a gap, or a number outside the middle 98 %."""
    odd = values.is_null()
    if field.low is not None and field.high is not None:
        odd = odd | ~values.cast(pl.Float64).is_between(field.low, field.high).fill_null(value=True)
    return odd.to_numpy()


def _strangeness(values: pl.Series, field: FormField) -> Floats:
    """Distance from the typical value: about 1 at the ends of the usual range, and 1 for a gap."""
    if field.kind in ("choice", "boolean"):
        usual = str(field.typical).lower() if field.kind == "boolean" else field.typical
        return np.where(
            (values.cast(pl.String) == usual).fill_null(value=False).to_numpy(), 0.0, 0.3
        )
    if field.low is None or field.high is None or not isinstance(field.typical, float | int):
        return np.zeros(values.len())
    numbers = values.cast(pl.Float64).fill_null(float("nan")).to_numpy()
    reach = max(field.high - field.low, 1e-12) / 2
    return np.nan_to_num(np.abs(numbers - field.typical) / reach, nan=1.0)


def _plain(value: Any) -> Plain:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)


def form_of(manifest: Manifest, schema: TableSchema) -> tuple[FormField, ...]:
    """The inputs of a model, each with the format of its column."""
    formats = {column.name: column.format for column in schema.columns}
    fields = (FormField.from_json(field) for field in manifest.form)
    return tuple(
        replace(field, format=formats.get(field.name, PLAIN), help=_help(field)) for field in fields
    )


def _help(field: FormField) -> str:
    """What helps a person; imports of before wrote there why they guessed a column's meaning."""
    return "" if field.help.startswith(_GUESSED) else field.help
