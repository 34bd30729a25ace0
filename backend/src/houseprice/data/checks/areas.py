"""Areas in another unit: square feet among square metres, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.checks.sales_check import SalesCheck, warning_of
from houseprice.data.schema import Role, TableSchema

Floats = NDArray[np.float64]

FT2_PER_M2 = 10.763910416709722
_SHIFT = float(np.log(FT2_PER_M2))
_ROLES: tuple[Role, ...] = ("living_area",)
_FEWEST = 30
_SMALLEST_SHARE, _LARGEST_SHARE = 0.005, 0.45
#: Fewest sales that make a second unit believable.
_FEWEST_OTHER = 3
#: Share of the sales of the other unit that may lie between the two groups.
_BETWEEN = 0.15


def unit_mix_up(frame: pl.DataFrame, schema: TableSchema, rows: pl.Series) -> Iterator[SalesCheck]:
    """Warn where areas fall into two groups that are ten times and a bit apart."""
    for role in _ROLES:
        name = schema.first(role)
        if name is not None:
            yield from _checked(frame, schema, name, rows)


def _checked(
    frame: pl.DataFrame, schema: TableSchema, name: str, rows: pl.Series
) -> Iterator[SalesCheck]:
    areas = frame[name].cast(pl.Float64)
    usable = (areas > 0).fill_null(value=False).to_numpy()
    if usable.sum() < _FEWEST:
        return
    logs = np.log(areas.filter(pl.Series(usable)).to_numpy())
    for sign, other in ((1, _bigger(schema.area_unit)), (-1, _smaller(schema.area_unit))):
        group = _group(logs, sign)
        if group is None or not _cost_the_same(frame, schema, usable, group):
            continue
        mask = np.zeros(usable.size, dtype=bool)
        mask[usable] = group
        what = f"have an area that is about 10.8 times {'larger' if sign > 0 else 'smaller'} than"
        what += " that of the others at the same price"
        action = f"They are probably in {other}: convert them, or leave the sales out."
        yield warning_of("unit mix-up", pl.Series("mask", mask), (what, action), name, rows)


def _bigger(unit: str) -> str:
    return "square feet" if unit != "ft2" else "a smaller unit"


def _smaller(unit: str) -> str:
    return "square metres" if unit != "m2" else "a larger unit"


def _group(logs: Floats, sign: int) -> NDArray[np.bool_] | None:
    """The areas of the other unit, where they are a group of their own."""
    center = float(np.median(logs))
    group = sign * (logs - center) > _SHIFT / 2
    share = group.mean()
    if group.sum() < _FEWEST_OTHER or not _SMALLEST_SHARE <= share <= _LARGEST_SHARE:
        return None
    between = np.abs(sign * (logs - center) - _SHIFT / 2) < _SHIFT / 12
    if between.sum() > _BETWEEN * group.sum():
        return None
    offset = sign * (float(np.median(logs[group])) - float(np.median(logs[~group])))
    return group if abs(offset - _SHIFT) < _SHIFT / 5 else None


def _cost_the_same(
    frame: pl.DataFrame, schema: TableSchema, usable: NDArray[np.bool_], group: NDArray[np.bool_]
) -> bool:
    """Whether these homes cost what the others do: homes ten times as large would cost far more."""
    prices = (
        frame[schema.price].cast(pl.Float64).filter(pl.Series(usable)).fill_null(0.0).to_numpy()
    )
    logs = np.log(np.maximum(prices, 1.0))
    return bool(abs(np.median(logs[group]) - np.median(logs[~group])) < np.log(2.5))
