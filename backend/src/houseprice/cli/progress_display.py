"""Progress of trainings on standard error: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from houseprice.cli.training_processes.pool import OnNews

#: Without a terminal a line is written whenever so many percent more are done.
_STEP = 10


@contextmanager
def shown_progress(names: Sequence[str]) -> Iterator[OnNews]:
    """Show how far the named trainings are; yields what to call with each report."""
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
    with Progress(*columns, console=console) as bars:
        tasks = {name: bars.add_task("waiting", total=1.0, family=name) for name in names}

        def show(name: str, progress: dict[str, Any]) -> None:
            bars.update(
                tasks[name], completed=progress["fraction"], description=progress["message"]
            )

        yield show
        for task in tasks.values():
            bars.stop_task(task)


class _Lines:
    def __init__(self, console: Console) -> None:
        self._console = console
        self._next: dict[str, int] = {}
        self._lock = Lock()

    def __call__(self, name: str, progress: dict[str, Any]) -> None:
        percent = int(100 * progress["fraction"])
        with self._lock:
            if percent < self._next.get(name, 0):
                return
            self._next[name] = percent - percent % _STEP + _STEP
            line = f"{name}: {percent} %, {progress['message']}"
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)
