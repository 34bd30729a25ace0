"""``houseprice evaluate``: how good a model is on other sales."""

from __future__ import annotations

import json as json_text
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import polars as pl
import typer
from rich.console import Console
from rich.table import Table

from houseprice.artifacts import read_manifest
from houseprice.cli.artifacts import find_model
from houseprice.cli.report import flat_scores, intervals
from houseprice.cli.tables import existing_file, read_homes
from houseprice.data.features import SALES_FILE
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData
from houseprice.evaluation import ratio_report, score_test
from houseprice.settings import Settings
from houseprice.valuation.valuer import Valuer


def evaluate(
    model: Annotated[str, typer.Argument(help="Folder of a model.")],
    file: Annotated[str, typer.Argument(help="Sales with prices: CSV, CSV.gz or Parquet.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Value sales with a trained model and compare the values with the prices.

    Sales that the model learned from are left out: they would flatter it.
    """
    folder = find_model(model, Settings())
    schema = TableSchema.from_json(read_manifest(folder)["schema"])
    frame = read_homes(existing_file(file), schema)
    sales, left_out = _unseen(_priced(frame, schema), folder)
    valued = Valuer.load(folder).values(sales)
    prices = sales[schema.price].cast(pl.Float64).to_numpy()
    scores = score_test(prices, valued.values, valued.low_90, valued.high_90)
    document = {
        "model": str(folder),
        "test": flat_scores(scores),
        "intervals": intervals(scores),
        "ratio_study": ratio_report(prices, valued.values),
        **left_out,
    }
    if json:
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(document)


def _priced(frame: pl.DataFrame, schema: TableSchema) -> tuple[pl.DataFrame, int]:
    if schema.price not in frame.columns:
        raise InvalidData(
            f"Sales to compare with need the price column {schema.price}, "
            f"got {', '.join(frame.columns[:30])}."
        )
    price = frame[schema.price].cast(pl.Float64)
    kept = frame.filter((price > 0).fill_null(value=False))
    return kept, frame.height - kept.height


def _unseen(priced: tuple[pl.DataFrame, int], folder: Path) -> tuple[pl.DataFrame, dict[str, int]]:
    """Sales that are no row of the training sales, by all columns that both have."""
    frame, without_price = priced
    learned = pl.read_parquet(folder / SALES_FILE)
    shared = [name for name in frame.columns if name in learned.columns]
    texts = [pl.col(name).cast(pl.String) for name in shared]
    known = learned.select(texts).unique()
    seen = (
        frame.select(texts)
        .with_row_index("__at__")
        .join(known, on=shared, how="semi", nulls_equal=True)
    )
    kept = np.setdiff1d(np.arange(frame.height), seen["__at__"].to_numpy())
    left_out = {"without_price": without_price, "learned_from": frame.height - kept.size}
    if kept.size == 0:
        raise InvalidData(
            "There must be sales with a price that the model did not learn from, got none of "
            f"{frame.height + without_price} rows."
        )
    return frame[kept], left_out


def _print(document: dict[str, Any]) -> None:
    table = Table("score", "value", "95 % interval", title=f"{document['test']['n']:,} sales")
    for name, value in document["test"].items():
        if name == "n":
            continue
        ends = document["intervals"].get(name)
        shown = "" if ends is None else f"{ends[0]:,.3f} to {ends[1]:,.3f}"
        table.add_row(name, "–" if value is None else f"{value:,.3f}", shown)
    console = Console()
    console.print(table)
    for name, text in (("without_price", "without a price"), ("learned_from", "it learned from")):
        if document[name]:
            console.print(f"Left out: {document[name]:,} rows {text}.", highlight=False)
