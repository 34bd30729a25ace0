"""Connections to addresses that strangers chose: resolved once, checked, and then connected to.

A name that resolves to a public address when it is checked and to 127.0.0.1 when it is used gains
nothing: there is no second look-up. The certificate is still checked against the name.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpcore2
import httpx2

from houseprice import __version__
from houseprice.services.notifications.addresses import (
    PORTS,
    AllowList,
    IpAddress,
    check_url,
    why_refused,
)

TIMEOUT_S = 5.0
MOST_BYTES = 65_536
#: Characters of an answer that are stored.
MOST_SHOWN = 2_000
_REDIRECT, _LONGEST_WAIT_S = 300, 86_400.0

#: Addresses of a host, for the connection to a port.
Resolver = Callable[[str, int], Sequence[str]]


class RefusedAddress(Exception):
    """A host has an address that no webhook may be at."""


@dataclass(frozen=True)
class HookAnswer:
    """What came back; `retry_after_s` is the wait that the receiver asks for."""

    status: int
    text: str
    retry_after_s: float | None = None


def system_resolver(host: str, port: int) -> Sequence[str]:
    """All addresses of a host, by the resolver of the system, in its order."""
    found_at = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(place[4][0]) for place in found_at]


def post(
    url: str,
    body: bytes,
    headers: dict[str, str],
    allowed: AllowList,
    *,
    resolver: Resolver = system_resolver,
    timeout_s: float = TIMEOUT_S,
) -> HookAnswer:
    """Send a body; no redirect is followed, and at most 64 KB of the answer are read.

    Parameters
    ----------
    url : str
    body : bytes
    headers : dict of str
    allowed : AllowList
        What the operator trusts besides public addresses.
    resolver : callable
        Looks up a name.
    timeout_s : float
        Seconds for all of it: look-up, connection, TLS, request and answer.

    Raises
    ------
    InvalidInput
        If the address breaks a rule of `check_url`.
    RefusedAddress
        If the host has an address in a network of one's own.
    httpx2.HTTPError, OSError
        If there is no answer in time.
    """
    target = check_url(url, allowed)
    backend = _Guard(allowed, target.scheme, resolver, time.monotonic() + timeout_s)
    with (
        httpx2.Client(transport=_Transport(backend), trust_env=False, timeout=timeout_s) as client,
        client.stream("POST", target, content=body, headers={**_headers(), **headers}) as answer,
    ):
        return HookAnswer(answer.status_code, _beginning(answer), _retry_after(answer))


def _headers() -> dict[str, str]:
    # Nothing is unpacked: a small answer must not become a large one.
    return {"User-Agent": f"houseprice/{__version__}", "Accept-Encoding": "identity"}


def _beginning(answer: httpx2.Response) -> str:
    content = b""
    for chunk in answer.iter_raw():
        content += chunk[: MOST_BYTES - len(content)]
        if len(content) >= MOST_BYTES:
            break
    text = content.decode("utf-8", "replace").replace("\x00", "�")
    return text[:MOST_SHOWN]


def _retry_after(answer: httpx2.Response) -> float | None:
    text = answer.headers.get("retry-after", "")
    return min(float(text), _LONGEST_WAIT_S) if text.isascii() and text.isdecimal() else None


class _Transport(httpx2.BaseTransport):
    """One connection through a guard; proxies of the environment are not used."""

    def __init__(self, backend: _Guard) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            max_connections=1,
            retries=0,
            network_backend=backend,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request; errors are those of httpx2."""
        url = request.url
        asked = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = self._pool.handle_request(asked)
        except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
            raise httpx2.ConnectError(str(error) or type(error).__name__) from error
        except httpcore2.ProtocolError as error:
            raise httpx2.RemoteProtocolError(str(error)) from error
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions={}
        )

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Any:
        try:
            yield from self._answer.iter_stream()
        except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
            raise httpx2.ReadError(str(error) or type(error).__name__) from error
        except httpcore2.ProtocolError as error:
            raise httpx2.RemoteProtocolError(str(error)) from error

    def close(self) -> None:
        self._answer.close()


class _Guard(httpcore2.NetworkBackend):
    """Connects to addresses that were checked, and ends everything at the deadline."""

    def __init__(
        self, allowed: AllowList, scheme: str, resolver: Resolver, deadline: float
    ) -> None:
        self._allowed = allowed
        self._scheme = scheme
        self._resolver = resolver
        self._deadline = deadline
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of the host, if all of them may be connected to."""
        address = self._checked(host, port)
        stream = self._plain.connect_tcp(
            address, port, _left(self._deadline, timeout), local_address, socket_options
        )
        return _Timed(stream, self._deadline)

    def _checked(self, host: str, port: int) -> str:
        texts = _resolved(self._resolver, host, port, _left(self._deadline))
        addresses = [ipaddress.ip_address(text) for text in texts]
        if not addresses:
            raise httpcore2.ConnectError(f"the name {host} has no address")
        if not self._allowed.covers_name(host, port):
            for address in addresses:
                self._check(host, address, port)
        return str(addresses[0])

    def _check(self, host: str, address: IpAddress, port: int) -> None:
        if self._allowed.covers_address(address, port):
            return
        if reason := why_refused(address):
            raise RefusedAddress(f"{host} is at {address}, which is {reason}")
        if self._scheme != "https" or port not in PORTS:
            raise RefusedAddress(f"{host} is public, and must be called by https at port 443")


class _Timed(httpcore2.NetworkStream):
    """A stream whose every step ends at the deadline, however slowly the other side answers."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there before the deadline."""
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write before the deadline."""
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Begin TLS; the certificate must be that of the name."""
        left_s = _left(self._deadline, timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, left_s)
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Facts of the connection."""
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None = None) -> float:
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise httpcore2.ReadTimeout("the time for the answer is over")
    return seconds if timeout is None else min(seconds, timeout)


def _resolved(resolver: Resolver, host: str, port: int, timeout_s: float) -> Sequence[str]:
    """Look a name up in a thread of its own, because the system's resolver knows no time limit."""
    outcome: list[Sequence[str] | OSError] = []

    def look_up() -> None:
        try:
            outcome.append(resolver(host, port))
        except (OSError, UnicodeError) as error:
            outcome.append(OSError(str(error)))

    thread = threading.Thread(target=look_up, name="look-up", daemon=True)
    thread.start()
    thread.join(timeout_s)
    if not outcome:
        raise httpcore2.ConnectTimeout(f"the name {host} could not be looked up in time")
    result = outcome[0]
    if isinstance(result, OSError):
        raise httpcore2.ConnectError(f"the name {host} could not be looked up: {result}")
    return result
