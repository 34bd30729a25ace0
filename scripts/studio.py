"""Runs the studio in this terminal: starts supervisord, says when all is up, ends all with itself.

start-all.sh becomes this program; every setting comes in the environment. The lock on the data
folder is an open file that it was handed, and that none of its children gets.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import leftovers
import port
from watch import Watch, tail

#: A slow machine needs this long for one program; what gives up is seen at once.
PATIENCE_S = 180.0
#: supervisord itself kills what does not end within a minute.
STOP_PATIENCE_S = 90.0
#: The name of a socket may have some 100 bytes; supervisord adds its own number while it makes it.
MAX_SOCKET_NAME = 96
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ended(Exception):
    """The studio cannot go on; what was wrong has been said."""


class Stopped(Exception):
    """A signal told the studio to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def say(text: str) -> None:
    """Tell the user."""
    print(text, file=sys.stderr, flush=True)


def raise_stopped(number: int, _frame: object) -> None:
    """End what is going on, wherever it is."""
    raise Stopped(number)


def listen_to_signals() -> None:
    """A signal that is ignored already, as `nohup` does, stays ignored."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, raise_stopped)


def socket_of(run: Path) -> Path:
    """Where supervisord listens: in the data folder, unless the name would be too long."""
    socket = run / "supervisor.sock"
    if len(os.fsencode(socket)) <= MAX_SOCKET_NAME:
        return socket
    return Path(tempfile.mkdtemp(prefix="houseprice-")) / socket.name


class Studio:
    """The processes of one data folder."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self._logs = Path(environment["HP_LOGS"])
        self._socket = socket_of(Path(environment["HP_RUN"]))
        self._supervisor: subprocess.Popen[bytes] | None = None
        reader, self._writer = os.pipe()
        self._watch = Watch(reader, self._logs, say)

    def start(self) -> None:
        """Start the supervisor, which starts the rest."""
        configuration = f"{self._environment['HP_ROOT']}/scripts/supervisord.conf"
        program = f"{self._environment['HP_VENV']}/bin/supervisord"
        with (self._logs / "supervisord.err").open("wb") as errors:
            self._supervisor = subprocess.Popen(
                [program, "--nodaemon", "--configuration", configuration],
                env={**self._environment, "HP_SOCKET": str(self._socket)},
                stdin=subprocess.DEVNULL,
                stdout=self._writer,
                stderr=errors,
                start_new_session=True,  # Ctrl-C reaches it only through this program
            )

    def wait_for(self, name: str, url: str, answers: Callable[[str], bool] = port.answers) -> None:
        """Wait until a program answers; say at once which one gives up."""
        deadline = time.monotonic() + PATIENCE_S
        while not answers(url):
            self._check_supervisor()
            if self._watch.look_at_start():
                raise Ended
            if time.monotonic() > deadline:
                self._watch.report(name, "did not answer", url)
                raise Ended
            time.sleep(0.25)

    def stay(self) -> None:
        """Say what ends, until the supervisor does."""
        while True:
            self._check_supervisor()
            self._watch.look()
            time.sleep(1)

    def _check_supervisor(self) -> None:
        if self._supervisor is None or (status := self._supervisor.poll()) is None:
            return
        how = f"was killed by signal {-status}" if status < 0 else f"ended (exit status {status})"
        say(f"error: the supervisor of the processes {how}; the end of its log in {self._logs}:")
        errors = self._logs / "supervisord.err"
        say(tail(errors) if errors.stat().st_size else tail(self._logs / "supervisord.log", 3))
        raise Ended

    def stop(self) -> None:
        """End every process; once this has begun, nothing but SIGKILL interrupts it."""
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        say("\nStopping (usually 5 to 15 seconds; a running training returns to the queue)")
        if self._supervisor is not None:
            self._supervisor.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._supervisor.wait(STOP_PATIENCE_S)
        leftovers.end(Path(self._environment["HOUSEPRICE_DATA_DIR"]), say)
        if self._socket.parent != Path(self._environment["HP_RUN"]):
            self._socket.unlink(missing_ok=True)
            self._socket.parent.rmdir()


def has_worker(url: str) -> bool:
    """Whether the API knows of a worker; it tells so to anybody, with accounts too."""
    try:
        with urllib.request.urlopen(url, timeout=4) as reply:  # noqa: S310 (our own http address)
            parts = json.load(reply)["parts"]
    except (OSError, ValueError, KeyError):
        return False
    return any(part["name"] == "workers" and part["ok"] for part in parts)


def wait_until_ready(studio: Studio, environment: dict[str, str]) -> None:
    """Wait for each program and say where the studio is."""
    host, web = environment["HP_ADDRESS"], environment["HP_PORT_WEB"]
    api = environment["HP_BACKEND_URL"]
    flower = f"http://127.0.0.1:{environment['HP_PORT_FLOWER']}"
    page = f"http://{host}:{web}" if environment["HP_FRONTEND"] == "true" else ""
    studio.wait_for("backend", f"{api}/health")
    if page:
        studio.wait_for("frontend", f"{page}/")
    studio.wait_for("flower", f"{flower}/healthcheck")
    studio.wait_for("worker", f"{api}/health", has_worker)
    user, _, password = environment["FLOWER_BASIC_AUTH"].partition(":")
    say(f"\n  Studio   {page}" if page else "")
    say(f"  API      {api}/docs")
    say(f"  Flower   {flower}   (user {user}, password {password})")
    say(f"  Data     {environment['HOUSEPRICE_DATA_DIR']}   (logs in {environment['HP_LOGS']})")
    if environment.get("HP_FIRST_LINK"):
        say("\n  There is no administrator yet. This link makes one, once:")
        say(f"  {environment['HP_FIRST_LINK']}")
    say("\nReady. Ctrl-C stops everything.")


def main() -> int:
    """Run until a signal, or until the studio cannot go on."""
    listen_to_signals()
    environment = dict(os.environ)
    studio = Studio(environment)
    try:
        say("Starting (usually 10 to 20 seconds)")
        studio.start()
        wait_until_ready(studio, environment)
        studio.stay()
    except Stopped as stopped:
        studio.stop()
        return 128 + stopped.number
    except Ended:
        studio.stop()
    return 1


if __name__ == "__main__":
    sys.exit(main())
