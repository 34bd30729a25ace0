"""The calls for one's own account: signing in, password, sessions and API keys."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from houseprice.api.access import STRANGER
from houseprice.api.deps import Ctx, SignInLimitsDep
from houseprice.api.responses import ANY, BODY, UNSAFE, documented
from houseprice.api.schemas.accounts import (
    AccountRead,
    KeyList,
    KeyRead,
    KeyRequest,
    LinkLook,
    LinkRead,
    LinkUse,
    NewKeyRead,
    PasswordChange,
    SessionList,
    SessionRead,
    SignedInUser,
    SignInRequest,
)
from houseprice.api.schemas.notifications import PersonalNotices, SubscriptionRead
from houseprice.api.session_cookies import (
    caller_address,
    caller_agent,
    end_session_cookie,
    give_session,
)
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.jobs.actors import SCOPES, Actor
from houseprice.services.accounts import own
from houseprice.services.accounts import sign_in as service
from houseprice.services.context import Context
from houseprice.services.notifications import personal
from houseprice.services.promotions import needs_second

router = APIRouter(prefix="/v1/account", tags=["accounts"], route_class=StrictJsonRoute)

_SIGN_IN = {**ANY, **BODY, **documented(401, 404, 409, 429)}
_OWN = {**ANY, **documented(401, 403, 404, 409)}
_Id = Annotated[str, Path(max_length=100)]


@router.get("", responses=ANY)
def get_account(ctx: Ctx) -> AccountRead:
    """Say who calls, and whether the studio has accounts."""
    return _account(ctx, ctx.actor)


@router.post("/sign-in", responses=_SIGN_IN)
def sign_in(
    ctx: Ctx, limits: SignInLimitsDep, request: Request, response: Response, body: SignInRequest
) -> AccountRead:
    """Start a session, which lasts at most 7 days and 12 hours without a call."""
    session = service.sign_in(
        ctx,
        limits,
        body.name,
        body.password,
        address=caller_address(request),
        agent=caller_agent(request),
    )
    give_session(ctx, request, response, session)
    return _account(ctx, session.actor)


@router.post("/sign-out", status_code=204, responses={**_OWN, **UNSAFE})
def sign_out(ctx: Ctx, response: Response) -> None:
    """End the session."""
    service.sign_out(ctx)
    end_session_cookie(ctx, response)


@router.post("/links/look", responses=_SIGN_IN)
def look_at_link(ctx: Ctx, body: LinkLook) -> LinkRead:
    """Say what a one-time link is for."""
    return LinkRead.model_validate(service.look_at_link(ctx, body.link))


@router.post("/links/use", responses=_SIGN_IN)
def use_link(ctx: Ctx, request: Request, response: Response, body: LinkUse) -> AccountRead:
    """Choose a password with a one-time link, and start a session."""
    session = service.use_link(
        ctx,
        body.link,
        body.name,
        body.password,
        address=caller_address(request),
        agent=caller_agent(request),
    )
    give_session(ctx, request, response, session)
    return _account(ctx, session.actor)


@router.post("/password", status_code=204, responses={**ANY, **BODY, **documented(401, 409, 429)})
def change_password(ctx: Ctx, limits: SignInLimitsDep, body: PasswordChange) -> None:
    """Change the password; all other sessions end."""
    service.change_password(ctx, limits, body.old, body.new)


@router.get("/sessions", responses=_OWN)
def list_sessions(ctx: Ctx) -> SessionList:
    """List the sessions of the caller, the newest first."""
    return SessionList(items=[SessionRead.model_validate(s) for s in own.list_sessions(ctx)])


@router.delete("/sessions/{session_id}", status_code=204, responses={**_OWN, **UNSAFE})
def end_session(ctx: Ctx, session_id: _Id) -> None:
    """End a session of the caller, on another machine perhaps."""
    own.end_session(ctx, session_id)


@router.get("/keys", responses=_OWN)
def list_keys(ctx: Ctx) -> KeyList:
    """List the API keys of the caller, the newest first."""
    return KeyList(items=[KeyRead.model_validate(key) for key in own.list_keys(ctx)])


@router.post("/keys", status_code=201, responses={**ANY, **BODY, **documented(401, 409)})
def make_key(ctx: Ctx, body: KeyRequest) -> NewKeyRead:
    """Make an API key, whose text is shown this once."""
    return NewKeyRead.model_validate(own.make_key(ctx, body.name, body.scopes, body.days))


@router.delete("/keys/{key_id}", status_code=204, responses={**_OWN, **UNSAFE})
def revoke_key(ctx: Ctx, key_id: _Id) -> None:
    """Delete an API key of the caller."""
    own.revoke_key(ctx, key_id)


@router.get("/notices", responses=_OWN)
def get_notices(ctx: Ctx) -> SubscriptionRead:
    """Say what the caller hears by mail."""
    return SubscriptionRead.model_validate(personal.of_user(ctx))


@router.post("/notices", responses={**ANY, **BODY, **documented(401, 409)})
def set_notices(ctx: Ctx, body: PersonalNotices) -> SubscriptionRead:
    """Set what the caller hears by mail from now on."""
    return SubscriptionRead.model_validate(
        personal.set_for_user(ctx, body.address, body.topics, only_mine=body.only_mine)
    )


@router.delete("/notices", status_code=204, responses={**_OWN, **UNSAFE})
def forget_notices(ctx: Ctx) -> None:
    """Send the caller no mail any more."""
    personal.forget_user(ctx)


def _account(ctx: Context, actor: Actor) -> AccountRead:
    settings = ctx.settings
    return AccountRead(
        accounts=settings.accounts,
        provider=settings.oidc_name if settings.has_openid else None,
        promotion_needs_second=needs_second(settings),
        user=_user(ctx, actor),
    )


def _user(ctx: Context, actor: Actor) -> SignedInUser | None:
    if actor.id is None or actor == STRANGER:
        return None
    return SignedInUser(
        id=actor.id,
        name=actor.name,
        role=actor.role,
        scopes=None if actor.scopes is None else [s for s in SCOPES if s in actor.scopes],
        **vars(own.ways_in(ctx, actor)),
    )
