"""``houseprice market``: show how the prices of a model's market moved."""

from __future__ import annotations

import json as json_text
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from houseprice.artifacts import verify
from houseprice.cli.artifacts import find_model
from houseprice.cli.console import output
from houseprice.data.market.index import MARKET_FILE, MarketIndex
from houseprice.errors import NotFound
from houseprice.settings import Settings


def market(
    model: Annotated[str, typer.Argument(help="Folder or name of a model.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Show the price index of the market and of its areas, learned from the training sales."""
    folder = find_model(model, Settings())
    if MARKET_FILE not in verify(folder).files:
        raise NotFound(
            "A market index needs sales with dates, at least 100 in 3 months; this model has none."
        )
    report = MarketIndex.load(folder).report()
    if json:
        typer.echo(json_text.dumps({"model": str(folder), **report}, ensure_ascii=False, indent=2))
    else:
        _print(report)


def _print(report: dict[str, Any]) -> None:
    console = output()
    unit = "month" if report["period_months"] == 1 else "quarter"
    over_time = Table(f"{unit} from", "index", "95 % interval", "sales", title="Whole market")
    for point in report["market"]["points"]:
        over_time.add_row(Text(point["period"]), *_figures(point), f"{point['n']:,}")
    for point in report["ahead"]:
        over_time.add_row(Text(f"{point['period']} (outlook)"), *_figures(point), "")
    console.print(over_time)
    if report["areas"]:
        last = report["market"]["points"][-1]["period"]
        by_area = Table("area", f"index {last}", "95 % interval", "sales", title="Areas")
        for curve in report["areas"]:
            by_area.add_row(Text(curve["area"]), *_figures(curve["points"][-1]), f"{curve['n']:,}")
        console.print(by_area)
    repeat = report["repeat_sales"]
    if repeat is not None:
        low, gap, high = (f"{100 * repeat[name]:+.1f}" for name in ("low", "gap_per_year", "high"))
        console.print(
            f"The prices of {repeat['pairs']} homes that were sold twice moved {gap} % a year "
            f"against the index ({low} to {high}): "
            f"{'they agree' if repeat['agrees'] else 'they do not agree'}."
        )


def _figures(point: dict[str, Any]) -> tuple[str, str]:
    return f"{point['index']:.1f}", f"{point['low']:.1f} to {point['high']:.1f}"
