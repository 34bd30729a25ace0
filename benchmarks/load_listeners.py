"""Many listeners of the event stream in a process of their own, for `load.py`."""

import asyncio
import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any
from urllib.parse import urlsplit

import numpy as np

_OPEN_WITHIN_S = 60.0
_LINE_BYTES = 1 << 22


class Crowd:
    """Listeners that note when each event reached them."""

    def __init__(self, pipe: Connection | None, process: Any) -> None:
        self._pipe, self._process = pipe, process

    def figures(self) -> dict[str, Any]:
        """End the listeners; how late the last of them was, and what was lost."""
        if self._pipe is None:
            return {"events": 0, "p99": 0.0, "max": 0.0, "lost": 0, "broken": 0}
        self._pipe.send("end")
        found: dict[str, Any] = self._pipe.recv()
        self._process.join()
        return found


@contextmanager
def crowd(url: str, count: int) -> Iterator[Crowd]:
    """So many open streams; an empty crowd for none."""
    if count == 0:
        yield Crowd(None, None)
        return
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_listen, args=(url, count, theirs), daemon=True)
    process.start()
    if not ours.poll(_OPEN_WITHIN_S) or ours.recv() != "open":
        raise SystemExit(f"{count} streams must open within {_OPEN_WITHIN_S:.0f} s")
    try:
        yield Crowd(ours, process)
    finally:
        process.kill()
        process.join()


def _listen(url: str, count: int, pipe: Connection) -> None:
    asyncio.run(_all(url, count, pipe))


async def _all(url: str, count: int, pipe: Connection) -> None:
    seen: list[dict[int, float]] = [{} for _ in range(count)]
    opened = [asyncio.Event() for _ in range(count)]
    tasks = [
        asyncio.create_task(_one(url, own, event)) for own, event in zip(seen, opened, strict=True)
    ]
    await asyncio.gather(*(event.wait() for event in opened))
    pipe.send("open")
    began = time.monotonic()
    while not pipe.poll():
        await asyncio.sleep(0.1)
    broken = sum(task.done() for task in tasks)
    for task in tasks:
        task.cancel()
    pipe.send(summary([{k: at for k, at in own.items() if at > began} for own in seen], broken))


async def _one(url: str, seen: dict[int, float], opened: asyncio.Event) -> None:
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(
        address.hostname, address.port, limit=_LINE_BYTES
    )
    host = f"{address.hostname}:{address.port}"
    writer.write(f"GET /v1/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    while line := await reader.readline():
        opened.set()
        if line.startswith(b"id: "):
            seen.setdefault(int(line[4:]), time.monotonic())


def summary(seen: list[dict[int, float]], broken: int) -> dict[str, Any]:
    """Milliseconds from the first to each other listener of an event, and events that are missing.

    The first and the last second are left out, since they cut events in two.

    Examples
    --------
    >>> summary([{1: 0.0, 2: 2.0, 3: 4.0}, {1: 0.0, 2: 2.1, 3: 4.0}], 0)
    {'events': 1, 'p99': 99.0, 'max': 100.0, 'lost': 0, 'broken': 0}
    """
    first: dict[int, float] = {}
    for own in seen:
        for number, at in own.items():
            first[number] = min(at, first.get(number, at))
    edges = (min(first.values(), default=0.0) + 1.0, max(first.values(), default=0.0) - 1.0)
    whole = {number: at for number, at in first.items() if edges[0] <= at <= edges[1]}
    late = [
        1000 * (own[number] - at) for number, at in whole.items() for own in seen if number in own
    ]
    p99 = round(float(np.percentile(late, 99)), 1) if late else 0.0
    return {
        "events": len(whole),
        "p99": p99,
        "max": round(max(late, default=0.0), 1),
        "lost": len(whole) * len(seen) - len(late),
        "broken": broken,
    }
