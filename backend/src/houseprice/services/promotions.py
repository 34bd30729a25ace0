"""Promotions: when a model may become champion; see docs/models.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from houseprice.errors import (
    BaselineNotBeaten,
    CorruptArtifact,
    InvalidInput,
    NotComparable,
    PromotionRefused,
    SecondPersonNeeded,
)
from houseprice.jobs.promotion import Decision, baseline_guard
from houseprice.services import models
from houseprice.services.context import Context
from houseprice.services.model_files import check
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.models import ModelView
from houseprice.services.stored import Judgement
from houseprice.settings import Settings
from houseprice.store import models as model_store
from houseprice.store import owners
from houseprice.store import promotions as store
from houseprice.store.engine import reading, transaction
from houseprice.store.models import ModelVersionRow

_HINT = "Send override with a reason to promote the model nevertheless."


@dataclass(frozen=True)
class PromotionRequest:
    """Reason and override of a requested promotion."""

    reason: str = ""
    override: bool = False


@dataclass(frozen=True)
class PromotionView:
    """Why a model became champion; see `api.schemas.models.PromotionRead`."""

    model_id: str
    replaced_id: str | None
    at: datetime
    reason: str
    override: bool
    n: int | None
    differences: Judgement | None
    guards: list[Judgement]
    proposed_by: str | None
    accepted_by: str | None


def promote(
    ctx: Context, model_process: ModelProcess, model_id: str, request: PromotionRequest
) -> ModelView:
    """Make a model the champion of its data set if it is proven better or with an override.

    Raises
    ------
    NotFound
        If there is no such model.
    InvalidInput
        If an override comes without a reason.
    CorruptArtifact
        If its files do not match their checksums.
    BaselineNotBeaten
        If it does not beat the best naive baseline; no override is possible.
    PromotionRefused
        If a guard did not pass and there is no override; the places name these guards.
    SecondPersonNeeded
        If the studio asks for a second person; see `services.proposals`.
    Conflict
        If another model has become champion meanwhile.
    """
    model = models.row(ctx, model_id)
    if model.status == "champion":
        check(ctx, model)
        return models.view(model)
    _check_second_person(ctx)
    decision = decide(ctx, model_process, model, request)
    with transaction(ctx.engine) as db:
        promoted = crown(db, model, decision)
    return models.view(replace(promoted, owned=replace(promoted.owned, sharing="team")))


def decide(
    ctx: Context,
    model_process: ModelProcess,
    model: ModelVersionRow,
    request: PromotionRequest,
    people: Mapping[str, str] | None = None,
) -> Decision:
    """Judge whether a model may become champion; errors are those of `promote`.

    Parameters
    ----------
    ctx : Context
    model_process : ModelProcess
        Compares the model with the champion.
    model : ModelVersionRow
    request : PromotionRequest
    people : mapping of str, optional
        ``proposed_by`` and ``accepted_by``, where a second person decides.
    """
    if request.override and not request.reason.strip():
        raise InvalidInput(
            "An override needs a reason, got none", hint="Send the reason in the field reason."
        )
    model_store.check_not_archived(model)
    check(ctx, model)
    with reading(ctx.engine) as db:
        champion = model_store.champion(db, model.dataset_id)
    decision = _decide(ctx, model_process, model, champion, request)
    return replace(decision, figures={**decision.figures, **(people or {})})


def crown(db: Connection, model: ModelVersionRow, decision: Decision) -> ModelVersionRow:
    """Make a model the champion after a decision.

    Raises
    ------
    Conflict
        If another model has become champion meanwhile.
    """
    promoted = model_store.promote(db, model.id, decision)
    owners.share(db, "models", model.id, "team")  # everyone's values come from the champion
    return promoted


def needs_second(settings: Settings) -> bool:
    """Whether nobody promotes alone; without accounts there is only one person."""
    return settings.has_accounts and settings.promotion_needs_second


def _check_second_person(ctx: Context) -> None:
    if needs_second(ctx.settings):
        raise SecondPersonNeeded(
            "A model must be proposed by one person and accepted by another, got a promotion by "
            "one alone",
            hint="Propose the model: POST /v1/models/{id}/proposals.",
        )


def history(ctx: Context, model_id: str) -> tuple[PromotionView, ...]:
    """When a model became champion and why, newest first; see `api.schemas.models`.

    A replaced model that the actor may not see is left out, with what compares the two.

    Raises
    ------
    NotFound
        If there is no such model.
    """
    model = models.row(ctx, model_id)
    with reading(ctx.engine) as db:
        rows = store.of_model(db, model.id)
        replaced_ids = [row.replaced_id for row in rows if row.replaced_id is not None]
        owned = owners.owners_of(db, "models", replaced_ids)
    hidden = {model_id for model_id, owner in owned.items() if not ctx.actor.sees(owner)}
    return tuple(
        _without_replaced(_view(row)) if row.replaced_id in hidden else _view(row) for row in rows
    )


def _decide(
    ctx: Context,
    model_process: ModelProcess,
    candidate: ModelVersionRow,
    champion: ModelVersionRow | None,
    request: PromotionRequest,
) -> Decision:
    baseline = baseline_guard(candidate.result)
    if not baseline["passed"]:
        raise BaselineNotBeaten(
            baseline["text"], hint="Train a better model.", places=(_place(baseline),)
        )
    if champion is None:
        return Decision(request.reason, False, {"guards": [baseline]}, None)
    judgement = _judge(ctx, model_process, candidate, champion)
    guards = [baseline, *judgement["guards"]]
    failed = [guard for guard in guards if not guard["passed"]]
    if failed and not request.override:
        raise PromotionRefused(
            " ".join(guard["text"] for guard in failed),
            hint=_HINT,
            places=tuple(map(_place, failed)),
        )
    return Decision(request.reason, bool(failed), {**judgement, "guards": guards}, champion.id)


def _judge(
    ctx: Context, model_process: ModelProcess, candidate: ModelVersionRow, champion: ModelVersionRow
) -> Judgement:
    try:
        check(ctx, champion)
        return model_process.judge(ctx, candidate, champion)
    except (NotComparable, CorruptArtifact) as error:
        guard = {"name": "comparable", "passed": False, "text": error.message}
        return {"guards": [{**guard, "candidate": None, "champion": None}]}


def _place(guard: Judgement) -> dict[str, Any]:
    return {
        "guard": guard["name"],
        "rule": guard["text"],
        "candidate": guard["candidate"],
        "champion": guard["champion"],
    }


def _without_replaced(view: PromotionView) -> PromotionView:
    guards = [guard for guard in view.guards if guard["name"] == "baseline"]
    return replace(view, replaced_id=None, n=None, differences=None, guards=guards)


def _view(row: store.PromotionRow) -> PromotionView:
    return PromotionView(
        model_id=row.model_id,
        replaced_id=row.replaced_id,
        at=datetime.fromtimestamp(row.at, UTC),
        reason=row.reason,
        override=row.override,
        n=row.figures.get("n"),
        differences=row.figures.get("differences"),
        guards=row.figures["guards"],
        proposed_by=row.figures.get("proposed_by"),
        accepted_by=row.figures.get("accepted_by"),
    )
