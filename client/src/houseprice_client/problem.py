"""What can go wrong with a call, as exceptions with code, hint and places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from houseprice_client.generated.models.run_read import RunRead

#: Statuses after which the same call may succeed a little later.
RETRYABLE = frozenset({429, 502, 503, 504})


class StudioError(Exception):
    """The studio refuses a call.

    Attributes
    ----------
    code : str
        Stable name of the error, for programs; the studio's page on errors lists them.
    detail : str
        The rule, then what came instead.
    hint : str
        What the caller can do; may be empty.
    places : sequence of mapping
        Where the error is, such as row, column, value and rule of a table.
    status : int
        Status of the HTTP answer; 0 where there is none.
    reference : str
        Reference under which the log of the studio has the error.
    """

    def __init__(
        self,
        code: str,
        detail: str,
        *,
        hint: str = "",
        places: Sequence[Mapping[str, Any]] = (),
        status: int = 0,
        reference: str = "",
    ) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
        self.hint = hint
        self.places = tuple(places)
        self.status = status
        self.reference = reference

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed a little later."""
        return self.status in RETRYABLE

    def __str__(self) -> str:
        lines = [f"{self.detail} ({self.code})", self.hint]
        lines += [
            ", ".join(f"{key} {value!r}" for key, value in place.items()) for place in self.places
        ]
        return "\n  ".join(line for line in lines if line)


class NotReachable(StudioError):
    """No studio answers at this address."""

    def __init__(self, url: str, reason: Exception) -> None:
        super().__init__(
            "not_reachable",
            f"The studio must answer at {url}, got: {reason}",
            hint="Start it with ./start-all.sh, or name another address.",
        )

    @property
    def retryable(self) -> bool:
        """It may be starting."""
        return True


class RunFailed(StudioError):
    """A run ended without a result; `run` has what is known of it."""

    def __init__(self, run: RunRead) -> None:
        error = run.error.to_dict() if run.error else {}
        super().__init__(
            error.get("code", run.state),
            error.get("message", f"The run must succeed, got {run.state}."),
            hint=error.get("hint", ""),
            places=error.get("places", ()),
            reference=error.get("error_ref") or "",
        )
        self.run = run


def raise_problem(response: httpx.Response) -> None:
    """Raise the problem details of an error answer; other answers pass."""
    if response.status_code < 400:
        return
    response.read()
    body = _details(response)
    raise StudioError(
        body.get("code", "http_error"),
        body.get("detail", f"The studio answered {response.status_code}: {response.text[:200]}"),
        hint=body.get("hint", ""),
        places=body.get("places", ()),
        status=response.status_code,
        reference=body.get("error_ref", ""),
    )


def _details(response: httpx.Response) -> Mapping[str, Any]:
    if "json" not in response.headers.get("content-type", ""):
        return {}  # a proxy between us answered
    body = response.json()
    return body if isinstance(body, dict) else {}


class Transport(httpx.HTTPTransport):
    """Connects twice more before it says that no studio is there."""

    def __init__(self) -> None:
        super().__init__(retries=2)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; `NotReachable` if nobody answers."""
        try:
            return super().handle_request(request)
        except httpx.TransportError as reason:
            raise NotReachable(
                f"{request.url.scheme}://{request.url.netloc.decode()}", reason
            ) from reason
