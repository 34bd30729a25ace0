"""The calls for runs: trainings with their progress."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from starlette.responses import StreamingResponse

from houseprice.api import views
from houseprice.api.deps import Ctx, Cursor, IdempotencyHeader, Limit, NameFilter, RunIdPath
from houseprice.api.polling import NOT_MODIFIED, PollDep
from houseprice.api.responses import ANY, BODY, UNSAFE, csv_of, documented, text_of
from houseprice.api.schemas.base import ModelType, RunState
from houseprice.api.schemas.curves import CurveRead
from houseprice.api.schemas.run_requests import RunChange, RunCreate
from houseprice.api.schemas.runs import RunLogRead, RunPage, RunRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.jobs.records import RunFilter
from houseprice.services import import_runs, runs
from houseprice.services.run_logs import newest as run_log

router = APIRouter(prefix="/v1/runs", tags=["runs"], route_class=StrictJsonRoute)


@router.post("", status_code=202, responses={**ANY, **BODY, **documented(404, 429)})
def create_run(
    ctx: Ctx, response: Response, body: RunCreate, idempotency_key: IdempotencyHeader = None
) -> RunRead:
    """Queue a training, which is stored before the answer is sent."""
    run = views.submit(ctx, body.model_type, body, idempotency_key)
    response.headers["Location"] = f"{router.prefix}/{run.id}"
    return run


@router.get("", responses=ANY)
def list_runs(
    ctx: Ctx,
    *,
    state: RunState | None = None,
    dataset: NameFilter = None,
    model_type: ModelType | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> RunPage:
    """List runs, newest first; the children of `all` are inside their parent."""
    return views.run_page(ctx, RunFilter(state, dataset, model_type), cursor, limit)


@router.get(
    "/{run_id}", response_model=RunRead, responses={**NOT_MODIFIED, **ANY, **documented(404)}
)
async def get_run(poll: PollDep, run_id: RunIdPath) -> Response:
    """Get a run, at once or as soon as it changes."""
    return await poll.answer(run_id, views.run)


@router.patch("/{run_id}", responses={**ANY, **BODY, **documented(404, 409)})
def change_run(ctx: Ctx, run_id: RunIdPath, body: RunChange) -> RunRead:
    """Change the priority of a run that waits, with all its parts."""
    return views.run(runs.change_priority(ctx, run_id, body.priority))


@router.get("/{run_id}/log", responses={**ANY, **documented(404)})
def get_run_log(
    ctx: Ctx,
    run_id: RunIdPath,
    lines: Annotated[int, Query(ge=1, le=run_log.MOST_LINES)] = run_log.MOST_LINES,
) -> RunLogRead:
    """Get the last lines that the newest attempt of a run has logged."""
    return RunLogRead.model_validate(run_log.last_lines(ctx, run_id, lines))


@router.get(
    "/{run_id}/log.txt",
    response_class=StreamingResponse,
    responses={**ANY, **documented(404), **text_of("The whole log of the newest attempt.")},
)
def download_run_log(ctx: Ctx, run_id: RunIdPath) -> StreamingResponse:
    """Download the whole log of the newest attempt of a run."""
    file = run_log.newest_log(ctx, run_id)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    content = run_log.chunks(file)
    return StreamingResponse(content, media_type="text/plain; charset=utf-8", headers=headers)


@router.get(
    "/{run_id}/problems.csv",
    response_class=Response,
    responses={**ANY, **documented(404, 507), **csv_of("The rows with their cells.")},
)
def run_problems_csv(ctx: Ctx, run_id: RunIdPath) -> Response:
    """Download the rows of an import that cannot be read or look wrong, to correct and import them.

    The table of an import is kept for a day after it was sent.
    """
    content = import_runs.problems_csv(ctx, run_id)
    headers = {"Content-Disposition": f'attachment; filename="{run_id}-problems.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


@router.post(
    "/{run_id}/cancel", status_code=202, responses={**ANY, **UNSAFE, **documented(404, 409)}
)
def cancel_run(ctx: Ctx, run_id: RunIdPath) -> RunRead:
    """Cancel a queued run at once; ask a running one to stop after its epoch."""
    return views.run(runs.cancel(ctx, run_id))


@router.post(
    "/{run_id}/finish", status_code=202, responses={**ANY, **UNSAFE, **documented(404, 409)}
)
def finish_run(ctx: Ctx, run_id: RunIdPath) -> RunRead:
    """Stop fitting and publish the model of what is learned by then.

    The result says in `left_out` what there was no time for. A tuning begins no further trial, and
    `all` leaves out the families that have not begun.
    """
    return views.run(runs.finish(ctx, run_id))


@router.post(
    "/{run_id}/retry", status_code=202, responses={**ANY, **UNSAFE, **documented(404, 409, 429)}
)
def retry_run(
    ctx: Ctx,
    response: Response,
    run_id: RunIdPath,
    *,
    with_change: Annotated[
        bool,
        Query(description="Whether to apply the `change` that the error of a failed run offers."),
    ] = False,
    idempotency_key: IdempotencyHeader = None,
) -> RunRead:
    """Queue a copy of a run that has ended, as it was or with the change that its error offers."""
    run = views.run(runs.retry(ctx, run_id, idempotency_key, with_change=with_change))
    response.headers["Location"] = f"{router.prefix}/{run.id}"
    return run


@router.get("/{run_id}/curve", responses={**ANY, **documented(404)})
def get_curve(
    ctx: Ctx,
    run_id: RunIdPath,
    since: Annotated[
        int,
        Query(
            ge=-1,
            le=1_000_000,
            description="Last epoch that the caller has; only later ones are sent.",
        ),
    ] = -1,
) -> CurveRead:
    """Get the learning curve of a run."""
    return views.curve(ctx, run_id, since)
