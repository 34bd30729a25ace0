"""What a receiver can do to a sender: nothing but answer, in time and briefly."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2
import pytest

from houseprice.errors import InvalidInput
from houseprice.services.notifications.addresses import AllowList
from houseprice.services.notifications.guarded import RefusedAddress, post

Serve = Callable[[socket.socket], None]


@contextmanager
def server(serve: Serve) -> Iterator[tuple[int, list[int]]]:
    """A listener on 127.0.0.1 with its port, and a list that grows with each connection."""
    calls: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                calls.append(1)
                with connection, suppress(OSError):
                    serve(connection)

        threading.Thread(target=accept, daemon=True).start()
        yield listener.getsockname()[1], calls
        listener.shutdown(socket.SHUT_RDWR)


def whole_request(connection: socket.socket) -> bytes:
    """The request with its body; what is closed with unread bytes is reset by the system."""
    request = b""
    while not request.endswith(b"{}"):
        request += connection.recv(65_536)
    return request


def answers(text: bytes) -> Serve:
    def serve(connection: socket.socket) -> None:
        whole_request(connection)
        connection.sendall(text)

    return serve


def at(*addresses: str) -> Callable[[str, int], Sequence[str]]:
    """A resolver with one answer."""
    return lambda _host, _port: addresses


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def allow(port: int) -> AllowList:
    return AllowList.parse(f"127.0.0.1:{port}")


@pytest.mark.parametrize(
    "addresses",
    [
        ("127.0.0.1",),
        ("93.184.215.14", "127.0.0.1"),  # one bad address among good ones
        ("10.1.2.3",),
        ("169.254.169.254",),
        ("::1",),
        ("::ffff:127.0.0.1",),
        ("64:ff9b::7f00:1",),
        ("fe80::1%eth0",),
        ("0.0.0.0",),  # noqa: S104 - an address to refuse
    ],
)
@pytest.mark.parametrize(
    "host", ["hooks.example.org", "0x7f.1", "2130706433", "017700000001", "localhost"]
)
def test_a_name_at_an_inner_address_is_never_connected_to(
    host: str, addresses: tuple[str, ...]
) -> None:
    with pytest.raises((RefusedAddress, InvalidInput)):
        post(f"https://{host}/", b"{}", {}, AllowList(), resolver=at(*addresses))


def test_a_name_that_changes_its_address_gains_nothing() -> None:
    """The first look-up is public, each later one is the server itself: there is no later one."""
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return ["192.0.2.1"] if len(asked) > 1 else ["93.184.215.14"]

    with server(answers(OK)) as (_, calls):
        with pytest.raises(httpx2.HTTPError):
            post(
                "https://rebind.example.org/",
                b"{}",
                {},
                AllowList(),
                resolver=rebinding,
                timeout_s=0.3,
            )
        assert calls == []
    assert asked == ["rebind.example.org"]


def test_the_system_resolver_finds_localhost_by_any_notation_and_it_is_refused() -> None:
    with server(answers(OK)) as (_, calls):
        for host in ("localhost", "0x7f.1", "127.1", "2130706433"):
            with pytest.raises((RefusedAddress, InvalidInput, httpx2.ConnectError)):
                post(f"https://{host}:8443/", b"{}", {}, AllowList())
        assert calls == []


def test_a_network_that_is_allowed_takes_no_other_port_or_scheme_outside() -> None:
    allowed = AllowList.parse("10.0.0.0/8")
    with pytest.raises(RefusedAddress, match="must be called by https"):
        post("http://example.org/", b"{}", {}, allowed, resolver=at("93.184.215.14"))


def test_no_redirect_is_followed() -> None:
    moved = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    with server(answers(moved)) as (port, calls):
        answer = post(f"http://127.0.0.1:{port}/", b"{}", {}, allow(port))
        assert (answer.status, len(calls)) == (302, 1)


def test_a_slow_answer_ends_at_the_deadline_however_it_trickles() -> None:
    def trickle(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for _ in range(200):
            connection.sendall(b"x: y\r\n")
            time.sleep(0.05)

    with server(trickle) as (port, _), pytest.raises(httpx2.HTTPError):
        post(f"http://127.0.0.1:{port}/", b"{}", {}, allow(port), timeout_s=0.4)


def test_a_silent_receiver_and_a_slow_resolver_end_at_the_deadline() -> None:
    released = threading.Event()
    with server(lambda _: released.wait(20) and None) as (port, _):
        with pytest.raises(httpx2.HTTPError):
            post(f"http://127.0.0.1:{port}/", b"{}", {}, allow(port), timeout_s=0.3)
        with pytest.raises(httpx2.HTTPError, match="looked up"):
            post(
                "https://slow.example.org/",
                b"{}",
                {},
                AllowList(),
                resolver=lambda *_: [str(released.wait(20))],
                timeout_s=2.0,
            )
        released.set()


def test_only_the_beginning_of_a_long_answer_is_read() -> None:
    def endless(connection: socket.socket) -> None:
        whole_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"a" * 65_536)

    with server(endless) as (port, _):
        answer = post(f"http://127.0.0.1:{port}/", b"{}", {}, allow(port))
    assert answer.status == 200
    assert answer.text == "a" * 2_000


def test_a_packed_answer_is_not_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 10_000_000)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(bomb)}\r\n\r\n"
    with server(answers(head.encode() + bomb)) as (port, _):
        answer = post(f"http://127.0.0.1:{port}/", b"{}", {}, allow(port))
    assert len(answer.text) <= 2_000


def test_a_receiver_that_closes_or_talks_nonsense_is_an_error() -> None:
    for text in (b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi"):
        with server(answers(text)) as (port, _), pytest.raises(httpx2.HTTPError):
            post(f"http://127.0.0.1:{port}/", b"{}", {}, allow(port), timeout_s=2)


def test_the_wait_that_a_receiver_asks_for_is_read() -> None:
    for text, wait_s in (("90", 90.0), ("99999999", 86_400.0), ("soon", None)):
        head = f"HTTP/1.1 429 Slow\r\nRetry-After: {text}\r\nContent-Length: 0\r\n\r\n"
        with server(answers(head.encode())) as (port, _):
            answer = post(f"http://127.0.0.1:{port}/", b"{}", {}, allow(port))
        assert (answer.status, answer.retry_after_s) == (429, wait_s)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for hooks.example, with its key in the same file."""
    file = tmp_path_factory.mktemp("tls") / "hooks.pem"
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=hooks.example", "-addext", "subjectAltName=DNS:hooks.example"]
    files = ["-keyout", str(file.with_suffix(".key")), "-out", str(file)]
    subprocess.run([*words, *names, *files], check=True, capture_output=True)
    file.write_text(file.read_text() + file.with_suffix(".key").read_text())
    return file


@pytest.mark.parametrize(("name", "fits"), [("hooks.example", True), ("other.example", False)])
def test_the_certificate_is_checked_against_the_name_not_the_address(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, name: str, fits: bool
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    asked: list[str | None] = []
    context.sni_callback = lambda _socket, host, _context: asked.append(host)

    def serve(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            request = whole_request(secure)
            asked.append(request.decode().split("Host: ", 1)[1].split("\r\n", 1)[0])
            secure.sendall(OK)

    with server(serve) as (port, _):
        url, allowed = f"https://{name}:{port}/", AllowList.parse(f"{name}:{port}")
        if fits:
            assert post(url, b"{}", {}, allowed, resolver=at("127.0.0.1")).text == "ok"
            assert asked == [name, f"{name}:{port}"]
        else:
            with pytest.raises(httpx2.HTTPError, match=r"(?i)certificate"):
                post(url, b"{}", {}, allowed, resolver=at("127.0.0.1"))
