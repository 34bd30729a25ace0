"""``houseprice evaluate``: measure a model on other sales."""

from __future__ import annotations

import json as json_text
from typing import Annotated

import typer

from houseprice.artifacts import read_manifest
from houseprice.cli import value_options as options
from houseprice.cli.artifacts import find_model
from houseprice.cli.inputs import readable_homes
from houseprice.cli.results import flat_scores, intervals
from houseprice.cli.tables.evaluation import print_evaluation
from houseprice.settings import Settings
from houseprice.training.evaluate import evaluate_model


def evaluate(
    model: Annotated[str, typer.Argument(help="Folder or name of a model.")],
    file: Annotated[
        str,
        typer.Argument(help="Sales with prices: a table of any format, or a built-in data set."),
    ],
    *,
    rename: options.Rename = None,
    decimal: options.Decimal = None,
    date_order: options.DateOrderName = None,
    sale_year: options.SaleYear = None,
    area_unit: options.AreaUnitName = None,
    sheet: options.SheetName = None,
    header_row: options.HeaderRow = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Value sales with a trained model and compare the values with the prices.

    Sales that the model learned from are left out: they would flatter it.
    """
    settings = Settings()
    folder = find_model(model, settings)
    manifest = read_manifest(folder)
    schema = manifest.schema
    asked = options.homes_request(
        rename=rename,
        decimal=decimal,
        date_order=date_order,
        area_unit=area_unit,
        sheet=sheet,
        header_row=header_row,
        sale_year=sale_year,
    )
    frame = readable_homes(file, schema, settings, asked)
    measured = evaluate_model(folder, frame)
    del measured["pairs"]  # for a chart
    scores = measured.pop("test")
    document = {
        "model": str(folder),
        "test": flat_scores(scores),
        "intervals": intervals(scores),
        **measured,
    }
    if json:
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2))
    else:
        print_evaluation(document)
