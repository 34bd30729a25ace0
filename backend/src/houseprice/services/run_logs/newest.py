"""The log of a run: what the trainer of its newest attempt wrote."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from houseprice.errors import NotFound
from houseprice.services import runs
from houseprice.services.context import Context

#: Lines that are shown; all of them are in the download.
MOST_LINES = 500
#: Bytes from the end of a file that are read for them.
_TAIL_BYTES = 1 << 20
_CHUNK_BYTES = 1 << 16


@dataclass(frozen=True)
class RunLogView:
    """The last lines of the newest attempt's log.

    Parameters
    ----------
    fence : int
        Number of the attempt's claim, as in the name of the file.
    lines : tuple of str
        Oldest first.
    is_whole : bool
        Whether there are no lines before them.
    """

    fence: int
    lines: tuple[str, ...]
    is_whole: bool


def last_lines(ctx: Context, run_id: str, most: int = MOST_LINES) -> RunLogView:
    """The last lines of the newest attempt.

    Raises
    ------
    NotFound
        If there is no such run, or no log of it on this machine.
    """
    file = newest_log(ctx, run_id)
    start = max(0, file.stat().st_size - _TAIL_BYTES)
    with file.open("rb") as content:
        content.seek(start)
        lines = content.read(_TAIL_BYTES).decode("utf-8", "replace").splitlines()
    lines = lines[1:] if start > 0 else lines
    return RunLogView(_fence(file), tuple(deque(lines, most)), start == 0 and len(lines) <= most)


def newest_log(ctx: Context, run_id: str) -> Path:
    """File of the newest attempt's log; the errors are those of `last_lines`."""
    run = runs.get(ctx, run_id)
    folder = ctx.settings.run_logs_dir
    logs = {*folder.glob(f"{run.id}-*.log"), *_sent_logs(ctx, folder, run.id)}
    files = sorted(logs, key=_fence)
    if not files:
        raise NotFound(
            f"There is no log of the run {run.id} on this machine",
            hint="A run has a log once a worker has started it; a worker on another machine keeps "
            "it there. Logs go after 30 days.",
        )
    return ctx.files.bring(files[-1])


def _sent_logs(ctx: Context, folder: Path, run_id: str) -> list[Path]:
    """Logs of attempts that are over, which any machine has sent."""
    names = [item.name for item in ctx.files.stored(folder)]
    return [folder / name for name in names if name.startswith(f"{run_id}-")]


def chunks(file: Path) -> Iterator[bytes]:
    """The content of a log, up to what it had when it was opened."""
    with file.open("rb") as content:
        left = os.fstat(content.fileno()).st_size
        while left > 0 and (chunk := content.read(min(_CHUNK_BYTES, left))):
            left -= len(chunk)
            yield chunk


def _fence(file: Path) -> int:
    return int(file.stem.rpartition("-")[2])
