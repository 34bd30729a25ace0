"""The blind ratio study of a batch: its values beside prices that are known."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.features.pipeline import SALES_FILE
from houseprice.data.importing.sheet import FILE_ROW
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData
from houseprice.evaluation import columns, ratio_report, too_good
from houseprice.evaluation.scores import score_test
from houseprice.training.overlap.unseen import UnseenSales, unseen_sales
from houseprice.valuation.batches.columns import ROW
from houseprice.valuation.batches.files import scan

Floats = NDArray[np.float64]

#: Homes whose values are kept beside their prices, for a chart.
_PAIRS = 2_000
_SEED = 7
#: Fewer priced homes make no study.
LEAST = 5
_FIGURES = ("value", "low_68", "high_68", "low_90", "high_90", "fsd")


def study_batch(
    folder: Path, homes: pl.DataFrame, parts: Path, schema: TableSchema, threads: int = 1
) -> dict[str, Any] | None:
    """Compare the values of a batch with the prices of its file.

    Sales that the model learned from are left out: they would flatter it.

    Parameters
    ----------
    folder : Path
        Folder of the model.
    homes : polars.DataFrame of shape (n_homes, any)
        Typed columns of the file with `FILE_ROW`.
    parts : Path
        Folder of the finished parts.
    schema : TableSchema
        The columns of the model.
    threads : int
        With more than one, accuracy and ratio study are computed side by side.

    Returns
    -------
    dict or None
        The figures of `training.evaluate.evaluate_model` that need no more than values and
        ranges; None where fewer than `LEAST` homes have a price and a value that the model does
        not know.
    """
    priced = _priced(homes, schema.price)
    if priced is None:
        return None
    sales = _unseen(priced, folder, schema)
    values = _values(parts)
    if sales is None or values is None:
        return None
    frame = sales.frame.join(values, left_on=FILE_ROW, right_on=ROW, how="inner")
    if frame["value"].drop_nulls().len() < LEAST:
        return None
    return {
        **_measured(frame, schema, threads),
        "without_price": homes.height - priced.height,
        "learned_from": sales.learned_from,
        "not_later": sales.not_later,
        "ranges_learned_from": 0,
    }


def _priced(homes: pl.DataFrame, price: str) -> pl.DataFrame | None:
    if price not in homes.columns:
        return None
    priced = homes.filter((pl.col(price).cast(pl.Float64) > 0).fill_null(value=False))
    return None if priced.height < LEAST else priced


def _unseen(priced: pl.DataFrame, folder: Path, schema: TableSchema) -> UnseenSales | None:
    try:
        return unseen_sales(priced, pl.read_parquet(folder / SALES_FILE), schema)
    except InvalidData:  # the model knows them all
        return None


def _values(parts: Path) -> pl.DataFrame | None:
    table = scan(parts)
    row = pl.col(ROW).cast(pl.UInt32)
    return None if table is None else table.select(row, *_FIGURES).collect()


def _measured(frame: pl.DataFrame, schema: TableSchema, threads: int) -> dict[str, Any]:
    price = frame[schema.price].cast(pl.Float64).to_numpy()
    figure = {name: _numbers(frame[name]) for name in _FIGURES}
    # Both bootstrap, mostly in NumPy, which lets another thread work meanwhile.
    with ThreadPoolExecutor(1) as pool:
        study = pool.submit(_ratio_study, frame, schema, price, figure["value"])
        if threads == 1:
            wait([study])
        scores = _scores(price, figure)
        return {
            "test": scores,
            "warnings": too_good(scores),
            "ratio_study": study.result(),
            "pairs": _pairs(price, figure["value"]),
        }


def _scores(price: Floats, figure: dict[str, Floats]) -> dict[str, Any]:
    return score_test(
        price,
        figure["value"],
        figure["low_90"],
        figure["high_90"],
        fsd=figure["fsd"],
        low_68=figure["low_68"],
        high_68=figure["high_68"],
    )


def _ratio_study(
    frame: pl.DataFrame, schema: TableSchema, price: Floats, value: Floats
) -> dict[str, Any]:
    return ratio_report(
        price,
        value,
        areas=columns.living_areas(frame, schema),
        clusters=columns.similar_home_clusters(frame, schema),
    )


def _numbers(column: pl.Series) -> Floats:
    out: Floats = column.cast(pl.Float64).fill_null(float("nan")).to_numpy()
    return out


def _pairs(price: Floats, value: Floats) -> list[list[float]]:
    """Price and value of a sample of the homes that have a value."""
    at = np.flatnonzero(np.isfinite(value))
    if at.size > _PAIRS:
        at = np.sort(np.random.default_rng(_SEED).choice(at, _PAIRS, replace=False))
    return [[float(price[row]), float(value[row])] for row in at]
