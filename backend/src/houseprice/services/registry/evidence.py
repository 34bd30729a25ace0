"""The evidence pack of a model, for the five factors of the US rule on automated valuations."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

from houseprice.artifacts.studio_record import (
    AuditFact,
    FairnessFact,
    LaterTest,
    LogFact,
    PromotionFact,
    StudioRecord,
)
from houseprice.services import models, promotions
from houseprice.services.context import Context
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.models import Document
from houseprice.store import datasets as dataset_store
from houseprice.store import promotions as promotion_store
from houseprice.store import runs as run_store
from houseprice.store import sale_reviews
from houseprice.store.accounts import audit
from houseprice.store.clock import db_now
from houseprice.store.engine import reading
from houseprice.store.models import ModelVersionRow
from houseprice.store.promotions import PromotionRow
from houseprice.store.registry import fairness


def evidence(ctx: Context, model_process: ModelProcess, model_id: str, form: str) -> Document:
    """What is measured and recorded of a model, as a file; see docs/reports.md.

    Parameters
    ----------
    ctx, model_process
    model_id : str
    form : {"json", "pdf"}

    Raises
    ------
    NotFound
        If there is no such model.
    CorruptArtifact
        If its files do not match their checksums.
    NotComparable
        If an older version made the model, which did not keep its blind test.
    """
    model = models.row(ctx, model_id)
    name = f"evidence-{model.family}-v{model.version}-{model.id}.{form}"
    return Document(name, model_process.evidence(ctx, model, _record_of(ctx, model), form))


def _record_of(ctx: Context, model: ModelVersionRow) -> StudioRecord:
    """What the database has on record of a model."""
    with reading(ctx.engine) as db:
        checks = fairness.of_model(db, model.id)
        return StudioRecord(
            read_at=_time(db_now(db)),
            model_id=model.id,
            name=model.name,
            version=model.version,
            status=model.status,
            run_id=model.run_id,
            trained_by=model.owned.owner_name,
            trained_at=_time(model.created_at),
            needs_second=promotions.needs_second(ctx.settings),
            promotions=tuple(map(_promotion, promotion_store.of_model(db, model.id))),
            audit=_audit(db, model) if ctx.settings.has_accounts else None,
            later=_later(ctx, db, model),
            fairness=_check(checks[0]) if checks else None,
            reviewed=sale_reviews.count(db, _series(db, model)),
            origins=run_store.measured_origins(db, model.id, ctx.actor),
        )


def _time(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")


def _series(db: Connection, model: ModelVersionRow) -> str:
    dataset = dataset_store.get(db, model.dataset_id)
    return model.dataset_id if dataset is None else dataset.series_id


def _promotion(row: PromotionRow) -> PromotionFact:
    guards = row.figures.get("guards", ())
    return PromotionFact(
        at=_time(row.at),
        reason=row.reason,
        override=row.override,
        waived=tuple(guard["name"] for guard in guards if not guard["passed"]),
        proposed_by=row.figures.get("proposed_by"),
        accepted_by=row.figures.get("accepted_by"),
    )


def _audit(db: Connection, model: ModelVersionRow) -> AuditFact:
    chain = audit.check(db)
    entries = tuple(
        LogFact(row.seq, _time(row.at), row.actor_name, row.action, row.outcome)
        for row in audit.about(db, model.id, model.run_id)
    )
    return AuditFact(entries, chain.rows, chain.last_hash, chain.broken_at)


def _later(ctx: Context, db: Connection, model: ModelVersionRow) -> LaterTest | None:
    run = run_store.last_evaluation(db, model.id, ctx.actor)
    figures = None if run is None else (run.result or {}).get("evaluation")
    if run is None or run.finished_at is None or figures is None:
        return None
    watch = figures.get("watch") or {}
    return LaterTest(
        run_id=run.id,
        at=_time(run.finished_at),
        dataset=run.later_dataset_id or "another data set",
        test=figures["test"],
        sentence=watch.get("sentence"),
    )


def _check(row: fairness.FairnessCheckRow) -> FairnessFact:
    return FairnessFact(row.id, _time(row.checked_at), row.checked_by, row.file_sha256, row.result)
