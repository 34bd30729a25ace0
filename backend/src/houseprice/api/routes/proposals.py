"""The calls for promotions that need a second person."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from houseprice.api.deps import Ctx, ModelIdPath, ModelProcessDep
from houseprice.api.responses import ANY, BODY, UNSAFE, documented
from houseprice.api.schemas.models import Promotion, ProposalAnswer, ProposalList, ProposalRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.promotions import PromotionRequest
from houseprice.services.proposals import deciding

router = APIRouter(prefix="/v1", tags=["models"], route_class=StrictJsonRoute)

_ONE = {**ANY, **documented(404)}
_DECIDED = {**_ONE, **BODY, **documented(409)}
_Id = Annotated[str, Path(max_length=100, description="Id of the proposal.")]


@router.post("/models/{model_id}/proposals", status_code=201, responses=_DECIDED)
def propose_model(
    ctx: Ctx, model_process: ModelProcessDep, model_id: ModelIdPath, body: Promotion | None = None
) -> ProposalRead:
    """Propose that a model becomes champion, where the studio asks for a second person."""
    promotion = body or Promotion()
    request = PromotionRequest(promotion.reason, promotion.override)
    return ProposalRead.model_validate(deciding.propose(ctx, model_process, model_id, request))


@router.get("/models/{model_id}/proposals", responses=_ONE)
def list_model_proposals(ctx: Ctx, model_id: ModelIdPath) -> ProposalList:
    """List the proposals of a model, newest first."""
    return ProposalList.model_validate({"items": deciding.of_model(ctx, model_id)})


@router.get("/proposals", responses=ANY)
def list_proposals(ctx: Ctx) -> ProposalList:
    """List the proposals that wait for a decision, newest first."""
    return ProposalList.model_validate({"items": deciding.waiting(ctx)})


@router.post("/proposals/{proposal_id}/accept", responses=_DECIDED)
def accept_proposal(
    ctx: Ctx, model_process: ModelProcessDep, proposal_id: _Id, body: ProposalAnswer | None = None
) -> ProposalRead:
    """Make the model champion: an approver who has not proposed it and does not own it."""
    answer = (body or ProposalAnswer()).answer
    return ProposalRead.model_validate(deciding.accept(ctx, model_process, proposal_id, answer))


@router.post("/proposals/{proposal_id}/decline", responses=_DECIDED)
def decline_proposal(ctx: Ctx, proposal_id: _Id, body: ProposalAnswer) -> ProposalRead:
    """Decline a proposal, with a reason."""
    return ProposalRead.model_validate(deciding.decline(ctx, proposal_id, body.answer))


@router.post("/proposals/{proposal_id}/withdraw", responses={**_ONE, **UNSAFE, **documented(409)})
def withdraw_proposal(ctx: Ctx, proposal_id: _Id) -> ProposalRead:
    """Take a proposal of one's own back."""
    return ProposalRead.model_validate(deciding.withdraw(ctx, proposal_id))
