"""Progress of trainings on standard error: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from houseprice.cli.training_processes.pool import OnNews
from houseprice.progress import TimeLeft, with_longer

#: Percent of the work after which the next line is written where there is no terminal.
_STEP = 10


@contextmanager
def shown_progress(names: Sequence[str]) -> Iterator[OnNews]:
    """Show how far the named trainings are; yields the callback for their reports."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines(console)
        return
    columns = (
        TextColumn("{task.fields[family]:<12}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    words = _Words()
    with Progress(*columns, console=console) as bars:
        tasks = {name: bars.add_task("waiting", total=1.0, family=name) for name in names}

        def show(name: str, progress: dict[str, Any]) -> None:
            text = words.of(name, progress)
            bars.update(tasks[name], completed=progress["fraction"], description=text)

        yield show
        for task in tasks.values():
            bars.stop_task(task)


def about(seconds: float) -> str:
    """The time left in words.

    Examples
    --------
    >>> about(7.2), about(80.0), about(5_000.0)
    ('about 10 s left', 'about 1 min left', 'about 1 h 20 min left')
    """
    if seconds < 55:
        return f"about {max(round(seconds / 5) * 5, 5)} s left"
    minutes = round(seconds / 60) if seconds < 600 else round(seconds / 300) * 5
    hours, minutes = divmod(minutes, 60)
    return f"about {hours} h {minutes} min left" if hours else f"about {minutes} min left"


class _Words:
    """The text for each training: what it does and how long it still takes."""

    def __init__(self) -> None:
        self._left: dict[str, TimeLeft] = {}

    def of(self, name: str, progress: dict[str, Any]) -> str:
        """The text of a report."""
        estimate_s, now = progress.get("left_s"), time.monotonic()
        message = str(progress["message"])
        if estimate_s is None:
            return message
        previous = self._left.get(name)
        time_left = (
            TimeLeft.first(estimate_s, now) if previous is None else previous.then(estimate_s, now)
        )
        self._left[name] = time_left
        message = with_longer(message) if time_left.is_longer else message
        return f"{message}, {about(time_left.seconds)}"


class _Lines:
    def __init__(self, console: Console) -> None:
        self._console = console
        self._words = _Words()
        self._next: dict[str, int] = {}
        self._lock = Lock()

    def __call__(self, name: str, progress: dict[str, Any]) -> None:
        percent = int(100 * progress["fraction"])
        with self._lock:
            text = self._words.of(name, progress)
            if percent < self._next.get(name, 0):
                return
            self._next[name] = percent - percent % _STEP + _STEP
            line = f"{name}: {percent} %, {text}"
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)
