"""A TCP proxy between a process and a server, which makes the network slow, dead or cut."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
import time
from dataclasses import dataclass, field
from typing import Self

_CHUNK = 1 << 16


@dataclass
class Proxy:
    """Passes connections on to a port of this machine.

    Parameters
    ----------
    target : int
        Port of the server.
    delay_s : float
        Longest delay of each piece; half of it or more.
    cut_on : bytes
        The connection ends after a piece of the client with this text has reached the server.
    is_away : bool
        New connections are closed at once, and open ones pass nothing on.
    """

    target: int
    delay_s: float = 0.0
    cut_on: bytes = b""
    is_away: bool = False
    _listener: socket.socket = field(default_factory=socket.socket)
    _open: list[socket.socket] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(64)
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        self.reset()

    @property
    def port(self) -> int:
        """Port of the proxy."""
        return int(self._listener.getsockname()[1])

    def reset(self) -> None:
        """Close every connection."""
        while self._open:
            _close(self._open.pop())

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                client, _ = self._listener.accept()
                if self.is_away:
                    client.close()
                    continue
                server = socket.create_connection(("127.0.0.1", self.target))
                self._open += [client, server]
                for pair in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, is_client: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(_CHUNK):
                while self.is_away:
                    time.sleep(0.05)
                time.sleep(self.delay_s * random.uniform(0.5, 1.0))  # noqa: S311 - jitter
                if is_client and self.cut_on and self.cut_on in piece:
                    self._cut(source, sink, piece)
                    return
                sink.sendall(piece)
        _close(source)
        _close(sink)

    def _cut(self, client: socket.socket, server: socket.socket, piece: bytes) -> None:
        """Let a piece arrive, and its answer not."""
        self.cut_on = b""
        _close(client)
        server.sendall(piece)
        time.sleep(0.5)  # the server must not see the end of the connection before the piece
        _close(server)


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
