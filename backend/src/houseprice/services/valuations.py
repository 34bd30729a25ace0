"""Stored valuations: values with their explanations, which never change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

from houseprice.artifacts.range_record import range_record
from houseprice.data.same_home import key_of_home
from houseprice.errors import NotFound
from houseprice.jobs.actors import Ownership
from houseprice.jobs.records import DatasetSnapshot
from houseprice.services.context import Context
from houseprice.services.datasets import schema_of
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.predict import (
    Home,
    ModelReply,
    ModelValue,
    answer,
    by_every_model,
    refused,
)
from houseprice.services.stored import ValuationDetail
from houseprice.store import valuations as store
from houseprice.store.engine import reading, transaction
from houseprice.store.pages import Page
from houseprice.store.valuations import NewValuation, ValuationRow
from houseprice.valuation.answers import Comparable, Explanation, Plain


@dataclass(frozen=True)
class ValuationView:
    """A stored valuation as it is shown; see `api.schemas.valuations.ValuationRead`."""

    id: str
    created_at: datetime
    dataset: DatasetSnapshot
    model_id: str
    model_name: str
    model_version: int
    family: str
    inputs: dict[str, Plain]
    as_of: date | None
    value: float
    low_90: float
    high_90: float
    fsd: float
    detail: ValuationDetail
    home_key: str | None
    owned: Ownership


@dataclass(frozen=True)
class HomeNote:
    """What is kept with a value for its readers, and was never shown to the model.

    Parameters
    ----------
    label : str
        A name of the home, such as its address; empty if there is none.
    located_by : str or None
        How the place came about: ``address``, ``map``, ``area`` or ``coordinates``.
    reach_m : float or None
        Of an area: half of its sales lie within this distance of the place.
    """

    label: str = ""
    located_by: str | None = None
    reach_m: float | None = None


def create(
    ctx: Context,
    model_process: ModelProcess,
    home: Home,
    detail: str = "groups",
    note: HomeNote | None = None,
) -> ValuationView:
    """Value a home and store the answer with its explanation.

    `detail` chooses the contributions: of at most seven ``groups`` of features, or of single
    ``features``. `note` is kept beside the answer.

    Raises
    ------
    InvalidInput, ValueRefused, NotFound, Conflict, CorruptArtifact
        As in `predict.predict`.
    """
    reply, figures = answer(ctx, model_process, home, detail)
    model, as_of = reply.model, reply.answer.as_of
    new = NewValuation(
        dataset=model.dataset,
        model_id=model.id,
        model_name=model.name,
        model_version=model.version,
        family=model.family,
        inputs=home.features,
        as_of=None if as_of is None else as_of.isoformat(),
        value=figures.value,
        low_90=figures.low_90,
        high_90=figures.high_90,
        fsd=figures.fsd,
        detail={
            **_detail(reply, by_every_model(ctx, model_process, reply, home)),
            **vars(note or HomeNote()),
        },
        home_key=home_key(ctx, model.dataset, home.features),
        owned=ctx.actor.new_object(),
    )
    with transaction(ctx.engine) as db:
        return view(store.add(db, new))


def home_key(ctx: Context, dataset: DatasetSnapshot, home: Mapping[str, Plain]) -> str | None:
    """A hash that all valuations of a home have; None where too little is known of it."""
    try:
        schema = schema_of(ctx, dataset.id)
    except NotFound:
        return None  # a model outlives its data set, and still values homes
    key = key_of_home(schema, home)
    return None if key is None else key.digest(dataset.name)


def get(ctx: Context, valuation_id: str) -> ValuationView:
    """A stored valuation.

    Raises
    ------
    NotFound
        If there is no such valuation.
    """
    with reading(ctx.engine) as db:
        row = store.get(db, valuation_id)
    if row is None or not ctx.actor.sees(row.owned):
        raise NotFound(f"There is no valuation {valuation_id[:80]!r}")
    return view(row)


def page(
    ctx: Context, dataset: str | None = None, cursor: str | None = None, limit: int = 50
) -> Page[ValuationView]:
    """A page of stored valuations, newest first."""
    with reading(ctx.engine) as db:
        rows = store.page(db, dataset, cursor, limit, ctx.actor)
    return Page(tuple(view(row) for row in rows.items), rows.next_cursor)


def _detail(reply: ModelReply, by_model: tuple[ModelValue, ...]) -> ValuationDetail:
    """The explanation of a value as plain values, for a JSON column."""
    value, explanation = reply.value, reply.answer.explanation
    if explanation is None:  # only a refusal has none
        raise refused(value)
    return {
        "confidence": vars(value.confidence),
        "reason_codes": list(value.reason_codes),
        **_reasons(explanation),
        "range_68": vars(value.range_68),
        "range_90": vars(value.range_90),
        "quantiles": [vars(quantile) for quantile in value.quantiles],
        "by_model": [vars(model_value) for model_value in by_model],
        "notes": list(value.notes),
        "coverage_note": None if value.ranges is None else vars(value.ranges),
    }


def _reasons(explanation: Explanation) -> ValuationDetail:
    implied = explanation.comparables_range
    return {
        "contributions": [asdict(contribution) for contribution in explanation.contributions],
        "reference": explanation.reference,
        "reference_value": explanation.reference_value,
        "comparables_range": None if implied is None else vars(implied),
        "comparables": [_dated(sale) for sale in explanation.comparables],
    }


def _dated(sale: Comparable) -> ValuationDetail:
    sold = sale.sale_date
    return {
        **vars(sale),
        "sale_date": None if sold is None else sold.isoformat(),
        "adjustments": [vars(adjustment) for adjustment in sale.adjustments],
    }


def coverage_note(note: ValuationDetail) -> ValuationDetail:
    """What is known of the ranges; an older version stored a share of prices without words."""
    if "in_words" in note:
        return note
    n, again = note["n"], note.get("learned_again_from")
    test = {"n": n, "coverage_90": {"value": note.get("coverage_90"), "n": n}}
    return vars(range_record(test, None if again is None else {"n": again}))


def view(row: ValuationRow) -> ValuationView:
    """A stored valuation as it is shown."""
    times = {
        "created_at": datetime.fromtimestamp(row.created_at, UTC),
        "as_of": None if row.as_of is None else date.fromisoformat(row.as_of),
    }
    detail = {**row.detail, "coverage_note": coverage_note(row.detail["coverage_note"])}
    return ValuationView(**{**vars(row), **times, "detail": detail})
