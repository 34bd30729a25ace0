"""The way to an OpenID provider, and back."""

from __future__ import annotations

import logging
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from houseprice.api.deps import Ctx, OpenIdLimitDep, OpenIdProviderDep
from houseprice.api.responses import ANY, UNSAFE, documented
from houseprice.api.schemas.accounts import ProviderPage
from houseprice.api.session_cookies import caller_address, caller_agent, cookie_rules, give_session
from houseprice.errors import AccountsOff, HousePriceError
from houseprice.services.accounts import openid as service
from houseprice.services.accounts.openid import LONGEST_S, OpenIdReturn, OpenIdStart
from houseprice.services.accounts.openid_links import unlink_identity
from houseprice.services.context import Context
from houseprice.settings import Settings

router = APIRouter(prefix="/v1/account/openid", tags=["accounts"])

_LOG = logging.getLogger(__name__)
_AWAY = {
    **ANY,
    **documented(409),
    303: {"description": "To the provider, to the studio, or to the sign-in page with `problem`."},
}
_LINK = {**ANY, **UNSAFE, **documented(401, 409, 429, 503)}
_UNLINK = {**ANY, **UNSAFE, **documented(401, 409)}
_OUT = {**ANY, **documented(409), 303: {"description": "To the provider, or to the sign-in page."}}
#: As long as any provider makes a code; longer ones are refused with 422.
_Text = Annotated[str, Query(max_length=4_096)]


@router.get("/start", status_code=303, responses=_AWAY, response_class=RedirectResponse)
def begin_openid(
    ctx: Ctx,
    provider: OpenIdProviderDep,
    limit: OpenIdLimitDep,
    request: Request,
    next_path: Annotated[str, Query(alias="next", max_length=1_000)] = "/",
) -> RedirectResponse:
    """Send the browser to the OpenID provider, where somebody signs in."""
    try:
        start = service.begin(ctx, provider, limit, next_path, caller_address(request))
    except AccountsOff:
        raise
    except HousePriceError as error:
        return _back_to_sign_in(ctx, error)
    answer = RedirectResponse(start.url, 303)
    _remember(ctx, answer, start)
    return answer


@router.post("/link", responses=_LINK)
def begin_openid_link(
    ctx: Ctx,
    provider: OpenIdProviderDep,
    limit: OpenIdLimitDep,
    request: Request,
    response: Response,
) -> ProviderPage:
    """Begin to link the caller's identity at the provider; the browser opens the address.

    It comes back to the page of the account, which shows the link.
    """
    start = service.begin_link(ctx, provider, limit, caller_address(request))
    _remember(ctx, response, start)
    return ProviderPage(url=start.url)


@router.delete("/link", status_code=204, responses=_UNLINK)
def end_openid_link(ctx: Ctx) -> None:
    """End the link with the identity at the provider; the caller must have a password."""
    unlink_identity(ctx)


@router.get("/sign-out", status_code=303, responses=_OUT, response_class=RedirectResponse)
def leave_openid(ctx: Ctx, provider: OpenIdProviderDep) -> RedirectResponse:
    """Send the browser, after a sign-out here, to where the provider's own session ends.

    Without such a page it is sent to the studio's page to sign in.
    """
    return RedirectResponse(service.sign_out_page(ctx, provider), 303)


@router.get("/callback", status_code=303, responses=_AWAY, response_class=RedirectResponse)
def finish_openid(
    ctx: Ctx,
    provider: OpenIdProviderDep,
    request: Request,
    *,
    code: _Text = "",
    state: _Text = "",
    error: _Text = "",
) -> RedirectResponse:
    """Start the session of somebody whom the OpenID provider sends back."""
    name = openid_cookie(ctx.settings)
    back = OpenIdReturn(code=code, state=state, error=error)
    try:
        session = service.finish(
            ctx,
            provider,
            back,
            request.cookies.get(name, ""),
            address=caller_address(request),
            agent=caller_agent(request),
        )
    except AccountsOff:
        raise
    except HousePriceError as problem:
        return _back_to_sign_in(ctx, problem)
    answer = RedirectResponse(_page(ctx, session.next_path), 303)
    if session.session is not None:
        give_session(ctx, request, answer, session.session)
    answer.delete_cookie(name, **cookie_rules(ctx))
    return answer


def _remember(ctx: Context, answer: Response, start: OpenIdStart) -> None:
    """Give the browser the secret by which it is known when it comes back."""
    answer.set_cookie(
        openid_cookie(ctx.settings),
        start.browser_secret,
        max_age=int(LONGEST_S),
        httponly=True,
        **cookie_rules(ctx),
    )


def openid_cookie(settings: Settings) -> str:
    """Name of the cookie of a browser that is on its way to the provider."""
    return "__Host-houseprice_openid" if settings.is_https else "houseprice_openid"


def _back_to_sign_in(ctx: Context, error: HousePriceError) -> RedirectResponse:
    """The page says what the code means; the log has the rest, which is for the operator."""
    _LOG.warning("A sign-in at the provider failed: %s", error.message)
    return RedirectResponse(_page(ctx, f"/sign-in?{urlencode({'problem': error.code})}"), 303)


def _page(ctx: Context, path: str) -> str:
    return f"{ctx.settings.public_url.rstrip('/')}{path}"
