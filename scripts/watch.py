"""What supervisord knows of the studio's programs, and what there is to say about it."""

import http.client
import time
import xmlrpc.client
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from supervisor.xmlrpc import SupervisorTransport

#: A program that ended so often while the studio starts will not come up.
MAX_ENDS = 3
#: A program that ends again and again gets one line in this time.
QUIET_S = 60.0
TAIL_LINES = 20


@dataclass(frozen=True)
class Program:
    """One program as supervisord sees it."""

    name: str
    state: str
    pid: int
    #: Seconds since 1970 at which it last ended; 0 means never.
    ended: int
    exit_status: int
    spawn_error: str
    log: Path

    @property
    def gave_up(self) -> bool:
        """Whether supervisord has stopped trying."""
        return self.state == "FATAL"

    def how_it_ended(self) -> str:
        """Its exit status, or why it could not even be started."""
        status = f"exit status {self.exit_status}"
        return self.spawn_error if self.exit_status == 0 and self.spawn_error else status


class Supervisor:
    """Asks a running supervisord over its socket."""

    def __init__(self, socket: Path) -> None:
        transport = SupervisorTransport(None, None, f"unix://{socket}")
        self._server = xmlrpc.client.ServerProxy("http://127.0.0.1", transport=transport)

    def programs(self) -> list[Program]:
        """Every program; none while supervisord does not answer."""
        try:
            rows: Any = self._server.supervisor.getAllProcessInfo()
        except (OSError, http.client.HTTPException, xmlrpc.client.Error):
            return []
        return [_program(row) for row in rows]


def _program(row: dict[str, Any]) -> Program:
    return Program(
        name=row["name"],
        state=row["statename"],
        pid=row["pid"],
        ended=row["stop"],
        exit_status=row["exitstatus"],
        spawn_error=row["spawnerr"],
        log=Path(row["stdout_logfile"]),
    )


def tail(log: Path, lines: int = TAIL_LINES) -> str:
    """The last lines of a log; a note if there is none."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 20_000))
            text = file.read().decode(errors="replace")
    except OSError:
        return f"    (there is no {log})"
    return "\n".join(f"    {line}" for line in text.splitlines()[-lines:])


class Watch:
    """Says once what happened to each program."""

    def __init__(self, supervisor: Supervisor, say: Callable[[str], None]) -> None:
        self._supervisor = supervisor
        self._say = say
        self._last_end: dict[str, int] = {}
        self._said_at: dict[str, float] = {}
        self._given_up: set[str] = set()
        self.ends: Counter[str] = Counter()

    def look(self) -> Program | None:
        """Say what is new; the first program that has given up."""
        programs = self._supervisor.programs()
        for program in programs:
            self._say_end(program)
            self._say_gave_up(program)
        return next((program for program in programs if program.gave_up), None)

    def hopeless(self) -> Program | None:
        """The program that keeps the studio from starting: it gave up, or ended too often."""
        gave_up = self.look()
        often = {name for name, count in self.ends.items() if count >= MAX_ENDS}
        programs = self._supervisor.programs() if often else []
        return gave_up or next((one for one in programs if one.name in often), None)

    def _say_end(self, program: Program) -> None:
        if program.ended == self._last_end.get(program.name, 0):
            return
        self._last_end[program.name] = program.ended
        self.ends[program.name] += 1
        now = time.monotonic()
        if program.gave_up or now - self._said_at.get(program.name, -QUIET_S) < QUIET_S:
            return
        self._said_at[program.name] = now
        how = program.how_it_ended()
        self._say(f"{program.name} ended ({how}) and is started again; its log is {program.log}")

    def _say_gave_up(self, program: Program) -> None:
        if program.gave_up and program.name not in self._given_up:
            self._given_up.add(program.name)
            self._say(report(program, "gave up"))
        elif not program.gave_up:
            self._given_up.discard(program.name)


def report(program: Program, what: str) -> str:
    """What happened to a program, with the end of its own log."""
    return (
        f"error: {program.name} {what} ({program.how_it_ended()}); "
        f"the end of its log, {program.log}:\n{tail(program.log)}"
    )
