"""The calls for one's own account: signing in, password, sessions and API keys."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from fastapi import APIRouter, Path, Request, Response

from houseprice.api.access import STRANGER, session_cookie
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
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.jobs.actors import SCOPES, Actor
from houseprice.services.accounts import own
from houseprice.services.accounts import sign_in as service
from houseprice.services.accounts.sign_in import SESSION_S, SignedIn
from houseprice.services.context import Context

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
        ctx, limits, body.name, body.password, address=_address(request), agent=_agent(request)
    )
    return _signed_in(ctx, request, response, session)


@router.post("/sign-out", status_code=204, responses={**_OWN, **UNSAFE})
def sign_out(ctx: Ctx, response: Response) -> None:
    """End the session."""
    service.sign_out(ctx)
    response.delete_cookie(session_cookie(ctx.settings), **_cookie_rules(ctx))


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
        address=_address(request),
        agent=_agent(request),
    )
    return _signed_in(ctx, request, response, session)


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


def _signed_in(
    ctx: Context, request: Request, response: Response, session: SignedIn
) -> AccountRead:
    """Give the browser the new session; the one it had before ends."""
    name = session_cookie(ctx.settings)
    former = request.cookies.get(name)
    if former is not None:
        service.forget(ctx, former)
    response.set_cookie(
        name, session.secret, max_age=int(SESSION_S), httponly=True, **_cookie_rules(ctx)
    )
    return _account(ctx, session.actor)


def _cookie_rules(ctx: Context) -> _CookieRules:
    return {"path": "/", "samesite": "lax", "secure": ctx.settings.is_https}


class _CookieRules(TypedDict):
    path: str
    samesite: Literal["lax"]
    secure: bool


def _account(ctx: Context, actor: Actor) -> AccountRead:
    if actor.id is None or actor == STRANGER:
        return AccountRead(accounts=ctx.settings.accounts, user=None)
    scopes = None if actor.scopes is None else [s for s in SCOPES if s in actor.scopes]
    user = SignedInUser(id=actor.id, name=actor.name, role=actor.role, scopes=scopes)
    return AccountRead(accounts=ctx.settings.accounts, user=user)


def _address(request: Request) -> str:
    return "" if request.client is None else request.client.host


def _agent(request: Request) -> str:
    return request.headers.get("user-agent", "")[:200]
