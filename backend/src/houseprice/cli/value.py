"""``houseprice value``: value one home, or a file of homes."""

from __future__ import annotations

import json as json_text
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from houseprice.cli.artifacts import find_model
from houseprice.cli.tables import existing_file, read_homes
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidInput
from houseprice.settings import Settings
from houseprice.valuation.form import FormField
from houseprice.valuation.valuer import Explanation, Value, Valuer

#: A longer file is valued without comparable sales and contributions unless they are asked for.
MAX_EXPLAINED = 100


def value(
    model: Annotated[str, typer.Argument(help="Folder of a model.")],
    file: Annotated[
        str | None, typer.Argument(help="Homes: CSV, CSV.gz or Parquet.", show_default=False)
    ] = None,
    *,
    set_: Annotated[
        list[str] | None, typer.Option("--set", help="FEATURE=VALUE of one home; repeatable.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="Day of the value, such as 2024-05-31.")] = None,
    explain: Annotated[
        bool | None, typer.Option(help="Comparable sales and contributions.", show_default=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Value homes with a trained model."""
    if (file is None) == (not set_):
        raise InvalidInput("Give either a FILE of homes or --set FEATURE=VALUE, not both or none.")
    valuer = Valuer.load(find_model(model, Settings()))
    homes = (
        [parse_home(set_ or [], valuer.form)]
        if file is None
        else _read(existing_file(file), valuer)
    )
    day = _day(as_of)
    values = valuer.value(homes, day)
    wanted = len(homes) <= MAX_EXPLAINED if explain is None else explain
    reasons = [valuer.explain(home, day) if wanted else None for home in homes]
    documents = [_document(*pair) for pair in zip(values, reasons, strict=True)]
    if json:
        typer.echo(json_text.dumps(documents, ensure_ascii=False, indent=2, default=str))
    else:
        _print(documents, valuer.currency)


def parse_home(texts: Sequence[str], form: Sequence[FormField]) -> dict[str, Any]:
    """Read ``FEATURE=VALUE`` texts as the model's form says; an empty value is a gap.

    Raises
    ------
    InvalidInput
        If one has no ``=``, is given twice, or is no number where one is needed.
    """
    kinds = {field.name: field.kind for field in form}
    home: dict[str, Any] = {}
    for text in texts:
        name, equals, given = text.partition("=")
        if not equals or name in home:
            raise InvalidInput(f"--set must be FEATURE=VALUE, each feature once, got {text!r}")
        home[name] = _typed(name, given, kinds.get(name, "text"))
    return home


def _typed(name: str, text: str, kind: str) -> Any:
    if text == "":
        return None
    if kind in ("number", "integer"):
        try:
            return float(text)
        except ValueError:
            raise InvalidInput(f"{name} must be a number, got {text!r}") from None
    if kind == "boolean":
        known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
        if text.lower() not in known:
            raise InvalidInput(f"{name} must be true or false, got {text!r}")
        return known[text.lower()]
    return text


def _read(file: Path, valuer: Valuer) -> list[dict[str, Any]]:
    schema = TableSchema.from_json(valuer.manifest["schema"])
    frame = valuer.typed(read_homes(file, schema))
    return frame.to_dicts()


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInput(f"--as-of must be a day such as 2024-05-31, got {text!r}") from None


def _document(value: Value, explanation: Explanation | None) -> dict[str, Any]:
    document = asdict(value)
    if explanation is None:
        return document | {"reference_value": None, "comparables": [], "contributions": []}
    reasons = asdict(explanation)
    return document | {
        name: reasons[name] for name in ("reference_value", "comparables", "contributions")
    }


def _print(documents: list[dict[str, Any]], currency: str) -> None:
    console = Console(highlight=False)
    table = Table("home", f"value {currency}", "90 % range", "confidence", "why")
    for number, one in enumerate(documents, start=1):
        ends = f"{one['low_90']:,.0f} – {one['high_90']:,.0f}"
        sure = one["confidence"]
        band = f"{sure['score']} ({sure['band']})"
        table.add_row(str(number), f"{one['value']:,.0f}", ends, band, sure["reason"])
    console.print(table)
    if len(documents) == 1:
        _print_reasons(console, documents[0])


def _print_reasons(console: Console, one: dict[str, Any]) -> None:
    if one["reference_value"] is not None:
        console.print(f"A typical home: {one['reference_value']:,.0f}")
    for part in one["contributions"]:
        console.print(f"  {part['feature']}: {part['amount']:+,.0f}", markup=False)
    if one["comparables"]:
        table = Table("comparable sale", "metres", "price", "adjusted to this home", "likeness")
        for sale in one["comparables"]:
            away = "" if sale["distance_m"] is None else f"{sale['distance_m']:,.0f}"
            named = str(sale["sale_date"] or sale["sale_id"] or "")
            prices = (f"{sale['price']:,.0f}", f"{sale['adjusted_price']:,.0f}")
            table.add_row(named, away, *prices, f"{sale['similarity']:.2f}")
        console.print(table)
