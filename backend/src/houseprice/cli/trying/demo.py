"""``houseprice demo``: made-up sales, a model, a valued home, and the seconds that they took."""

from __future__ import annotations

import json as json_text
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from houseprice.cli.console import output
from houseprice.cli.inputs import load_sales
from houseprice.cli.progress_display import shown_progress
from houseprice.cli.training_processes.family_queue import FamilyQueue
from houseprice.cli.training_processes.jobs import Order
from houseprice.cli.training_processes.pool import JobEnd, cores, run_stream
from houseprice.data.dataset import Dataset
from houseprice.settings import Settings
from houseprice.training.spec import TrainSettings
from houseprice.valuation.answers import Value
from houseprice.valuation.valuer import Valuer

#: The family that the web interface takes for its sample, too.
FAMILY = "lightgbm"
#: Keeps the first value near even on a busy machine; on a calm one the training is over before.
LIMIT_S = 20.0
_SAMPLE = "demo"


def demo(
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Train a model on made-up sales and value a home: no account, no network, no studio."""
    began = time.monotonic() - time.process_time()  # the start of the program counts as well
    app = Settings()
    sales = load_sales(_SAMPLE, app)
    sales_s = time.monotonic() - began
    ended = _trained(sales, app.home / "models" / f"{_SAMPLE}-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    if ended.problem is not None:
        raise ended.problem
    trained_s = time.monotonic() - began
    valuer = Valuer.load(Path(str(ended.artifact)))
    value = valuer.value([valuer.example])[0]
    document = {
        "model": str(ended.artifact),
        "mdape": _score(ended, "mdape"),
        "home": valuer.example,
        "value": value.value,
        "low_90": value.low_90,
        "high_90": value.high_90,
        "range_holds": None if value.ranges is None else value.ranges.in_words,
        "currency": valuer.currency,
        "seconds": {
            "sales": round(sales_s, 1),
            "training": round(trained_s - sales_s, 1),
            "all": round(time.monotonic() - began, 1),
        },
    }
    if json:
        typer.echo(json_text.dumps(document, ensure_ascii=False, indent=2, default=str))
    else:
        _print(document, value, len(sales.frame))


def _trained(sales: Dataset, folder: Path) -> JobEnd:
    """How the training of the sample ended."""
    order = Order(sales, TrainSettings(), folder, cores())
    queue = FamilyQueue({FAMILY: order}, 1, time.monotonic() + LIMIT_S)
    with shown_progress([FAMILY]) as on_news:
        run_stream(queue.next_job, 1, on_news, queue.on_end)
    return queue.ended[FAMILY]


def _score(ended: JobEnd, name: str) -> float:
    result: Mapping[str, Any] = ended.result or {}
    return float(result["test"][name]["value"])


def _print(document: Mapping[str, Any], value: Value, n_sales: int) -> None:
    console = output(highlight=False)
    seconds = document["seconds"]
    console.print(f"{n_sales:,} made-up sales ({seconds['sales']} s)")
    console.print(
        f"A {FAMILY} model, median error {document['mdape']:.1f} % on sales that it never saw "
        f"({seconds['training']} s)"
    )
    home = ", ".join(f"{name} {_short(cell)}" for name, cell in document["home"].items())
    console.print(f"An example home: {home}", markup=False)
    console.print(
        f"Value: {document['value']:,.0f} {document['currency']}; {document['range_holds']} prices "
        f"of such homes should lie from {document['low_90']:,.0f} to {document['high_90']:,.0f}. "
        f"{value.confidence.reason}",
        markup=False,
    )
    console.print(f"{seconds['all']} s from the start to the value. The model: {document['model']}")
    console.print("Next: `houseprice value MODEL --set …` for other homes, ./start-all.sh for all.")


def _short(cell: Any) -> str:
    text = str(cell)
    return text if len(text) <= 40 else f"{text[:39]}…"
