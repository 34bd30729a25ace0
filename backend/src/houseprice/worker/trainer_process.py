"""A trainer from the side of its supervisor, which starts it, listens to it and ends it."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

import psutil

from houseprice.worker.protocol import MAX_LINE_BYTES, TrainerMessage, TrainerRequest, parse_message

#: A fresh interpreter; -P keeps the working directory off the import path.
TRAINER_COMMAND: tuple[str, ...] = (
    sys.executable, "-P", "-m", "houseprice.worker.trainer",
)  # fmt: skip
_CHUNK = 1 << 16
_DUMP_WAIT_S = 2.0


class TrainerProcess:
    """One trainer in a session and process group of its own.

    Call `start` to get one, and `end` at last, whatever has happened.
    """

    def __init__(self, process: subprocess.Popen[bytes], reports: int) -> None:
        self._process = process
        self._reports = reports
        self._buffer = b""
        self._open = True

    @classmethod
    def start(
        cls,
        command: Sequence[str],
        request: TrainerRequest,
        environment: Mapping[str, str],
        log: Path,
    ) -> Self:
        """Start a trainer and hand it its request.

        Parameters
        ----------
        command : sequence of str
            Argument vector, without secrets and without user input.
        request : TrainerRequest
            `report_fd` and `parent_pid` are filled in here.
        environment : mapping of str to str
            Whole environment of the trainer.
        log : Path
            Gets standard output and error.
        """
        log.parent.mkdir(parents=True, exist_ok=True)
        reader, writer = os.pipe()
        try:
            process = _spawn(command, environment, log, writer)
        except BaseException:
            os.close(reader)
            raise
        finally:
            os.close(writer)
        os.set_blocking(reader, False)
        trainer = cls(process, reader)
        trainer._send(replace(request, report_fd=writer, parent_pid=os.getpid()).to_line())
        return trainer

    @property
    def pid(self) -> int:
        """Process id, also of the group."""
        return self._process.pid

    def messages(self, timeout_s: float) -> list[TrainerMessage]:
        """Messages that came within `timeout_s`; other lines are left out."""
        if not self._open:
            time.sleep(timeout_s)
            return []
        ready, _, _ = select.select([self._reports], [], [], timeout_s)
        return self._read() if ready else []

    def last_messages(self) -> list[TrainerMessage]:
        """Messages that an ended trainer had still written."""
        messages: list[TrainerMessage] = []
        while self._open and (batch := self.messages(0.0)):
            messages += batch
        return messages

    def returncode(self) -> int | None:
        """Exit status (minus the signal that ended it), or None while it runs."""
        return self._process.poll()

    def is_frozen(self) -> bool:
        """Whether the system has stopped it (SIGSTOP), so that it cannot obey; Linux tells."""
        try:
            stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        return stat.rpartition(")")[2].split()[0] in ("T", "t")

    def memory_bytes(self) -> int:
        """Memory that it holds alone, in bytes; 0 once it has ended."""
        try:
            info = psutil.Process(self.pid).memory_info()
        except psutil.Error:
            return 0
        # Linux counts the pages of libraries, which all processes share, as resident too.
        return int(info.rss - getattr(info, "shared", 0))

    def tell(self, command: str) -> None:
        """Write a command line."""
        self._send(command.encode() + b"\n")

    def ask(self, command: str) -> None:
        """Ask it to stop by a command line, and by SIGTERM in case it does not read."""
        self.tell(command)
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)

    def dump(self) -> None:
        """Make a stuck trainer write its stacks to the log, which also ends it."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGABRT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_DUMP_WAIT_S)

    def end(self) -> None:
        """Kill the rest of the group, and close every handle."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        self._close()
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def _send(self, line: bytes) -> None:
        if self._process.stdin is None:
            return
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(line)
            self._process.stdin.flush()

    def _read(self) -> list[TrainerMessage]:
        try:
            chunk = os.read(self._reports, _CHUNK)
        except BlockingIOError:
            return []
        if not chunk:
            self._close()
        *lines, self._buffer = (self._buffer + chunk).split(b"\n")
        if len(self._buffer) > MAX_LINE_BYTES:
            self._buffer = b""
        return [message for line in lines if (message := parse_message(line)) is not None]

    def _close(self) -> None:
        if self._open:
            self._open = False
            os.close(self._reports)


def _spawn(
    command: Sequence[str], environment: Mapping[str, str], log: Path, writer: int
) -> subprocess.Popen[bytes]:
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - the command is ours, never from a message
            list(command),
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            pass_fds=(writer,),
            start_new_session=True,
            env=dict(environment),
            cwd=log.parent,
        )
