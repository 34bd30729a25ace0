"""The way to an OpenID provider, and back."""

from __future__ import annotations

import logging
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse

from houseprice.api.deps import Ctx, OpenIdLimitDep, OpenIdProviderDep
from houseprice.api.responses import ANY, documented
from houseprice.api.session_cookies import caller_address, caller_agent, cookie_rules, give_session
from houseprice.errors import AccountsOff, HousePriceError
from houseprice.services.accounts import openid as service
from houseprice.services.accounts.openid import LONGEST_S, OpenIdReturn
from houseprice.services.context import Context
from houseprice.settings import Settings

router = APIRouter(prefix="/v1/account/openid", tags=["accounts"])

_LOG = logging.getLogger(__name__)
_AWAY = {
    **ANY,
    **documented(409),
    303: {"description": "To the provider, to the studio, or to the sign-in page with `problem`."},
}
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
    answer.set_cookie(
        openid_cookie(ctx.settings),
        start.browser_secret,
        max_age=int(LONGEST_S),
        httponly=True,
        **cookie_rules(ctx),
    )
    return answer


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
    give_session(ctx, request, answer, session.session)
    answer.delete_cookie(name, **cookie_rules(ctx))
    return answer


def openid_cookie(settings: Settings) -> str:
    """Name of the cookie of a browser that is on its way to the provider."""
    return "__Host-houseprice_openid" if settings.is_https else "houseprice_openid"


def _back_to_sign_in(ctx: Context, error: HousePriceError) -> RedirectResponse:
    """The page says what the code means; the log has the rest, which is for the operator."""
    _LOG.warning("A sign-in at the provider failed: %s", error.message)
    return RedirectResponse(_page(ctx, f"/sign-in?{urlencode({'problem': error.code})}"), 303)


def _page(ctx: Context, path: str) -> str:
    return f"{ctx.settings.public_url.rstrip('/')}{path}"
