"""What supervisord says about the studio's programs, and what the user must hear of it."""

import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

#: A program that ended so often while the studio starts will not come up.
MAX_ENDS = 3
#: A program that ends again and again gets one line in this time.
QUIET_S = 60.0
TAIL_LINES = 20
#: Lines such as "… WARN exited: broker (exit status 3; not expected)".
_EXITED = re.compile(r" exited: (\S+) \(([^;)]+)")
_GAVE_UP = re.compile(r" gave up: (\S+) entered FATAL state")
_NOT_SPAWNED = re.compile(r" spawnerr: (.+)")


def tail(log: Path, lines: int = TAIL_LINES) -> str:
    """The last lines of a log; a note if there are none."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 20_000))
            text = file.read().decode(errors="replace")
    except OSError:
        return f"    (there is no {log})"
    return "\n".join(f"    {line}" for line in text.splitlines()[-lines:] or ["(it is empty)"])


class Watch:
    """Reads what supervisord prints, and says what happened to each program.

    Parameters
    ----------
    stream : int
        Descriptor of the pipe that supervisord prints to. It does not depend on a disk.
    logs : Path
        Folder of the programs' own logs, which are named after them.
    say : callable
        Gets what the user must hear.
    """

    def __init__(self, stream: int, logs: Path, say: Callable[[str], None]) -> None:
        os.set_blocking(stream, False)
        self._stream = stream
        self._logs = logs
        self._say = say
        self._rest = b""
        self._ends: Counter[str] = Counter()
        self._how: dict[str, str] = {}
        self._said_at: dict[str, float] = {}
        self._spawn_error = "it could not be started"
        self._hopeless: str | None = None

    def look(self) -> str | None:
        """Say what is new; the program that keeps the studio from starting, if there is one."""
        for line in self._lines():
            if match := _EXITED.search(line):
                self._ended(match[1], match[2])
            elif match := _NOT_SPAWNED.search(line):
                self._spawn_error = match[1]
            elif match := _GAVE_UP.search(line):
                self._hopeless = match[1]
                self.report(match[1], "gave up")
        return self._hopeless

    def look_at_start(self) -> str | None:
        """As `look`; a program that ends again and again has as little hope as one that gave up."""
        often = [name for name, count in self._ends.items() if count >= MAX_ENDS]
        if (gave_up := self.look()) is None and often:
            self.report(often[0], "ends again and again")
            return often[0]
        return gave_up

    def report(self, name: str, what: str, why: str | None = None) -> None:
        """Say what happened to a program, with the end of its own log."""
        why = why or self._how.get(name, self._spawn_error)
        log = self._logs / f"{name}.log"
        self._say(f"error: {name} {what} ({why}); the end of its log, {log}:\n{tail(log)}")

    def _lines(self) -> Iterator[str]:
        while chunk := self._read():
            *lines, self._rest = (self._rest + chunk).split(b"\n")
            yield from (line.decode(errors="replace") for line in lines)

    def _read(self) -> bytes:
        try:
            return os.read(self._stream, 1 << 16)
        except BlockingIOError:
            return b""

    def _ended(self, name: str, how: str) -> None:
        self._ends[name] += 1
        self._how[name] = how
        now = time.monotonic()
        if now - self._said_at.get(name, -QUIET_S) >= QUIET_S:
            self._said_at[name] = now
            log = self._logs / f"{name}.log"
            self._say(f"{name} ended ({how}) and is started again; its log is {log}")
