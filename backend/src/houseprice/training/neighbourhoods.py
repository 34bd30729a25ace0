"""Neighbourhoods from coordinates, where a table has none: as many as held-out sales confirm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.cluster.vq import kmeans2

from houseprice.data.dataset import Dataset
from houseprice.data.layers.centres import Centres
from houseprice.data.layers.layer import LayerColumn
from houseprice.data.layers.stack import PlaceLayers
from houseprice.data.schema import Column, TableSchema
from houseprice.data.splits import Split

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Name of the column and of its layer.
COLUMN = "neighbourhood_by_place"
_COUNTS = (8, 16, 32, 64, 128, 256)
#: The median neighbourhood must have at least this many sales to learn from.
_FEWEST_SALES = 15
#: A neighbourhood with this many sales counts half as itself, half as the whole market.
_PRIOR_SALES = 10
_LEARNED = 0.8
#: Sales from which centres are made; more would only cost time.
_SAMPLE = 10_000
_SEED = 42
_HELP = "Neighbourhood made from the coordinates of the sales, because the table names none."


@dataclass(frozen=True)
class _Choice:
    """Centres with the error that their price levels make on held-out sales."""

    centres: Floats
    error: float
    standard_error: float


def with_neighbourhoods(dataset: Dataset, split: Split) -> Dataset:
    """The data set with a column of neighbourhoods, where it has coordinates and none.

    The number of neighbourhoods is chosen on training sales alone: groups of the earlier ones (or
    of a random part, where there are no dates) tell the price levels of the others. The fewest
    groups within one standard error of the best win; that may be no groups at all, and then the
    data set stays as it is.

    Parameters
    ----------
    dataset : Dataset
    split : Split
        Only its training sales are read.
    """
    centres = _made(dataset, split)
    return dataset if centres is None else _with_column(dataset, centres)


def place_labels(dataset: Dataset, split: Split) -> list[str | None] | None:
    """Groups of the test sales by place, for figures alone: no model learns from them.

    Parameters
    ----------
    dataset : Dataset
    split : Split

    Returns
    -------
    list of (str or None), of length n_test, or None
        The centre of each sale's group, such as ``near 47.612, -122.335``; None for a sale without
        a place. None where `with_neighbourhoods` makes no groups.
    """
    centres, places = _made(dataset, split), _places(dataset.frame, dataset.schema)
    if centres is None or places is None:
        return None
    tested, scale = places[split.test], _scale(places)
    names = [f"near {latitude:.3f}, {longitude:.3f}" for latitude, longitude in centres]
    nearest = _nearest(centres * scale, tested * scale)
    is_known = np.isfinite(tested.sum(axis=1))
    return [names[at] if has else None for at, has in zip(nearest, is_known, strict=True)]


def later_place_labels(
    learned: pl.DataFrame, later: pl.DataFrame, schema: TableSchema
) -> list[str | None] | None:
    """As `place_labels`, for sales that are in no data set with those that a model learned from.

    Parameters
    ----------
    learned, later : polars.DataFrame of shape (n_sales, any)
        Training sales, which make the groups, and the sales to label.
    schema : TableSchema
    """
    wanted = ("price", "latitude", "longitude", "living_area", "date")
    columns = tuple(
        column
        for column in schema.columns
        if column.role in wanted and {column.name} <= set(learned.columns) & set(later.columns)
    )
    roles = {column.role for column in columns}
    if not {"price", "latitude", "longitude"} <= roles:
        return None
    names = [column.name for column in columns]
    frame = pl.concat([learned.select(names), later.select(names)], how="vertical_relaxed")
    rows = np.arange(frame.height)
    split = Split(
        "time" if "date" in roles else "random",
        _SEED,
        train=rows[: learned.height],
        calibration=rows[:0],
        test=rows[learned.height :],
    )
    return place_labels(Dataset(replace(schema, columns=columns), frame, "", Path()), split)


def _made(dataset: Dataset, split: Split) -> Floats | None:
    """Latitudes and longitudes of the centres, shape (n_centres, 2); None where none are made."""
    schema = dataset.schema
    places = _places(dataset.frame, schema)
    if schema.first("neighbourhood") is not None or places is None:
        return None
    rows = np.sort(split.train)
    rows = rows[np.isfinite(places[rows]).all(axis=1)]
    return _chosen(places, _levels(dataset.frame, schema), *_parts(dataset, rows, split))


def _places(frame: pl.DataFrame, schema: TableSchema) -> Floats | None:
    """Latitude and longitude of each sale, shape (n_sales, 2), NaN where they are missing."""
    names = [schema.first("latitude"), schema.first("longitude")]
    if None in names:
        return None
    columns = [frame[str(name)].cast(pl.Float64).fill_null(float("nan")) for name in names]
    return np.column_stack([column.to_numpy() for column in columns])


def _levels(frame: pl.DataFrame, schema: TableSchema) -> Floats:
    """Log price of each sale, for each unit of living area where there is one."""
    levels: Floats = np.log(frame[schema.price].cast(pl.Float64).to_numpy())
    name = schema.first("living_area")
    if name is None:
        return levels
    areas = frame[name].cast(pl.Float64).fill_null(0.0).to_numpy()
    usual = np.median(areas[areas > 0]) if (areas > 0).any() else 1.0
    out: Floats = levels - np.log(np.where(areas > 0, areas, usual))
    return out


def _parts(dataset: Dataset, rows: Ints, split: Split) -> tuple[Ints, Ints]:
    """Training sales that groups learn from, and those on which they are judged."""
    date = dataset.schema.first("date")
    if split.kind == "time" and date is not None:
        days = dataset.frame[date].cast(pl.Date).to_physical().fill_null(0).to_numpy()[rows]
        order = rows[np.argsort(days, kind="stable")]
    else:
        order = np.random.default_rng(_SEED).permutation(rows)
    cut = int(_LEARNED * order.size)
    return order[:cut], order[cut:]


def _chosen(places: Floats, levels: Floats, learned: Ints, judged: Ints) -> Floats | None:
    """The centres that win; None where no groups do as well."""
    if judged.size < 2:
        return None
    flat = _flat(places)
    sample = flat[learned[:: -(-learned.size // _SAMPLE)]]
    choices = [_judge(np.zeros((1, 2)), flat, levels, learned, judged)]
    for count in _COUNTS:
        if count * _FEWEST_SALES > learned.size:
            break
        centres, _ = kmeans2(sample, count, minit="++", rng=_SEED)
        sizes = np.bincount(_nearest(centres, flat[learned]), minlength=count)
        if np.median(sizes[sizes > 0]) < _FEWEST_SALES:
            break
        choices.append(_judge(centres[sizes > 0], flat, levels, learned, judged))
    best = min(choices, key=lambda choice: choice.error)
    most = best.error + best.standard_error
    fewest = next(choice for choice in choices if choice.error <= most)
    return None if len(fewest.centres) == 1 else fewest.centres / _scale(places)


def _judge(centres: Floats, flat: Floats, levels: Floats, learned: Ints, judged: Ints) -> _Choice:
    """Mean absolute error of the groups' shrunken price levels."""
    group = _nearest(centres, flat)
    mean = levels[learned].mean()
    sizes = np.bincount(group[learned], minlength=len(centres))
    sums = np.bincount(group[learned], levels[learned] - mean, minlength=len(centres))
    level = mean + sums / (sizes + _PRIOR_SALES)
    errors = np.abs(levels[judged] - level[group[judged]])
    return _Choice(centres, float(errors.mean()), float(errors.std() / np.sqrt(errors.size)))


def _nearest(centres: Floats, flat: Floats) -> Ints:
    from scipy.spatial import KDTree  # noqa: PLC0415

    known = np.isfinite(flat).all(axis=1)
    nearest = np.zeros(len(flat), dtype=np.int64)
    nearest[known] = KDTree(centres).query(flat[known])[1]
    return nearest


def _scale(places: Floats) -> Floats:
    """A degree of longitude is shorter than one of latitude."""
    return np.array([1.0, np.cos(np.radians(np.nanmean(places[:, 0])))])


def _flat(places: Floats) -> Floats:
    return places * _scale(places)


def _with_column(dataset: Dataset, centres: Floats) -> Dataset:
    column = LayerColumn(COLUMN, "neighbourhood", "category", "", _HELP)
    layer = Centres(COLUMN, (column,), centres[:, 0].copy(), centres[:, 1].copy())
    names = Column(
        COLUMN, "neighbourhood", "category", label="Neighbourhood", help=_HELP, layer=COLUMN
    )
    schema = replace(dataset.schema, columns=(*dataset.schema.columns, names))
    return replace(
        dataset,
        schema=schema,
        frame=PlaceLayers((layer,)).frame(dataset.frame, schema),
        layers=PlaceLayers((*dataset.layers.layers, layer)),
    )
