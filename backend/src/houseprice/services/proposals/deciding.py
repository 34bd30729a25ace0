"""A second person for each promotion: one proposes a model, another one accepts or declines.

Where `HOUSEPRICE_PROMOTION_NEEDS_SECOND` is set, this is the only way by which a model becomes
champion by hand or by a schedule; the guards of a promotion hold here, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from houseprice.errors import Conflict, InvalidInput, NotAllowed, NotFound, SecondPersonNeeded
from houseprice.jobs.actors import Actor, Ownership
from houseprice.jobs.ids import is_id
from houseprice.services import models, promotions
from houseprice.services.context import Context
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.promotions import PromotionRequest
from houseprice.store import owners
from houseprice.store import proposals as store
from houseprice.store.accounts import audit
from houseprice.store.engine import reading, transaction
from houseprice.store.models import ModelVersionRow
from houseprice.store.proposals import ProposalRow, ProposalState


@dataclass(frozen=True)
class ProposalView:
    """A proposal; `why_not_decide` says why the one who asks cannot decide it, if so."""

    id: str
    model_id: str
    model: str
    reason: str
    override: bool
    state: ProposalState
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    answer: str
    why_not_decide: str | None
    may_withdraw: bool


def propose(
    ctx: Context, model_process: ModelProcess, model_id: str, request: PromotionRequest
) -> ProposalView:
    """Propose that a model becomes champion; everyone who signs in may read it from then on.

    Raises
    ------
    NotFound, InvalidInput, CorruptArtifact, BaselineNotBeaten, PromotionRefused
        As `promotions.promote`: what would be refused anyway is not proposed.
    Conflict
        If the studio asks for no second person, the model is champion, or is proposed already.
    """
    model = models.row(ctx, model_id)
    _check_needed(ctx, model)
    promotions.decide(ctx, model_process, model, request)
    return _view(ctx, _store(ctx, ctx.actor, model, request))


def propose_for(
    ctx: Context, model: ModelVersionRow, request: PromotionRequest, by: Ownership
) -> None:
    """Propose a model in the name of who made its schedule; it has passed its guards.

    Raises
    ------
    Conflict
        If it is proposed already.
    """
    who = Actor(by.owner_id, by.owner_name or ctx.actor.name, "analyst")
    _store(ctx, who, model, request)


def of_model(ctx: Context, model_id: str) -> tuple[ProposalView, ...]:
    """The proposals of a model, newest first; NotFound if there is no such model."""
    model = models.row(ctx, model_id)
    with reading(ctx.engine) as db:
        rows = store.of_model(db, model.id)
    return tuple(_view(ctx, row) for row in rows)


def waiting(ctx: Context) -> tuple[ProposalView, ...]:
    """The open proposals of models that the actor may see, newest first."""
    with reading(ctx.engine) as db:
        rows = store.waiting(db, ctx.actor)
    return tuple(_view(ctx, row) for row in rows)


def accept(
    ctx: Context, model_process: ModelProcess, proposal_id: str, answer: str = ""
) -> ProposalView:
    """Make the model champion; the proposal stays open if a guard refuses it meanwhile.

    Raises
    ------
    NotFound
        If there is no such proposal.
    SecondPersonNeeded
        If the actor has proposed the model, or owns it.
    Conflict, CorruptArtifact, BaselineNotBeaten, PromotionRefused
        As `promotions.promote`; Conflict also if the proposal is not open any more.
    """
    row = _decidable(ctx, proposal_id)
    model = models.row(ctx, row.model_id)
    _check_needed(ctx, model)
    request = PromotionRequest(row.reason, row.override)
    two = {"proposed_by": row.proposed_by, "accepted_by": ctx.actor.name}
    decision = promotions.decide(ctx, model_process, model, request, two)
    with transaction(ctx.engine) as db:
        ended = store.decide(db, row, "accepted", ctx.actor, answer)
        promotions.crown(db, model, decision)
        audit.append(
            db,
            ctx.actor,
            "proposal_accepted",
            row.model_id,
            proposed_by=row.proposed_by,
            accepted_by=ctx.actor.name,
            override=row.override,
        )
    return _view(ctx, ended)


def decline(ctx: Context, proposal_id: str, answer: str) -> ProposalView:
    """Decline a proposal with an answer for the one who made it.

    Raises
    ------
    NotFound
        If there is no such proposal.
    InvalidInput
        If there is no answer.
    SecondPersonNeeded
        If the actor has proposed the model, or owns it.
    Conflict
        If the proposal is not open any more.
    """
    row = _decidable(ctx, proposal_id)
    if not answer.strip():
        raise InvalidInput(
            "A proposal is declined with a reason, got none", hint="Send the reason as answer."
        )
    return _end(ctx, row, "declined", answer.strip())


def withdraw(ctx: Context, proposal_id: str) -> ProposalView:
    """Take a proposal of one's own back.

    Raises
    ------
    NotFound
        If there is no such proposal.
    NotAllowed
        If somebody else has made it, and the actor is no administrator.
    Conflict
        If the proposal is not open any more.
    """
    row = _existing(ctx, proposal_id)
    if not _may_withdraw(ctx.actor, row):
        raise NotAllowed(
            f"Only who made a proposal may withdraw it, and this one is of {row.proposed_by}",
            hint="Decline it, if you are an approver.",
        )
    return _end(ctx, row, "withdrawn", "")


def _check_needed(ctx: Context, model: ModelVersionRow) -> None:
    if not promotions.needs_second(ctx.settings):
        raise Conflict(
            "A model is proposed where the studio asks for a second person, and it does not",
            hint="Promote the model, or set HOUSEPRICE_PROMOTION_NEEDS_SECOND=true.",
        )
    if model.status == "champion":
        raise Conflict("A model can be proposed that is not the champion, and this one is")


def _store(
    ctx: Context, who: Actor, model: ModelVersionRow, request: PromotionRequest
) -> ProposalRow:
    by, reason = Ownership(who.id, who.name), request.reason.strip()
    with transaction(ctx.engine) as db:
        owners.share(db, "models", model.id, "team")  # whoever is to decide must see it
        row = store.add(db, model.id, by, reason, override=request.override)
        audit.append(db, who, "promotion_proposed", model.id, override=request.override)
    return row


def _end(ctx: Context, row: ProposalRow, state: ProposalState, answer: str) -> ProposalView:
    with transaction(ctx.engine) as db:
        ended = store.decide(db, row, state, ctx.actor, answer)
        audit.append(db, ctx.actor, f"proposal_{state}", row.model_id, proposed_by=row.proposed_by)
    return _view(ctx, ended)


def _existing(ctx: Context, proposal_id: str) -> ProposalRow:
    with reading(ctx.engine) as db:
        row = store.get(db, proposal_id) if is_id(proposal_id) else None
    if row is None or not ctx.actor.sees(row.owned):
        raise NotFound(f"There is no proposal {proposal_id[:80]!r}")
    return row


def _decidable(ctx: Context, proposal_id: str) -> ProposalRow:
    row = _existing(ctx, proposal_id)
    reason = _why_not(ctx.actor, row)
    if reason is not None:
        raise SecondPersonNeeded(reason, hint="Ask another approver.")
    return row


def _why_not(actor: Actor, row: ProposalRow) -> str | None:
    """Why this actor is no second person; a role that is too low is refused before."""
    if actor.id == row.proposed_by_id:
        return "A proposal must be decided by somebody else than the person who made it"
    if actor.id is not None and actor.id == row.owned.owner_id:
        return "A proposal must be decided by somebody else than the owner of the model"
    return None


def _may_withdraw(actor: Actor, row: ProposalRow) -> bool:
    return actor.sees_all or actor.id == row.proposed_by_id


def _view(ctx: Context, row: ProposalRow) -> ProposalView:
    actor, reason = ctx.actor, None
    if row.state == "open":
        low = None if actor.has("approver") else "Only an approver decides"
        reason = low or _why_not(actor, row)
    decided = None if row.decided_at is None else datetime.fromtimestamp(row.decided_at, UTC)
    return ProposalView(
        id=row.id,
        model_id=row.model_id,
        model=row.model,
        reason=row.reason,
        override=row.override,
        state=row.state,
        proposed_by=row.proposed_by,
        proposed_at=datetime.fromtimestamp(row.proposed_at, UTC),
        decided_by=row.decided_by,
        decided_at=decided,
        answer=row.answer,
        why_not_decide=reason,
        may_withdraw=row.state == "open" and _may_withdraw(actor, row),
    )
