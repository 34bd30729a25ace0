"""Small questions about ports, asked by the shell scripts before anything is installed.

port.py check HOST PORT    exit 0 if a server could listen there
port.py free HOST PORT     print PORT if it is free, else a free one
port.py answers URL        exit 0 if it answers 200
"""

import socket
import sys
import urllib.error
import urllib.request


def can_listen(host: str, port: int) -> bool:
    """Whether nobody listens there yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((host, port))
        except OSError:
            return False
        return True


def free(host: str, port: int) -> int:
    """The port itself, or another that is free now; 0 asks for any."""
    if port and can_listen(host, port):
        return port
    with socket.socket() as server:
        server.bind((host, 0))
        return int(server.getsockname()[1])


def answers(url: str) -> bool:
    """Whether a GET is answered with 200 within two seconds."""
    try:
        with urllib.request.urlopen(url, timeout=2) as reply:  # noqa: S310 (our own http address)
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def main(verb: str, *rest: str) -> int:
    """Answer one question."""
    if verb == "check":
        return 0 if can_listen(rest[0], int(rest[1])) else 1
    if verb == "free":
        print(free(rest[0], int(rest[1])))
        return 0
    return 0 if answers(rest[0]) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
