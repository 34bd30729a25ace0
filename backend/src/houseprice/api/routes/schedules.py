"""The calls for schedules."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import AfterValidator

from houseprice.api.deps import Ctx, Cursor, Limit, valid_id
from houseprice.api.responses import ANY, BODY, UNSAFE, documented
from houseprice.api.schemas.base import EXAMPLE_ID
from houseprice.api.schemas.notifications import ScheduleNotices, SubscriptionRead
from houseprice.api.schemas.schedules import (
    Cron,
    DuePreviewRead,
    FirePage,
    FireRead,
    ScheduleList,
    ScheduleRead,
    ScheduleWrite,
    Timezone,
)
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.errors import InvalidInput
from houseprice.services.notifications import personal
from houseprice.services.schedules import plans
from houseprice.services.schedules.plans import SchedulePlan, ScheduleView
from houseprice.training.spec import TrainSettings

router = APIRouter(prefix="/v1/schedules", tags=["schedules"], route_class=StrictJsonRoute)

_ScheduleId = Annotated[
    str, Path(description="Id of the schedule.", examples=[EXAMPLE_ID]), AfterValidator(valid_id)
]
_WRITES = {**ANY, **BODY, **documented(404, 409)}
_ACTS = {**ANY, **UNSAFE, **documented(404)}


@router.get("", responses=ANY)
def list_schedules(ctx: Ctx) -> ScheduleList:
    """List the schedules."""
    return ScheduleList(items=[_read(view) for view in plans.listing(ctx)])


@router.post("", status_code=201, responses=_WRITES)
def create_schedule(ctx: Ctx, body: ScheduleWrite) -> ScheduleRead:
    """Add a schedule."""
    return _read(plans.create(ctx, _plan(body)))


@router.get("/preview", responses=ANY)
def preview_schedule(
    ctx: Ctx, cron: Annotated[Cron, Query()], timezone: Annotated[Timezone, Query()] = "UTC"
) -> DuePreviewRead:
    """Say an expression in words, with its next due times."""
    return DuePreviewRead.model_validate(plans.preview(ctx, cron, timezone))


@router.get("/{schedule_id}", responses={**ANY, **documented(404)})
def get_schedule(ctx: Ctx, schedule_id: _ScheduleId) -> ScheduleRead:
    """Get a schedule."""
    return _read(plans.get(ctx, schedule_id))


@router.post("/{schedule_id}", responses=_WRITES)
def change_schedule(ctx: Ctx, schedule_id: _ScheduleId, body: ScheduleWrite) -> ScheduleRead:
    """Replace what a schedule does."""
    return _read(plans.change(ctx, schedule_id, _plan(body)))


@router.delete("/{schedule_id}", status_code=204, responses=_ACTS)
def delete_schedule(ctx: Ctx, schedule_id: _ScheduleId) -> None:
    """Delete a schedule with its history; its runs and models stay."""
    plans.remove(ctx, schedule_id)


@router.post("/{schedule_id}/pause", responses=_ACTS)
def pause_schedule(ctx: Ctx, schedule_id: _ScheduleId) -> ScheduleRead:
    """Start no more runs."""
    return _read(plans.pause(ctx, schedule_id))


@router.post("/{schedule_id}/resume", responses=_ACTS)
def resume_schedule(ctx: Ctx, schedule_id: _ScheduleId) -> ScheduleRead:
    """Go on with the next due time after now."""
    return _read(plans.resume(ctx, schedule_id))


@router.post(
    "/{schedule_id}/run", status_code=202, responses={**ANY, **UNSAFE, **documented(404, 409)}
)
def run_schedule(ctx: Ctx, schedule_id: _ScheduleId) -> FireRead:
    """Start the run of a schedule now, also while it is paused."""
    return FireRead.model_validate(plans.run_now(ctx, schedule_id))


@router.get("/{schedule_id}/history", responses={**ANY, **documented(404)})
def schedule_history(
    ctx: Ctx, schedule_id: _ScheduleId, cursor: Cursor = None, limit: Limit = 50
) -> FirePage:
    """List what became of each due time, newest first."""
    return FirePage.model_validate(plans.history(ctx, schedule_id, cursor, limit))


def _plan(body: ScheduleWrite) -> SchedulePlan:
    if body.settings.dataset is None:
        raise InvalidInput(
            "settings.dataset must name a data set, got none",
            places=({"field": "settings.dataset", "rule": "must name a data set"},),
        )
    return SchedulePlan(
        name=body.name,
        cron=body.cron,
        timezone=body.timezone,
        dataset=body.settings.dataset,
        model_type=body.model_type,
        settings=TrainSettings.from_json(body.settings.model_dump(exclude={"dataset"})),
        promote=body.promote,
    )


@router.get("/{schedule_id}/notices", responses={**ANY, **documented(404)})
def get_schedule_notices(ctx: Ctx, schedule_id: _ScheduleId) -> SubscriptionRead:
    """Say where the messages of a schedule go."""
    return SubscriptionRead.model_validate(personal.of_schedule(ctx, schedule_id))


@router.post("/{schedule_id}/notices", responses=_WRITES)
def set_schedule_notices(
    ctx: Ctx, schedule_id: _ScheduleId, body: ScheduleNotices
) -> SubscriptionRead:
    """Set where the messages of a schedule go from now on."""
    return SubscriptionRead.model_validate(
        personal.set_for_schedule(ctx, schedule_id, body.address, body.topics)
    )


@router.delete("/{schedule_id}/notices", status_code=204, responses=_ACTS)
def end_schedule_notices(ctx: Ctx, schedule_id: _ScheduleId) -> None:
    """Send nothing of a schedule any more."""
    personal.forget_schedule(ctx, schedule_id)


def _read(view: ScheduleView) -> ScheduleRead:
    settings = {**view.settings.to_json(), "dataset": view.series_id}
    same = {name: getattr(view, name) for name in ScheduleRead.model_fields if name != "settings"}
    return ScheduleRead.model_validate({**same, "settings": settings})
