"""Batches as runs: accepted, shown, cancelled, and their files deleted."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from houseprice.data.importing.matching.answer import HomesRequest
from houseprice.data.storage import file_sha256
from houseprice.errors import InvalidInput, NotFound, Unavailable
from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.ids import is_id
from houseprice.jobs.records import BatchJob, NewRun, RunFilter
from houseprice.services import models, runs
from houseprice.services.accounts.owned import check_change
from houseprice.services.batches.questions import QuestionView, question_view
from houseprice.services.batches.summary import SummaryView, summarise
from houseprice.services.context import Context
from houseprice.services.datasets import parse_json
from houseprice.services.model_files import manifest
from houseprice.services.run_views.parts import time_or_none
from houseprice.services.run_views.run import RunView, view_of
from houseprice.services.stored import Measurements
from houseprice.services.uploads import discard, keep
from houseprice.store import runs as store
from houseprice.store.engine import reading, transaction
from houseprice.store.models import ModelVersionRow
from houseprice.store.pages import Page
from houseprice.store.runs import RunRow
from houseprice.training.spec import TrainSettings

#: A batch takes a minute and its user waits, so it goes before trainings that wait.
PRIORITY = 10
_LONGEST_NAME = 200


@dataclass(frozen=True)
class BatchAsked:
    """How a file of homes is valued.

    Parameters
    ----------
    model_id : str
        The model that values.
    file_name : str
        As the caller names the file.
    rename : mapping of str to str
        Column of the model that a header stands for; empty for none.
    as_of : date or None
        Day of the values for homes without a date.
    reading : HomesRequest
        How the file is read where it could be read in two ways; its own `rename` stays empty.
    """

    model_id: str
    file_name: str = "homes"
    rename: Mapping[str, str] = field(default_factory=dict)
    as_of: date | None = None
    reading: HomesRequest = field(default_factory=HomesRequest)


@dataclass(frozen=True)
class BatchView:
    """A batch as it is shown; `summary` counts what is done, also of a batch at work or cancelled.

    `study` compares the values with known prices, where the file has some; `headers` has the
    header of each column of the model that the file has. `reading` is what was said of how the
    file is read, `remarks` what was read in another way than in the sales, and `questions` what
    the file left open, once it was read. `deleted_at` says when the values went.
    """

    run: RunView
    file_name: str
    model_id: str
    model_name: str
    as_of: str | None
    currency: str
    rows: int | None
    headers: Mapping[str, str]
    id_header: str | None
    reading: Mapping[str, Any]
    remarks: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    summary: SummaryView | None
    study: Measurements | None
    deleted_at: datetime | None


def parse_rename(text: str | None) -> dict[str, str]:
    """Read ``{"header": "column of the model"}``.

    Raises
    ------
    InvalidInput
        If the text is no JSON object of texts.

    Examples
    --------
    >>> parse_rename('{"Wohnfläche": "living_area", "note": ""}')
    {'Wohnfläche': 'living_area', 'note': ''}
    """
    if not text:
        return {}
    document = parse_json("columns", text, '{"sqft": "living_area"}')
    if not isinstance(document, dict):
        raise InvalidInput(f"columns must be a JSON object, got {text[:80]!r}")
    for header, column in document.items():
        if not isinstance(column, str):
            raise InvalidInput(
                f"a column must be named by a text, got {column!r:.80} for {header[:80]!r}"
            )
    return document


def start(
    ctx: Context, stream: BinaryIO, request: BatchAsked, idempotency: str | None = None
) -> BatchView:
    """Queue a batch; when this returns, the file is stored and will be valued.

    Parameters
    ----------
    stream : file
        A table of homes, which is read once, in pieces.
    request : BatchAsked
    idempotency : str or None
        The Idempotency-Key, as in `runs.submit`.

    Raises
    ------
    NotFound
        If there is no such model.
    TooLarge, StorageFull
        If the file is over a limit, or the disk is full.
    InvalidInput
        If the key was used for another request.
    CorruptArtifact
        If the manifest of the model is not the one that was published.
    QueueFull
        If as many runs wait as the settings allow.
    """
    model = models.row(ctx, request.model_id)
    settings = TrainSettings.from_json(manifest(ctx, model).settings)
    upload = keep(ctx, stream)
    try:
        run = _accepted(ctx, model, settings, _job(upload, model, request), idempotency)
    except InvalidInput:  # after any other error, the run may be stored and need its upload
        discard(ctx, upload)
        raise
    with suppress(Unavailable):  # the run is accepted: what is left over is collected later
        if not _reads(ctx, run.id, upload):  # the same request came before, with its own upload
            discard(ctx, upload)
    return get(ctx, run.id)


def _job(upload: str, model: ModelVersionRow, request: BatchAsked) -> BatchJob:
    return BatchJob(
        upload=upload,
        file_name=Path(request.file_name).name[:_LONGEST_NAME] or "homes",
        model_name=f"{model.name} v{model.version}",
        rename=dict(request.rename),
        as_of=None if request.as_of is None else request.as_of.isoformat(),
        reading=request.reading.said(),
    )


def _accepted(
    ctx: Context,
    model: ModelVersionRow,
    settings: TrainSettings,
    job: BatchJob,
    idempotency: str | None,
) -> RunView:
    new = NewRun(
        model_type=model.family,
        # The run belongs to the data set that the model was trained on.
        dataset=replace(model.dataset, sha256=model.dataset_sha256),
        settings=settings,
        kind="batch",
        source_model_id=model.id,
        batch=job,
        priority=PRIORITY,
    )
    key = None if idempotency is None else _key(ctx, idempotency, new, job)
    return runs.accept(ctx, lambda _: new, key)


def _key(ctx: Context, idempotency: str, new: NewRun, job: BatchJob) -> IdempotencyKey:
    """The key of the request: the same homes, read in the same way, for the same model."""
    request: dict[str, Any] = {
        "kind": new.kind,
        "model": new.source_model_id,
        "sha256": file_sha256(ctx.settings.uploads_dir / job.upload),
        "rename": dict(job.rename),
        "as_of": job.as_of,
        **({"reading": dict(job.reading)} if job.reading else {}),
    }
    return IdempotencyKey.of(idempotency, request)


def _reads(ctx: Context, run_id: str, upload: str) -> bool:
    """Whether the run is the one that reads this upload."""
    with reading(ctx.engine) as db:
        row = store.get(db, run_id)
    return row is not None and row.batch is not None and row.batch.upload == upload


def page(ctx: Context, cursor: str | None = None, limit: int = 50) -> Page[BatchView]:
    """A page of the batches, newest first, those without values too."""
    with reading(ctx.engine) as db:
        rows = store.page(db, RunFilter(kind="batch"), cursor, limit, ctx.actor)
        waiting = [row.id for row in rows.items if row.state == "queued"]
        places = store.queue_positions(db, waiting) if waiting else {}
    return Page(tuple(_view(ctx, row, places) for row in rows.items), rows.next_cursor)


def get(ctx: Context, batch_id: str) -> BatchView:
    """A batch with a summary of what is done.

    Raises
    ------
    NotFound
        If there is no such batch that the actor may see.
    """
    row = stored_batch(ctx, batch_id)
    with reading(ctx.engine) as db:
        places = store.queue_positions(db, [row.id]) if row.state == "queued" else {}
    return _view(ctx, row, places)


def stored_batch(ctx: Context, batch_id: str) -> RunRow:
    """The run of a batch.

    Raises
    ------
    NotFound
        If there is no such batch that the actor may see.
    """
    with reading(ctx.engine) as db:
        row = store.get(db, batch_id) if is_id(batch_id) else None
    if row is None or row.batch is None or not ctx.actor.sees(row.owned):
        raise NotFound(f"There is no batch {batch_id[:80]!r}", hint="GET /v1/batches lists them.")
    return row


def folder_of(ctx: Context, batch_id: str) -> Path:
    """The folder of the parts of a batch."""
    return ctx.settings.batches_dir / batch_id


def here(ctx: Context, batch_id: str) -> Path:
    """The folder of a batch, with the parts that only the shared storage has."""
    folder = folder_of(ctx, batch_id)
    for item in ctx.files.stored(folder):
        if item.is_whole:
            ctx.files.bring(folder / item.name)
    return folder


def cancel(ctx: Context, batch_id: str) -> BatchView:
    """Cancel a waiting batch at once, ask a running one to stop; what is done stays.

    Raises
    ------
    NotFound
        If there is no such batch.
    Conflict
        If it has ended.
    """
    runs.cancel(ctx, stored_batch(ctx, batch_id).id)
    return get(ctx, batch_id)


def delete(ctx: Context, batch_id: str) -> None:
    """Delete the values of a batch; its run stays in the history.

    Raises
    ------
    NotFound
        If there is no such batch, or its values were deleted before.
    Conflict
        If it has not ended.
    """
    row = stored_batch(ctx, batch_id)
    check_change(ctx, row.owned, "batch")
    with transaction(ctx.engine) as db:
        store.note_deleted_files(db, row.id)
    ctx.files.remove(folder_of(ctx, row.id))


def _view(ctx: Context, row: RunRow, places: dict[str, int]) -> BatchView:
    job, result = row.batch, (row.result or {}).get("batch") or {}
    if job is None:
        raise NotFound(f"There is no batch {row.id!r}")
    return BatchView(
        run=view_of(row, places),
        file_name=job.file_name,
        model_id=str(row.source_model_id),
        model_name=job.model_name,
        as_of=job.as_of,
        currency=row.dataset.currency,
        rows=result.get("rows") or row.total or None,
        headers=result.get("headers") or {},
        id_header=result.get("id_header"),
        reading=job.reading,
        remarks=tuple(result.get("remarks", ())),
        questions=tuple(question_view(question) for question in result.get("questions", ())),
        summary=summarise(here(ctx, row.id)) if row.files_deleted_at is None else None,
        study=result.get("study"),
        deleted_at=time_or_none(row.files_deleted_at),
    )
