"""Models of scheduled trainings become champion only through the guards of every promotion."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from houseprice.errors import HousePriceError, SecondPersonNeeded, Unavailable
from houseprice.jobs.actors import Actor, Ownership
from houseprice.jobs.notices import Notice, figures
from houseprice.services import models, promotions
from houseprice.services.context import Context
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.promotions import PromotionRequest
from houseprice.services.proposals import deciding
from houseprice.store.accounts import audit
from houseprice.store.clock import db_now
from houseprice.store.engine import reading, transaction
from houseprice.store.models import ModelVersionRow
from houseprice.store.notifications import outbox
from houseprice.store.schedules import fires
from houseprice.store.schedules.fires import JudgedRun, PromotionState

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Verdict:
    state: PromotionState
    reason: str
    model: ModelVersionRow | None = None


def promote_scheduled(ctx: Context, model_process: ModelProcess) -> int:
    """Judge the models of scheduled runs that have ended; returns the number of judged runs.

    Parameters
    ----------
    ctx : Context
    model_process : ModelProcess
        Compares a model with the champion.

    Raises
    ------
    Unavailable
        If the database or the process does not answer; the run is judged at the next call.
    """
    with reading(ctx.engine) as db:
        waiting = fires.to_judge(db)
    return sum(_settle(ctx, run, _verdict(ctx, model_process, run)) for run in waiting)


def _verdict(ctx: Context, model_process: ModelProcess, run: JudgedRun) -> _Verdict:
    model_id = _candidate(run.result or {}) if run.state == "succeeded" else None
    if model_id is None:
        return _Verdict("none", f"The run {run.state} and made no model.")
    model = None
    try:
        model = models.row(ctx, model_id)
        request = PromotionRequest(reason=f"Schedule {run.schedule}")
        if promotions.needs_second(ctx.settings) and model.status != "champion":
            return _proposed(ctx, model_process, model, request, _proposer(run, model))
        promotions.promote(ctx, model_process, model_id, request)
        reasons = [promotion.reason for promotion in promotions.history(ctx, model_id)]
    except Unavailable:
        raise
    except HousePriceError as error:
        return _Verdict("kept", error.message, model)
    first = model.status == "champion" and reasons
    return _Verdict("promoted", f"{reasons[0]}." if first else "All guards passed.", model)


def _proposer(run: JudgedRun, model: ModelVersionRow) -> Ownership:
    """Who proposes the model of a schedule; without a name its maker could accept it alone."""
    proposer = run.maker if run.maker.owner_id is not None else model.owned
    if proposer.owner_id is None:
        raise SecondPersonNeeded(
            "A model must be proposed by somebody with a name, and the schedule does not say who "
            "made it. Save the schedule again, or propose the model by hand."
        )
    return proposer


def _proposed(
    ctx: Context,
    model_process: ModelProcess,
    model: ModelVersionRow,
    request: PromotionRequest,
    by: Ownership,
) -> _Verdict:
    promotions.decide(ctx, model_process, model, request)
    deciding.propose_for(ctx, model, request, by)
    return _Verdict("kept", "All guards passed; a second person must accept the model.", model)


def _candidate(result: dict[str, Any]) -> str | None:
    """The model of a run; of `all` the blend, or else the one with the smallest error."""
    parts = result.get("models")
    if not isinstance(parts, dict):
        model_id: str | None = result.get("model_id")
        return model_id
    ranked = sorted(
        (family != "blend", figures(part).get("mdape", float("inf")), part["model_id"])
        for family, part in parts.items()
        if part and part.get("model_id")
    )
    return ranked[0][2] if ranked else None


def _settle(ctx: Context, run: JudgedRun, verdict: _Verdict) -> bool:
    with transaction(ctx.engine) as db:
        if not fires.judge(db, run.seq, verdict.state, verdict.reason):
            return False
        if verdict.state == "kept" and verdict.model is not None:
            outbox.add(db, _notice(run, verdict, verdict.model), db_now(db))
        if verdict.state == "promoted" and verdict.model is not None and ctx.settings.has_accounts:
            _record(ctx, db, run, verdict.model)
    said = (run.run_id, verdict.state, verdict.reason)
    _LOG.info("Scheduled run %s: %s, %s", *said, extra={"run_id": run.run_id})
    return True


def _record(ctx: Context, db: Connection, run: JudgedRun, model: ModelVersionRow) -> None:
    """A schedule promotes in the name of who made it, as the audit log says."""
    who = Actor(run.maker.owner_id, run.maker.owner_name or ctx.actor.name, "approver")
    audit.append(
        db,
        who,
        "scheduled_promotion",
        model.id,
        schedule_id=run.schedule_id,
        schedule=run.schedule,
        run_id=run.run_id,
    )


def _notice(run: JudgedRun, verdict: _Verdict, model: ModelVersionRow) -> Notice:
    facts = {
        "schedule_id": run.schedule_id,
        "schedule": run.schedule,
        "run_id": run.run_id,
        "model_id": model.id,
        "model": f"{model.name} v{model.version}",
        "reason": verdict.reason,
        "metrics": figures(model.result),
        "path": f"/models/{model.id}",
    }
    return Notice("model.not_promoted", f"kept:{run.run_id}", facts)
