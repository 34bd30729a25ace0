"""The columns that a batch adds to the homes of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

if TYPE_CHECKING:  # whoever only reads such columns need not load what computes values
    from houseprice.valuation.value_columns import ValueColumns

Floats = NDArray[np.float64]

#: Reasons in money of each home.
REASONS = 3
_CENTS, _FSD_DIGITS = 2, 4
_MONEY = ("value", "low_68", "high_68", "low_90", "high_90")
#: The added columns with their types, in the order of a file.
ADDED: dict[str, pl.DataType] = {
    "currency": pl.String(),
    **dict.fromkeys((*_MONEY, "fsd"), pl.Float64()),
    "confidence": pl.String(),
    "score": pl.Int64(),
    "reason_codes": pl.String(),
    "reason": pl.String(),
    **{
        name: kind
        for number in range(1, REASONS + 1)
        for name, kind in (
            (f"reason_{number}", pl.String()),
            (f"amount_{number}", pl.Float64()),
        )
    },
    "model": pl.String(),
}
#: Number of the row in the file, which comes before its own columns.
ROW = "row"
OF_FILE = " (file)"
#: Where each home lies, in degrees: for a map, not for a file.
LATITUDE, LONGITUDE = "__latitude__", "__longitude__"
PLACE = (LATITUDE, LONGITUDE)


def own_headers(headers: Sequence[str]) -> dict[str, str]:
    """The names under which the columns of a file stand beside the added ones.

    Examples
    --------
    >>> own_headers(["parcel", "value"])
    {'parcel': 'parcel', 'value': 'value (file)'}
    """
    taken, names = {ROW, *ADDED}, {}
    for header in headers:
        name = header
        while name in taken:
            name += OF_FILE
        taken.add(name)
        names[header] = name
    return names


def value_frame(columns: ValueColumns) -> pl.DataFrame:
    """Values, ranges and confidence of homes, without reasons in money."""
    arrays, sure = columns.arrays, columns.confidence
    figures = {name: _finite(getattr(arrays, _ATTRIBUTES.get(name, name))) for name in _MONEY}
    sentences = zip(sure, columns.notes, strict=True)
    return pl.DataFrame(
        {
            **{name: figure.round(_CENTS) for name, figure in figures.items()},
            "fsd": _finite(arrays.fsd).round(_FSD_DIGITS),
            "confidence": [each.band for each in sure],
            "score": [each.score for each in sure],
            "reason_codes": [" ".join(codes) for codes in columns.codes],
            "reason": [" ".join([each.reason, *notes]) for each, notes in sentences],
        }
    )


_ATTRIBUTES = {"value": "values"}


def _finite(values: Floats) -> pl.Series:
    return pl.Series(np.asarray(values, dtype=np.float64), nan_to_null=True)


def reason_frame(amounts: Floats, labels: Sequence[str]) -> pl.DataFrame:
    """The largest differences of each home, the largest first; a difference of nothing is none.

    Parameters
    ----------
    amounts : ndarray of shape (n_homes, n_groups)
        As `AgainstTypical.amounts` gives them.
    labels : sequence of str
        Names of the groups.
    """
    order = np.argsort(-np.abs(amounts), axis=1, kind="stable")[:, :REASONS]
    largest = np.take_along_axis(amounts, order, axis=1).round(_CENTS)
    names = np.array(labels, dtype=object)[order]
    frame = pl.DataFrame(
        {
            name: column
            for place in range(order.shape[1])
            for name, column in (
                (f"reason_{place + 1}", names[:, place].tolist()),
                (f"amount_{place + 1}", largest[:, place]),
            )
        },
        schema_overrides={name: ADDED[name] for name in _reason_columns(order.shape[1])},
    )
    return frame.with_columns(
        pl.when(pl.col(f"amount_{number}") != 0).then(pl.col(name)).alias(name)
        for number in range(1, order.shape[1] + 1)
        for name in (f"reason_{number}", f"amount_{number}")
    )


def _reason_columns(count: int) -> list[str]:
    return [f"{name}_{number}" for number in range(1, count + 1) for name in ("reason", "amount")]


def complete(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with every added column, gaps in those that it lacks."""
    return frame.select(
        ROW,
        *(
            (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
            for name, kind in ADDED.items()
        ),
    )
