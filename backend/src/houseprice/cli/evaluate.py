"""``houseprice evaluate``: measure a model on other sales."""

from __future__ import annotations

import json as json_text
from datetime import date
from typing import Annotated, Any

import numpy as np
import polars as pl
import typer
from numpy.typing import NDArray

from houseprice.artifacts import Manifest, read_manifest
from houseprice.cli.artifacts import find_model
from houseprice.cli.evaluation_tables import print_evaluation
from houseprice.cli.inputs import readable_homes
from houseprice.cli.results import flat_scores, intervals
from houseprice.data.arrays import date_to_day
from houseprice.data.features.pipeline import SALES_FILE
from houseprice.data.importing.sheet import FILE_ROW
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData
from houseprice.evaluation import columns, group_report, ratio_report, too_good
from houseprice.settings import Settings
from houseprice.training.overlap.unseen import unseen_sales
from houseprice.training.publishing.blind_test import score_value_arrays
from houseprice.training.publishing.rolling_ranges import days_of, rolling_report
from houseprice.valuation.engine import ValueArrays
from houseprice.valuation.rolling_ranges import RecentErrors
from houseprice.valuation.valuer import Valuer


def evaluate(
    model: Annotated[str, typer.Argument(help="Folder or name of a model.")],
    file: Annotated[
        str,
        typer.Argument(help="Sales with prices: a table of any format, or a built-in data set."),
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Value sales with a trained model and compare the values with the prices.

    Sales that the model learned from are left out: they would flatter it.
    """
    settings = Settings()
    folder = find_model(model, settings)
    manifest = read_manifest(folder)
    schema = manifest.schema
    frame = readable_homes(file, schema, settings)
    priced, without_price = _priced(frame, schema)
    valuer = Valuer.load(folder)
    sales = unseen_sales(priced, pl.read_parquet(folder / SALES_FILE), schema)
    predictions = valuer.values(sales.frame)
    document = {
        "model": str(folder),
        **_measured(sales.frame, predictions, schema),
        "rolling": rolling_report(predictions, sales.frame, schema, RecentErrors.load(folder)),
        "without_price": without_price,
        "learned_from": sales.learned_from,
        "not_later": sales.not_later,
        "ranges_learned_from": _known_to_ranges(manifest, days_of(sales.frame, schema)),
    }
    if json:
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
    else:
        print_evaluation(document)


def _measured(sales: pl.DataFrame, predictions: ValueArrays, schema: TableSchema) -> dict[str, Any]:
    prices = sales[schema.price].cast(pl.Float64).to_numpy()
    ranges = (predictions.low_90, predictions.high_90)
    scores = score_value_arrays(prices, predictions)
    return {
        "test": flat_scores(scores),
        "warnings": too_good(scores),
        "intervals": intervals(scores),
        "ratio_study": ratio_report(
            prices,
            predictions.values,
            areas=columns.living_areas(sales, schema),
            clusters=columns.similar_home_clusters(sales, schema),
        ),
        "groups": group_report(
            prices,
            predictions.values,
            *ranges,
            fsd=predictions.fsd,
            labels=columns.labels(sales, schema),
        ),
    }


def _known_to_ranges(manifest: Manifest, day: NDArray[np.float64]) -> int:
    """Number of sales on or before the last day that `training.recalibrate` learned ranges from."""
    since = manifest.recalibration
    if since is None:
        return 0
    return int((day <= date_to_day(date.fromisoformat(since.last_day))).sum())


def _priced(frame: pl.DataFrame, schema: TableSchema) -> tuple[pl.DataFrame, int]:
    if schema.price not in frame.columns:
        names = [name for name in frame.columns if name != FILE_ROW]
        raise InvalidData(
            f"The sales must have the price column {schema.price}, got {', '.join(names[:30])}."
        )
    price = frame[schema.price].cast(pl.Float64)
    priced = frame.filter((price > 0).fill_null(value=False))
    if priced.is_empty():
        raise InvalidData(
            f"The table must have a row with a price, got none in {frame.height} rows."
        )
    return priced, frame.height - priced.height
