"""``houseprice train``: train families side by side and blend them, without servers."""

from __future__ import annotations

import json as json_text
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console

from houseprice.cli import table_options
from houseprice.cli import train_options as options
from houseprice.cli.inputs import load_sales
from houseprice.cli.progress_display import shown_progress
from houseprice.cli.results import print_scores, train_document
from houseprice.cli.training_processes.family_queue import FamilyQueue
from houseprice.cli.training_processes.jobs import Order
from houseprice.cli.training_processes.pool import JobEnd, cores, run_jobs, run_stream
from houseprice.cli.tune import parse_budget, tuned
from houseprice.errors import Conflict, HousePriceError, InvalidInput
from houseprice.models.registry import FAMILIES, check_settings
from houseprice.models.tunables import Number
from houseprice.settings import Settings
from houseprice.training.blend import MIN_MEMBERS
from houseprice.training.prepare import check
from houseprice.training.remedies import FailedTraining, remedy_for
from houseprice.training.spec import TrainSettings, budget_of_part
from houseprice.training.trial_ledger import TrialSpace

#: The family that takes longest comes first, so that a short one starts last.
LONGEST_FIRST = ("huggingface", "lightgbm", "tensorflow", "pytorch")


def train(
    dataset: options.DatasetName,
    *,
    target: table_options.Target = None,
    role: table_options.Roles = None,
    currency: table_options.Currency = None,
    area_unit: table_options.AreaUnitName = None,
    date_order: table_options.DateOrderName = None,
    sale_year: table_options.SaleYear = None,
    decimal: table_options.Decimal = None,
    crs: table_options.Crs = None,
    sheet: table_options.SheetName = None,
    header_row: table_options.HeaderRow = None,
    strict: table_options.Strict = False,
    leave_out_bad: table_options.LeaveOutBad = False,
    leave_out: table_options.LeaveOut = None,
    fix: table_options.Fix = None,
    edit: table_options.Edit = None,
    areas: table_options.AreaFiles = None,
    points: table_options.PointFiles = None,
    model: options.ModelName = "all",
    epochs: options.Epochs = 500,
    learning_rate: options.LearningRate = None,
    hidden_sizes: options.HiddenSizes = None,
    param: options.Params = None,
    seed: options.Seed = 42,
    split: options.SplitName = "auto",
    tune: options.Tune = None,
    text_encoder: options.TextEncoder = None,
    keep: options.KeptColumns = None,
    group_by: options.GroupBy = None,
    neighbourhoods: options.Neighbourhoods = False,
    equity: options.Equity = 0.0,
    time_limit: options.TimeLimit = None,
    out: options.Out = None,
    json: options.AsJson = False,
) -> None:
    """Train models on sales and measure them on sales that they never saw."""
    began = time.monotonic() - time.process_time()  # the start of the program counts as well
    families = _families(model, in_time=time_limit is not None)
    slots = min(cores(), len(families))
    settings = TrainSettings(
        epochs=epochs,
        learning_rate=learning_rate,
        hidden_sizes=_sizes(hidden_sizes),
        seed=seed,
        split=split,
        time_limit_s=time_limit,
        text_encoder=_encoder(text_encoder),
        params=parse_params(param or []),
        keep_leaks=tuple(keep or ()),
        tune=None if tune is None else parse_budget(tune),
        equity=equity,
        property_columns=None if group_by is None else parse_group_by(group_by),
        neighbourhoods=neighbourhoods,
    )
    _check_asked(model, families, settings)
    app = Settings()
    asked = table_options.request_of(
        dataset,
        target=target,
        role=role,
        currency=currency,
        area_unit=area_unit,
        date_order=date_order,
        sale_year=sale_year,
        decimal=decimal,
        crs=crs,
        sheet=sheet,
        header_row=header_row,
        strict=strict,
        leave_out_bad=leave_out_bad,
        leave_out=leave_out,
        fix=fix,
        edit=edit,
        areas=areas,
        points=points,
    )
    sales = load_sales(dataset, app, asked)
    check(sales, settings)
    folder = out or app.home / "models" / f"{sales.schema.name}-{_now()}"
    _check_free(folder, families)
    order = Order(sales, settings, folder, cores() // slots)
    orders, failed = _tuned(order, families)
    if tune is not None:
        began = time.monotonic()  # a tuning has a budget of its own
    queue = FamilyQueue(orders, slots, None if time_limit is None else began + time_limit)
    ended = {**failed, **_run(queue, slots, order if len(families) > 1 else None)}
    tunings = {name: part.tuning for name, part in orders.items()}
    document = train_document(sales, ended, tunings, queue.left_out, is_all=model == "all")
    text = json_text.dumps(document, ensure_ascii=False, indent=2)
    typer.echo(text) if json else print_scores(document, sales.schema.currency)
    _raise_failure(ended, settings)


def _check_asked(model: str, families: Sequence[str], settings: TrainSettings) -> None:
    check_settings(model, settings.params)
    for family in families if settings.tune is not None else ():
        TrialSpace.of(family, settings)


def _tuned(order: Order, families: list[str]) -> tuple[dict[str, Order], dict[str, JobEnd]]:
    """The settings to train each family with, and the families that could not be tuned.

    The families are tuned one after the other: the trials of one family take all cores.
    """
    orders: dict[str, Order] = {}
    failed: dict[str, JobEnd] = {}
    budget = budget_of_part(order.settings.tune, len(families), slots=1)
    for family in families:
        part = replace(order, settings=replace(order.settings, tune=budget))
        try:
            orders[family] = tuned(part, family)
        except HousePriceError as problem:
            failed[family] = JobEnd(problem=problem)
    return orders, failed


def _run(queue: FamilyQueue, slots: int, whole: Order | None) -> dict[str, JobEnd]:
    """Train the families side by side, then blend them with the settings of `whole`, if any."""
    names = [*queue.orders, *([] if whole is None else ["blend"])]
    with shown_progress(names) as on_news:
        run_stream(queue.next_job, slots, on_news, queue.on_end)
        ended = {name: queue.ended[name] for name in queue.orders if name in queue.ended}
        artifacts = [str(end.artifact) for end in ended.values() if end.artifact is not None]
        if whole is not None and len(artifacts) >= MIN_MEMBERS and queue.has_time_to_blend():
            untuned = replace(whole, settings=replace(whole.settings, tune=None))
            job = untuned.job("blend", artifacts, left_out=queue.left_out)
            ended |= run_jobs([job], 1, on_news)
    return ended


def _families(model: str, *, in_time: bool = False) -> list[str]:
    """The families to train in their order; those that are worth most come first `in_time`."""
    if model == "all":
        return list(FAMILIES if in_time else LONGEST_FIRST)
    if model not in FAMILIES:
        raise InvalidInput(f"--model must be all or one of {', '.join(FAMILIES)}, got {model!r}")
    return [model]


def _sizes(text: str | None) -> tuple[int, ...] | None:
    if text is None:
        return None
    try:
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        raise InvalidInput(
            f"--hidden-sizes must be whole numbers such as 64,32,16, got {text!r}"
        ) from None


def parse_group_by(text: str) -> tuple[str, ...]:
    """Read ``none`` or ``COLUMN[,COLUMN]`` as the columns that tell a home.

    Examples
    --------
    >>> parse_group_by("Address, Unit"), parse_group_by("none")
    (('Address', 'Unit'), ())
    """
    if text.strip().lower() == "none":
        return ()
    names = tuple(part.strip() for part in text.split(","))
    if not all(names):
        raise InvalidInput(f"--group-by must be none or COLUMN[,COLUMN], got {text!r:.80}")
    return names


def parse_params(texts: Sequence[str]) -> dict[str, Number]:
    """Read ``NAME=VALUE`` texts as parameters of a family.

    Raises
    ------
    InvalidInput
        If a text is not a name and a number.
    """
    params: dict[str, Number] = {}
    for text in texts:
        name, _, value = text.partition("=")
        try:
            number = float(value)
        except ValueError:
            raise InvalidInput(
                f"--param must be NAME=NUMBER such as dropout=0.3, got {text!r:.80}"
            ) from None
        params[name] = int(number) if number.is_integer() else number
    return params


def _encoder(text: str | None) -> str | None:
    """The absolute path of a folder that exists, for the child processes; else the Hub name."""
    if text is not None and Path(text).is_dir():
        return str(Path(text).resolve())
    return text


def _check_free(folder: Path, families: list[str]) -> None:
    existing = [name for name in (*families, "blend") if (folder / name).exists()]
    if existing:
        raise Conflict(
            f"--out must be a folder without these models, but {folder} has {', '.join(existing)}.",
            hint="Name another folder, or remove these models.",
        )


def _now() -> str:
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S")


def _raise_failure(ended: dict[str, JobEnd], settings: TrainSettings) -> None:
    """Print every failure, then raise the first one, which sets the exit status."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    problems: list[HousePriceError] = []
    for name, end in ended.items():
        if end.problem is not None:
            console.print(f"{name} failed: {end.problem.message}", markup=False)
            if text := retry_text(name, end.problem, settings):
                console.print(text, markup=False)
            problems.append(end.problem)
    if problems:
        raise problems[0]


def retry_text(family: str, problem: HousePriceError, settings: TrainSettings) -> str:
    """The option with which a training that diverged succeeds; empty for other problems.

    Their hints name the options.
    """
    remedy = remedy_for(FailedTraining(problem.code, family, settings))
    rate = None if remedy is None else remedy.fields.get("learning_rate")
    if remedy is None or rate is None:
        return ""
    return f"{remedy.sentence}: --model {family} --learning-rate {rate:g}"
