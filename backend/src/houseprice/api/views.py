"""Runs, models and valuations in their wire shapes."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from houseprice.api.schemas.base import ModelType
from houseprice.api.schemas.curves import CurveRead
from houseprice.api.schemas.models import ModelRead
from houseprice.api.schemas.run_requests import RunSettings, TrainRequest
from houseprice.api.schemas.runs import RunPage, RunRead, TaskStatusResponse
from houseprice.api.schemas.valuations import (
    HomeRequest,
    PredictRequest,
    ValuationPage,
    ValuationRead,
    ValuationRequest,
)
from houseprice.jobs.records import RunFilter
from houseprice.services import runs, valuations
from houseprice.services.context import Context
from houseprice.services.models import ModelView
from houseprice.services.predict import Home
from houseprice.services.queueing.places import RunPlace
from houseprice.services.run_views.run import RunView
from houseprice.services.valuations import HomeNote, ValuationView
from houseprice.training.spec import TrainSettings
from houseprice.training.trial_ledger import Trial, trial_summary

#: Fields of a request that are no settings of the training.
_NOT_SETTINGS = {"dataset", "model_type", "priority", "queue"}


def submit(
    ctx: Context, model_type: ModelType, request: TrainRequest, idempotency_key: str | None
) -> RunRead:
    """Queue the training that `request` describes."""
    settings = TrainSettings.from_json(request.model_dump(exclude=_NOT_SETTINGS))
    place = RunPlace(request.queue, request.priority)
    view = runs.submit(ctx, model_type, settings, request.dataset, idempotency_key, place=place)
    return run(view)


def run(view: RunView) -> RunRead:
    """The wire shape of a run; the results of `all` are in its children."""
    result = view.result if view.kind != "all" else None
    return RunRead.model_validate(
        {
            **{name: getattr(view, name) for name in _SAME},
            "settings": _settings(view),
            "result": result,
            "children": [run(child) for child in view.children],
            "trial": None if view.trial is None else trial_summary(Trial.from_json(view.trial)),
        }
    )


_SAME = tuple(RunRead.model_fields.keys() - {"settings", "result", "children", "trial"})


def _settings(view: RunView) -> RunSettings:
    return RunSettings.model_validate({**view.settings.to_json(), "dataset": view.dataset.id})


def task(view: RunView) -> TaskStatusResponse:
    """The wire shape of a run as a task; `all` has the results of the parts that are done."""
    document = run(view)
    return TaskStatusResponse(
        task_id=document.id,
        state=document.task_state,
        progress=document.progress,
        result=_result(document),
        error=document.error,
        attempt=document.attempt,
        queue_position=document.queue_position,
    )


def _result(document: RunRead) -> dict[str, Any] | None:
    if document.kind != "all":
        return document.result.model_dump(mode="json") if document.result else None
    done = {child.model_type: child.result for child in document.children if child.result}
    if not done:
        return None
    return {"models": {name: result.model_dump(mode="json") for name, result in done.items()}}


def model(view: ModelView) -> ModelRead:
    """The wire shape of a model."""
    return ModelRead.model_validate(view)


def home(request: HomeRequest) -> Home:
    """The home to value."""
    return Home(
        features=dict(request.features),
        dataset=request.dataset,
        model=request.model,
        as_of=request.as_of,
        cascade=request.cascade if isinstance(request, PredictRequest) else None,
        max_fsd=request.max_fsd if isinstance(request, PredictRequest) else None,
    )


def note(request: ValuationRequest) -> HomeNote:
    """What is kept with the value for its readers."""
    return HomeNote(request.label.strip(), request.located_by, request.reach_m)


def valuation(view: ValuationView) -> ValuationRead:
    """The wire shape of a stored valuation: its figures and its explanation."""
    figures = {name: getattr(view, name) for name in _FIGURES}
    return ValuationRead.model_validate(figures | view.detail)


_FIGURES = tuple(
    field.name for field in fields(ValuationView) if field.name not in ("detail", "home_key")
)


def valuation_page(
    ctx: Context, dataset: str | None, cursor: str | None, limit: int
) -> ValuationPage:
    """A page of stored valuations."""
    page = valuations.page(ctx, dataset, cursor, limit)
    return ValuationPage(
        items=[valuation(view) for view in page.items], next_cursor=page.next_cursor
    )


def run_page(ctx: Context, filters: RunFilter, cursor: str | None, limit: int) -> RunPage:
    """A page of runs."""
    page = runs.page(ctx, filters, cursor, limit)
    return RunPage(items=[run(view) for view in page.items], next_cursor=page.next_cursor)


def curve(ctx: Context, run_id: str, since: int) -> CurveRead:
    """The learning curve of a run."""
    return CurveRead.model_validate(runs.curve(ctx, run_id, since))


def event_data(kind: str, data: Any) -> str:
    """The JSON text of an event, which is written once for all listeners."""
    document = run(data) if kind == "run" else CurveRead.model_validate(data)
    return document.model_dump_json()
