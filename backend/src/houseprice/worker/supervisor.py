"""A supervisor claims the best waiting run, has a trainer process train it, and publishes it.

It imports no training framework, holds no transaction while a model trains, and trusts nothing
but the row: whatever is killed, the lease ends and another supervisor takes over.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from houseprice import __version__, failpoints
from houseprice.errors import HousePriceError, InvalidInput, StorageFull, Unavailable
from houseprice.jobs.ids import is_id
from houseprice.jobs.records import BatchJob, ClaimedRun, Outcome, TableImport
from houseprice.services.context import Context
from houseprice.services.observing.logs import log_fields
from houseprice.services.observing.tracing import span
from houseprice.services.queueing.memory import memory_room
from houseprice.settings import Settings
from houseprice.store import runs as run_store
from houseprice.store.engine import transaction
from houseprice.worker import failures, supplies
from houseprice.worker.environment import trainer_bounds, trainer_environment, trainer_threads
from houseprice.worker.holdings import Holdings, take_back
from houseprice.worker.lease import LeaseKeeper
from houseprice.worker.protocol import BatchTask, DatasetRequest, TableJob, TrainerRequest
from houseprice.worker.publication import AttemptResult, adopt, artifact_folder, conclude
from houseprice.worker.trainer_process import TRAINER_COMMAND, TrainerProcess
from houseprice.worker.watch import AttemptWatch, Ending, Failed, Finished, Stopped

_LOG = logging.getLogger(__name__)


def never() -> bool:
    """Never drain: the worker is not about to end."""
    return False


@dataclass(frozen=True)
class Post:
    """The worker in which a supervisor works.

    Parameters
    ----------
    name : str
        Name of the worker, as in the table of workers.
    queues : sequence of str
        Queues whose runs it takes.
    slots : int
        Trainings side by side in this worker; the cores are shared out among them. Imports have
        places of their own besides (`jobs.states.IMPORT_PLACES`).
    draining : callable
        Returns True once the worker is about to end.
    command : sequence of str
        Command that starts a trainer.
    holdings : Holdings or None
        Tells the parent of this process what it supervises.
    """

    name: str
    queues: Sequence[str]
    slots: int = 1
    draining: Callable[[], bool] = never
    command: Sequence[str] = TRAINER_COMMAND
    holdings: Holdings | None = None


def supervise_next(ctx: Context, post: Post) -> AttemptResult | None:
    """Claim the best waiting run and see it through; None if there was none to take."""
    if post.draining():
        return None
    try:
        with transaction(ctx.engine) as db:
            run = run_store.claim(
                db,
                post.name,
                post.queues,
                ctx.settings.lease_s,
                slots=post.slots,
                max_running=ctx.settings.max_running,
                memory=memory_room(ctx.settings),
            )
    except Unavailable as error:  # if a claim's answer was lost, its run is reaped later
        _LOG.warning("No run was claimed: %s", error.message)
        return None
    if run is None:
        return None
    _LOG.info(
        "Run %s claimed: %s, attempt %s",
        run.id,
        run.model_type,
        run.attempt,
        extra={"run_id": run.id},
    )
    if run.kind == "trial":
        ctx.bell.ring(run.id, run.queue)  # for the next trial, which this claim has made
    return _held(ctx, post, run)


def _held(ctx: Context, post: Post, run: ClaimedRun) -> AttemptResult:
    """Supervise a run; if that fails for a reason of its own, the run is free at once."""
    if post.holdings is not None:
        post.holdings.take(run.id, run.fence)
    try:
        failpoints.reach("after_claim")
        return supervise(ctx, post, run)
    except BaseException:
        with suppress(Unavailable, StorageFull):  # then its lease ends
            take_back(ctx, run.id, run.fence)
        raise
    finally:
        if post.holdings is not None:
            post.holdings.drop()


def supervise(ctx: Context, post: Post, run: ClaimedRun) -> AttemptResult:
    """See a claimed run through to its end, or to the end of this attempt."""
    facts: dict[str, str | int] = {
        "run.id": run.id,
        "run.family": run.model_type,
        "run.attempt": run.attempt,
    }
    with log_fields(run_id=run.id), span("run", **facts):
        return _supervised(ctx, post, run)


def _supervised(ctx: Context, post: Post, run: ClaimedRun) -> AttemptResult:
    settings = ctx.settings
    folder = artifact_folder(settings.artifacts_dir, run)
    keeper = LeaseKeeper(ctx.engine, run, settings)
    keeper.start()
    try:
        adopted = adopt(run, settings.artifacts_dir)
        ending = _delivered(ctx, run, adopted or _attempt(ctx, post, run, keeper), folder)
    finally:
        keeper.close()
    kind = "adopted" if isinstance(ending, Outcome) else type(ending).__name__.lower()
    _LOG.info("Run %s, attempt %s: %s", run.id, run.attempt, kind)
    left_s = max(0.0, settings.self_fence_s - keeper.unconfirmed_s())
    return conclude(ctx.engine, run, ending, folder, left_s)


def _delivered(
    ctx: Context, run: ClaimedRun, ending: Ending | Outcome, folder: Path
) -> Ending | Outcome:
    """Publish the files of a finished attempt while its lease lasts.

    Where the storage does not answer, the files wait on this machine for the next attempt.
    """
    ref = f"{run.id}-{run.fence}"
    supplies.send_log(ctx.files, ctx.settings.run_logs_dir / f"{ref}.log")
    try:
        if isinstance(ending, Finished | Outcome):
            supplies.send_outputs(ctx.files, ctx.settings, run, folder)
        elif isinstance(ending, Stopped):
            supplies.send_parts(ctx.files, ctx.settings, run)
    except HousePriceError as error:
        _LOG.warning("Run %s: its files were not sent, %s", run.id, error.message)
        return Failed(failures.reported(failures.describe(error), ref))
    return ending


def _attempt(ctx: Context, post: Post, run: ClaimedRun, keeper: LeaseKeeper) -> Ending:
    ref = f"{run.id}-{run.fence}"
    try:
        supplies.fetch_inputs(ctx.files, ctx.settings, run)
    except HousePriceError as error:
        _LOG.warning("Run %s: its files could not be fetched, %s", run.id, error.message)
        return Failed(failures.reported(failures.describe(error), ref))
    with supplies.mirrored_checkpoints(ctx.files, ctx.settings.checkpoints_dir / run.id):
        return _trained(ctx.settings, post, run, keeper)


def _trained(settings: Settings, post: Post, run: ClaimedRun, keeper: LeaseKeeper) -> Ending:
    ref = f"{run.id}-{run.fence}"
    log = settings.run_logs_dir / f"{ref}.log"
    threads = trainer_threads(settings.trainer_threads, post.slots)
    environment = trainer_environment(
        os.environ, threads=threads, seed=run.settings.seed, run_id=run.id
    )
    try:
        settings.artifacts_dir.mkdir(parents=True, exist_ok=True)
        request = _request(settings, run, threads)
        failpoints.reach("before_spawn")
        trainer = TrainerProcess.start(post.command, request, environment, log)
    except OSError as error:
        _LOG.exception("Run %s: no trainer could be started", run.id)
        return Failed(failures.not_started(error, ref))
    try:
        failpoints.reach("after_spawn")
        watch = AttemptWatch(
            trainer, keeper, settings, post.draining, ref, percent_before=run.percent
        )
        return watch.until_over()
    finally:
        trainer.end()


def _request(settings: Settings, run: ClaimedRun, threads: int) -> TrainerRequest:
    if run.kind == "all" or run.kind == "tune":  # noqa: PLR1714  a set narrows no type
        raise InvalidInput("only a run without children can be supervised, got a parent")
    later, plan = run.later_dataset_id, run.plan
    return TrainerRequest(
        run_id=run.id,
        fence=run.fence,
        kind=run.kind,
        family=run.model_type,
        settings=run.settings.to_json(),
        dataset=replace(_dataset(settings, run.dataset.id), sha256=run.dataset.sha256),
        out_dir=str(artifact_folder(settings.artifacts_dir, run)),
        checkpoint_dir=str(settings.checkpoints_dir / run.id),
        threads=threads,
        members=tuple(str(settings.artifacts_dir / member.artifact_path) for member in run.members),
        source_model_id=run.source_model_id,
        later=None if later is None else _dataset(settings, later),
        table=None if run.table_import is None else _table(settings, run.table_import),
        flagged=run.flagged,
        batch=None if run.batch is None else _batch(settings, run.id, run.batch),
        plan=None if plan is None else replace(plan, as_of=time.monotonic()).to_json(),
        tuning=run.tuning,
        limit=None if run.limit is None else run.limit.to_json(),
        left_out=run.left_out,
        finish=run.finish_requested,
        bounds=trainer_bounds(settings),
        provenance=_provenance(run),
    )


def _table(settings: Settings, table: TableImport) -> TableJob:
    former, cache = table.former_id, settings.datasets_cache_dir
    layers = [
        {**layer, "source": str(settings.uploads_dir / layer["source"])}
        for layer in table.asked.get("layers", ())
    ]
    return TableJob(
        source=str(settings.uploads_dir / table.upload),
        into=str(cache / table.dataset_id),
        asked={**table.asked, **({"layers": layers} if layers else {})},
        limits=_limits(settings),
        former=None if former is None else str(cache / former),
    )


def _batch(settings: Settings, run_id: str, batch: BatchJob) -> BatchTask:
    return BatchTask(
        source=str(settings.uploads_dir / batch.upload),
        into=str(settings.batches_dir / run_id),
        model_name=batch.model_name,
        rename=dict(batch.rename),
        as_of=batch.as_of,
        limits=_limits(settings),
        reading=dict(batch.reading),
    )


def _limits(settings: Settings) -> dict[str, int]:
    return {
        "file_bytes": settings.max_upload_bytes,
        "unpacked_bytes": settings.max_unpacked_bytes,
    }


def _dataset(settings: Settings, dataset_id: str) -> DatasetRequest:
    imported = is_id(dataset_id)
    return DatasetRequest(
        builtin=None if imported else dataset_id,
        folder=str(settings.datasets_cache_dir / dataset_id) if imported else None,
        cache_dir=str(settings.datasets_cache_dir),
        datasets_dir=_resolved(settings.datasets_dir),
    )


def _resolved(folder: Path | None) -> str | None:
    return None if folder is None else str(folder.expanduser().resolve())


def _provenance(run: ClaimedRun) -> dict[str, object]:
    return {
        "run": run.id,
        "fence": run.fence,
        "attempt": run.attempt,
        "spec_hash": run.spec_hash,
        "houseprice": __version__,
        "revision": os.environ.get("HOUSEPRICE_REVISION"),
    }
