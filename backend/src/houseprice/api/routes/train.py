"""The calls that train a model, and the calls for its task."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from starlette.concurrency import run_in_threadpool

from houseprice.api import views
from houseprice.api.deps import Ctx, Hub, IdempotencyHeader, RunIdPath
from houseprice.api.polling import NOT_MODIFIED, PollDep
from houseprice.api.responses import ANY, BODY, documented
from houseprice.api.schemas.base import ModelType
from houseprice.api.schemas.run_requests import TrainRequest
from houseprice.api.schemas.runs import AsyncTrainResponse, TaskStatusResponse
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.errors import ServerStopping
from houseprice.services import runs
from houseprice.services.context import Context
from houseprice.services.events import EventHub

router = APIRouter(tags=["training"], route_class=StrictJsonRoute)

#: Seconds between two looks whether the caller is still there.
WAIT_S = 1.0

ModelTypePath = Annotated[
    ModelType, Path(description="A family, or `all` for all families and their blend.")
]
_SUBMIT = {**ANY, **BODY, **documented(404, 429)}


@router.post("/train/{model_type}/async", status_code=202, responses=_SUBMIT)
def train_async(
    ctx: Ctx,
    response: Response,
    model_type: ModelTypePath,
    body: TrainRequest | None = None,
    idempotency_key: IdempotencyHeader = None,
) -> AsyncTrainResponse:
    """Queue a training, which is stored before the answer is sent, and do not wait for it."""
    run = views.submit(ctx, model_type, body or TrainRequest(), idempotency_key)
    status_url = f"/task/{run.id}/status"
    response.headers["Location"] = status_url
    return AsyncTrainResponse(
        task_id=run.id,
        state=run.task_state,
        message="The training is stored and starts when a worker is free.",
        status_url=status_url,
    )


@router.post("/train/{model_type}", responses=_SUBMIT)
async def train(
    request: Request,
    *,
    ctx: Ctx,
    hub: Hub,
    model_type: ModelTypePath,
    body: TrainRequest | None = None,
    idempotency_key: IdempotencyHeader = None,
) -> TaskStatusResponse:
    """Queue a training and wait for its end; it goes on if the client disconnects."""
    run = await run_in_threadpool(
        views.submit, ctx, model_type, body or TrainRequest(), idempotency_key
    )
    return await _end_of(ctx, hub, request, run.id)


@router.get(
    "/task/{task_id}/status",
    response_model=TaskStatusResponse,
    responses={**NOT_MODIFIED, **ANY, **documented(404)},
    tags=["tasks"],
)
async def task_status(poll: PollDep, task_id: RunIdPath) -> Response:
    """Get the progress of a run, at once or as soon as it changes; an unknown id is 404."""
    return await poll.answer(task_id, views.task)


@router.get(
    "/task/{task_id}/result",
    responses={
        202: {
            "model": TaskStatusResponse,
            "description": "The run has not ended yet; the body has its state.",
        },
        **ANY,
        **documented(404),
    },
    tags=["tasks"],
)
def task_result(ctx: Ctx, response: Response, task_id: RunIdPath) -> TaskStatusResponse:
    """Get the result of a finished run, or the error of a failed one."""
    task = views.task(runs.get(ctx, task_id))
    response.status_code = 200 if _is_over(task) else 202
    return task


async def _end_of(ctx: Context, hub: EventHub, request: Request, run_id: str) -> TaskStatusResponse:
    async with hub.changes(run_id) as changed:
        while True:
            task = views.task(await run_in_threadpool(runs.get, ctx, run_id))
            if _is_over(task) or await request.is_disconnected():
                return task
            if hub.stopping:
                raise ServerStopping.while_waiting_for(run_id)
            await changed(WAIT_S)


def _is_over(task: TaskStatusResponse) -> bool:
    return task.state in {"SUCCESS", "FAILURE", "REVOKED"}
