"""The cookie of a session, and what a request says of the browser that sends it."""

from __future__ import annotations

from typing import Literal, TypedDict

from fastapi import Request, Response

from houseprice.api.access import session_cookie
from houseprice.services.accounts import sign_in
from houseprice.services.accounts.sign_in import SESSION_S, SignedIn
from houseprice.services.context import Context


class CookieRules(TypedDict):
    """Where a cookie goes, and where not."""

    path: str
    samesite: Literal["lax"]
    secure: bool


def cookie_rules(ctx: Context) -> CookieRules:
    """The rules of every cookie: for the whole studio, and for TLS only where it has TLS."""
    return {"path": "/", "samesite": "lax", "secure": ctx.settings.is_https}


def give_session(ctx: Context, request: Request, response: Response, session: SignedIn) -> None:
    """Give the browser a new session; the one it had before ends."""
    name = session_cookie(ctx.settings)
    former = request.cookies.get(name)
    if former is not None:
        sign_in.forget(ctx, former)
    response.set_cookie(
        name, session.secret, max_age=int(SESSION_S), httponly=True, **cookie_rules(ctx)
    )


def end_session_cookie(ctx: Context, response: Response) -> None:
    """Take the session from the browser."""
    response.delete_cookie(session_cookie(ctx.settings), **cookie_rules(ctx))


def caller_address(request: Request) -> str:
    """The address that a request came from; behind the web interface, that of its server."""
    return "" if request.client is None else request.client.host


def caller_agent(request: Request) -> str:
    """What the browser says of itself."""
    return request.headers.get("user-agent", "")[:200]
