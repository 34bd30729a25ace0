"""``houseprice value``: value one home, or a file of homes."""

from __future__ import annotations

import json as json_text
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self, cast, get_args

import polars as pl
import typer
from rich.console import Console
from rich.table import Table

from houseprice.artifacts import read_manifest
from houseprice.artifacts.range_record import RangeRecord
from houseprice.cli import value_options as options
from houseprice.cli.artifacts import find_model
from houseprice.cli.console import output
from houseprice.cli.inputs import read_homes
from houseprice.cli.tables.values_file import check_alone, write_values
from houseprice.cli.value_csv import check_target, in_short, write_csv
from houseprice.data.importing.matching.answer import HomesRequest
from houseprice.data.importing.sheet import FILE_ROW, TableProblem
from houseprice.errors import InvalidInput
from houseprice.settings import Settings
from houseprice.valuation.answers import Confidence, Explanation, Value
from houseprice.valuation.batches.valuing import unread_code, unread_reason
from houseprice.valuation.cascade import MAX_FSD, answered
from houseprice.valuation.explanation.contributions import Detail
from houseprice.valuation.inputs.home_texts import fix_of
from houseprice.valuation.value_of_home import without_value
from houseprice.valuation.valuer import Valuer

#: Homes of the longest file that is explained without --explain.
MAX_EXPLAINED = 100
#: Detail of the reasons unless --detail asks for another.
GROUPS = "groups"


def value(
    model: options.ModelName,
    file: options.HomesFile = None,
    *,
    set_: options.Features = None,
    as_of: options.AsOf = None,
    explain: options.Explain = None,
    what_if: options.Changes = None,
    detail: options.DetailName = GROUPS,
    cascade: options.Cascade = None,
    max_fsd: options.MaxFsd = None,
    rename: options.Rename = None,
    decimal: options.Decimal = None,
    date_order: options.DateOrderName = None,
    sale_year: options.SaleYear = None,
    area_unit: options.AreaUnitName = None,
    sheet: options.SheetName = None,
    header_row: options.HeaderRow = None,
    json: options.AsJson = False,
    csv: options.Csv = None,
    out: options.Out = None,
) -> None:
    """Value homes with a trained model."""
    _check_options(file, set_, what_if, detail=detail, cascade=cascade, max_fsd=max_fsd)
    check_target(csv, file)
    day = _day(as_of)
    asked = options.homes_request(
        rename=rename,
        decimal=decimal,
        date_order=date_order,
        area_unit=area_unit,
        sheet=sheet,
        header_row=header_row,
        sale_year=sale_year,
    )
    if out is not None:
        check_target(out, file, "--out")
        check_alone(json=json, csv=csv, cascade=cascade, explain=explain, detail=detail != GROUPS)
        typer.echo(write_values(model, str(file), out, day, asked))
        return
    first = _Question.load(model, set_, file, asked)
    second = first.second(cascade, set_, file, asked)
    explained = len(first.homes) <= MAX_EXPLAINED if explain is None else explain
    explanation_detail = cast(Detail, detail) if explained else None
    answers = answered(
        first.answers(range(len(first.homes)), day, explanation_detail),
        None if second is None else lambda places: second.answers(places, day, explanation_detail),
        max_fsd,
    )
    documents, rows = first.with_unread([answer.document() for answer in answers])
    if what_if:
        by = first if second is None or documents[0]["model"] == first.name else second
        documents[0]["what_if"] = by.what_if(what_if, day)
    if csv is not None:
        typer.echo(write_csv(documents, csv, first.currency, rows, first.ids), err=json)
    if json:
        typer.echo(json_text.dumps(documents, ensure_ascii=False, indent=2, default=str))
    elif csv is None:
        _print(documents, first.currency, rows, names=second is not None)


def _check_options(
    file: str | None,
    set_: list[str] | None,
    what_if: list[str] | None,
    *,
    detail: str,
    cascade: str | None,
    max_fsd: float | None,
) -> None:
    if (file is None) == (not set_):
        raise InvalidInput(
            "value needs either a FILE of homes or --set FEATURE=VALUE, got both or none."
        )
    if what_if and file is not None:
        raise InvalidInput("--what-if changes the one home of --set, got a FILE.")
    if detail not in get_args(Detail):
        raise InvalidInput(f"--detail must be groups or features, got {detail!r}")
    if max_fsd is not None and (cascade is None or not 0 < max_fsd <= MAX_FSD):
        raise InvalidInput(
            f"--max-fsd needs --cascade and must be above 0 and at most {MAX_FSD:g}, got "
            f"{max_fsd:g}"
        )


@dataclass(frozen=True)
class _Answer:
    """The value of one home by the model of this name."""

    model: str
    value: Value
    explanation: Explanation | None

    def document(self) -> dict[str, Any]:
        """Plain values; the fields of the explanation are empty where nothing is explained."""
        document = {"model": self.model, **asdict(self.value)}
        if self.explanation is None:
            nothing: dict[str, Any] = {"reference_value": None, "comparables_range": None}
            return document | nothing | {"reference": {}, "comparables": [], "contributions": []}
        return document | asdict(self.explanation)


@dataclass(frozen=True)
class _Question:
    """A model with the homes to value: the one of ``--set``, or those of a file with their rows."""

    name: str
    valuer: Valuer
    homes: list[dict[str, Any]] | pl.DataFrame
    rows: list[int] | None
    unread: tuple[TableProblem, ...] = ()
    ids: pl.DataFrame | None = None

    @classmethod
    def load(cls, name: str, set_: list[str] | None, file: str | None, asked: HomesRequest) -> Self:
        """Read the model and the homes."""
        folder = find_model(name, Settings())
        valuer = Valuer.load(folder)
        if file is None:
            return cls(str(folder), valuer, [parse_home(set_ or [])], None)
        return cls(str(folder), valuer, *_read(file, valuer, asked))

    def second(
        self, name: str | None, set_: list[str] | None, file: str | None, asked: HomesRequest
    ) -> Self | None:
        """The model of ``--cascade``; one that values in another currency is refused."""
        if name is None:
            return None
        schema = read_manifest(find_model(name, Settings())).schema
        question = self.load(name, set_, file, asked.within(schema))
        if question.currency != self.currency:
            raise InvalidInput(
                f"--cascade must value in {self.currency} as the first model does, got "
                f"{question.currency}"
            )
        return question

    @property
    def currency(self) -> str:
        """Currency of the values, as an ISO 4217 code."""
        return self.valuer.currency

    def answers(
        self, places: Sequence[int], day: date | None, detail: Detail | None
    ) -> list[_Answer]:
        """The answers for the homes at `places`, explained where a detail is named."""
        homes = self.homes[list(places)] if isinstance(self.homes, pl.DataFrame) else self.homes
        if detail is None:
            return [_Answer(self.name, value, None) for value in self.valuer.value(homes, day)]
        each = homes.iter_slices(1) if isinstance(homes, pl.DataFrame) else homes
        return [
            _Answer(self.name, *self.valuer.appraise(home, day, detail=detail)) for home in each
        ]

    def with_unread(
        self, documents: list[dict[str, Any]]
    ) -> tuple[list[dict[str, Any]], list[int] | None]:
        """The documents and rows of the file in its order, with the homes that cannot be read."""
        if not self.unread or self.rows is None:
            return documents, self.rows
        by_row = dict(zip(self.rows, documents, strict=True))
        fixes = {field.name: fix_of(field) for field in self.valuer.form}
        refused = {
            problem.row: _Answer(self.name, unreadable(problem, fixes), None).document()
            for problem in self.unread
            if problem.row is not None
        }
        by_row |= refused
        return [by_row[row] for row in sorted(by_row)], sorted(by_row)

    def what_if(self, texts: Sequence[str], day: date | None) -> dict[str, Any]:
        """The only home as it is and with other features."""
        changes = parse_home(texts, "--what-if")
        home = cast(dict[str, Any], self.homes[0])  # the home of --set: a file is refused
        return asdict(self.valuer.what_if(home, changes, day))


def unreadable(problem: TableProblem, fixes: Mapping[str, str]) -> Value:
    """No value, because a cell of the home cannot be read."""
    sure = Confidence(0, "low", unread_reason(problem, fixes))
    return without_value((unread_code(problem),), sure)


def parse_home(texts: Sequence[str], option: str = "--set") -> dict[str, Any]:
    """Split ``FEATURE=VALUE`` texts; an empty value is a missing value.

    The model reads the values as the cells of its sales were read.

    Raises
    ------
    InvalidInput
        If a text has no ``=``, or names a feature twice.
    """
    home: dict[str, Any] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or name in home:
            raise InvalidInput(f"{option} must be FEATURE=VALUE, each feature once, got {text!r}")
        home[name] = value or None
    return home


def _read(
    file: str, valuer: Valuer, asked: HomesRequest
) -> tuple[pl.DataFrame, list[int] | None, tuple[TableProblem, ...], pl.DataFrame | None]:
    homes = read_homes(file, valuer.manifest.schema, Settings(), asked)
    frame = homes.frame
    rows = frame[FILE_ROW].to_list() if FILE_ROW in frame.columns else None
    return valuer.typed(frame), rows, homes.unread, homes.ids


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInput(f"--as-of must be a day such as 2024-05-31, got {text!r}") from None


def _print(
    documents: list[dict[str, Any]], currency: str, rows: list[int] | None, *, names: bool
) -> None:
    console = output(highlight=False)
    which = "home" if rows is None else "row"
    table = Table(which, f"value {currency}", "68 % range", "90 % range", "confidence", "why")
    if names:
        table.add_column("model")
    for number, document in zip(rows or range(1, len(documents) + 1), documents, strict=True):
        sure = document["confidence"]
        band = f"{sure['score']} ({sure['band']})"
        name = [Path(document["model"]).name] if names else []
        why = sure["reason"] if len(documents) == 1 else in_short(document)
        table.add_row(str(number), *_figures(document), band, why, *name)
    console.print(table)
    notes = documents[0]["notes"] if len(documents) == 1 else ()
    for sentence in (*notes, *_records(documents)):
        console.print(sentence)
    if len(documents) == 1:
        _print_reasons(console, documents[0])
        if "what_if" in documents[0]:
            _print_what_if(console, documents[0]["what_if"])


def _records(documents: list[dict[str, Any]]) -> list[str]:
    """How often the ranges of each model held the price, once for each model."""
    by_model = {document["model"]: document["ranges"] for document in documents}
    return [RangeRecord(**record).sentence() for record in by_model.values() if record]


def _figures(document: dict[str, Any]) -> tuple[str, ...]:
    if document["value"] is None:
        return "refused", "", ""
    ends = (f"{document[f'low_{n}']:,.0f} – {document[f'high_{n}']:,.0f}" for n in (68, 90))
    return f"{document['value']:,.0f}", *ends


def _print_reasons(console: Console, document: dict[str, Any]) -> None:
    if document["reference_value"] is not None:
        console.print(f"A typical home: {document['reference_value']:,.0f}")
    for part in document["contributions"]:
        error = f" (± {part['standard_error']:,.0f})" if part["standard_error"] else ""
        console.print(f"  {part['feature']}: {part['amount']:+,.0f}{error}", markup=False)
    if document["comparables"]:
        _print_comparables(console, document["comparables"])
    implied = document["comparables_range"]
    if implied is not None:
        ends = f"{implied['low']:,.0f} – {implied['high']:,.0f}"
        but = ", which is far from the value" if implied["disagrees"] else ""
        console.print(f"These sales imply {implied['median']:,.0f} ({ends}){but}.")


def _print_comparables(console: Console, sales: list[dict[str, Any]]) -> None:
    """Print a sales comparison grid: a row for each characteristic, a column for each sale."""

    def row(label: str, cells: Sequence[str]) -> None:
        table.add_row(label, *cells)

    table = Table("", *(f"sale {number}" for number in range(1, len(sales) + 1)))
    row("sold", [str(sale["sale_date"] or sale["sale_id"] or "") for sale in sales])
    away = [sale["distance_m"] for sale in sales]
    row("metres", ["" if metres is None else f"{metres:,.0f}" for metres in away])
    row("likeness", [f"{sale['similarity']:.2f}" for sale in sales])
    row("price", [f"{sale['price']:,.0f}" for sale in sales])
    row("price today", [f"{sale['time_adjusted_price']:,.0f}" for sale in sales])
    for place, part in enumerate(sales[0]["adjustments"]):
        moved = [f"{sale['adjustments'][place]['amount']:+,.0f}" for sale in sales]
        row(part["feature"], moved)
    row("adjusted", [f"{sale['adjusted_price']:,.0f}" for sale in sales])
    console.print(table)


def _print_what_if(console: Console, scenario: dict[str, Any]) -> None:
    after = scenario["after"]
    ends = f"{after['low_90']:,.0f} – {after['high_90']:,.0f}"
    moved = f"{scenario['difference']:+,.0f}"
    console.print(f"With the changes: {after['value']:,.0f} ({ends}), {moved}.")
    console.print(
        scenario["warning"] or f"{scenario['similar_sales']:,} similar sales support this value."
    )
