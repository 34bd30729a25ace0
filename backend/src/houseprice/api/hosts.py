"""Under which names, and from where, the API may be called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from houseprice.api.problems import problem
from houseprice.services.accounts.listeners import host_name, is_address, is_loopback
from houseprice.settings import Settings


@dataclass(frozen=True)
class HostNames:
    """Names under which the API may be called.

    Parameters
    ----------
    names : frozenset of str
        Names besides those of this machine, in lower case.
    any_address : bool
        Whether any IP address will do: a page of another site can only bring its own name along
        (DNS rebinding), never an address.
    """

    names: frozenset[str] = frozenset()
    any_address: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The names that the settings allow."""
        return cls(settings.host_names, any_address=settings.has_accounts)

    def allow(self, header: str) -> bool:
        """Whether the value of a Host header is allowed."""
        name = host_name(header)
        return name in self.names or is_loopback(name) or (self.any_address and is_address(name))

    def foreign(self, headers: Headers) -> Iterable[str]:
        """The hosts of a request that are not allowed; a request without Host has an empty one."""
        named = [headers.get("host", ""), *headers.getlist("x-forwarded-host")]
        return [header for header in named if not self.allow(header)]


class AllowedHost:
    """Refuse requests under names that are not ours: a page could have its own name point here."""

    def __init__(self, app: ASGIApp, names: HostNames) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 421."""
        foreign = list(self.names.foreign(Headers(scope=scope))) if scope["type"] == "http" else []
        if not foreign:
            await self.app(scope, receive, send)
            return
        answer = problem(
            Request(scope),
            421,
            code="foreign_host",
            detail=f"The studio must be called by a name of its own, got {foreign[0][:80]!r}",
            hint="Open it as localhost, or add the name to HOUSEPRICE_ALLOWED_HOSTS.",
        )
        await answer(scope, receive, send)


class LoopbackOnly:
    """Refuse connections from other machines while accounts are off, however the API was started.

    A server that was started without ``houseprice serve`` may listen anywhere.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] != "http" or _came_in_on_loopback(scope):
            await self.app(scope, receive, send)
            return
        answer = problem(
            Request(scope),
            403,
            code="unsafe_listener",
            detail="Without accounts, the studio must be called on this machine, got a call from "
            "the network",
            hint="Listen on 127.0.0.1, or set HOUSEPRICE_ACCOUNTS=accounts.",
        )
        await answer(scope, receive, send)


def _came_in_on_loopback(scope: Scope) -> bool:
    server = scope.get("server")
    return server is None or server[1] is None or is_loopback(server[0])  # no port: a Unix socket
