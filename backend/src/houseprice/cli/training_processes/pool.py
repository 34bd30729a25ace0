"""Trainings as child processes, side by side."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from houseprice.errors import (
    Conflict,
    Diverged,
    HousePriceError,
    InvalidData,
    InvalidInput,
    StorageFull,
    Unavailable,
)

OnNews = Callable[[str, dict[str, Any]], None]
_END_S = 10.0
_LOOK_S = 0.2
_THREAD_VARIABLES = (
    *("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS"),
    "TF_NUM_INTRAOP_THREADS",
)


class ChildFailed(HousePriceError):
    """A training process ended without a result."""

    code = "training_failed"


@dataclass(frozen=True)
class Job:
    """One training to start.

    Parameters
    ----------
    name : str
        A family or ``blend``.
    request : dict
        The request that `child` reads, without ``news_fd``.
    """

    name: str
    request: dict[str, Any]


@dataclass(frozen=True)
class JobEnd:
    """How a training or a trial ended: with a result, or with a problem.

    Parameters
    ----------
    result : dict or None
        The result of `training.train.TrainResult`.
    artifact : Path or None
    problem : HousePriceError or None
    trial : dict or None
        ``Trial.to_json()``.
    """

    result: dict[str, Any] | None = None
    artifact: Path | None = None
    problem: HousePriceError | None = None
    trial: dict[str, Any] | None = None


@dataclass
class _Running:
    stopped: threading.Event = field(default_factory=threading.Event)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)


_KINDS: dict[str, type[HousePriceError]] = {
    kind.code: kind
    for kind in (InvalidInput, InvalidData, Conflict, Diverged, StorageFull, Unavailable)
}


def cores() -> int:
    """Number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_jobs(jobs: Sequence[Job], slots: int, on_news: OnNews) -> dict[str, JobEnd]:
    """Run trainings, at most `slots` at a time; a failed training does not stop the others.

    Parameters
    ----------
    jobs : sequence of Job
    slots : int
    on_news : callable
        Called with a job's name and each report of its progress, from several threads.

    Returns
    -------
    dict of str to JobEnd
        In the order of `jobs`.
    """
    with _ended_on_leaving() as running, ThreadPoolExecutor(max_workers=slots) as pool:
        futures = {job.name: pool.submit(_run, job, running, on_news) for job in jobs}
        _wait(list(futures.values()), running)
        return {name: future.result() for name, future in futures.items()}


def run_stream(
    next_job: Callable[[], Job | None],
    slots: int,
    on_news: OnNews,
    on_end: Callable[[Job, JobEnd], None],
) -> None:
    """Run the jobs that `next_job` returns, at most `slots` at a time, until there is none.

    Parameters
    ----------
    next_job : callable
        Returns the next job, or None if there are no more. It is never called from two threads at
        once, nor at the same time as `on_end`.
    slots : int
    on_news : callable
        As in `run_jobs`.
    on_end : callable
        Called with a job and its end; not called for jobs that are ended from outside.
    """
    lock = threading.Lock()

    def serve(running: _Running) -> None:
        while not running.stopped.is_set():
            with lock:
                job = next_job()
            if job is None:
                return
            ended = _run(job, running, on_news)
            if not running.stopped.is_set():
                with lock:
                    on_end(job, ended)

    with _ended_on_leaving() as running, ThreadPoolExecutor(max_workers=slots) as pool:
        futures = [pool.submit(serve, running) for _ in range(slots)]
        _wait(futures, running)
        for future in futures:
            future.result()


def _wait(futures: Sequence[Future[Any]], running: _Running) -> None:
    try:
        # On some systems a wait without a timeout does not react to Ctrl-C.
        while wait(futures, timeout=_LOOK_S).not_done:
            pass
    except BaseException:
        for future in futures:
            future.cancel()
        _end(running)
        raise


@contextmanager
def _ended_on_leaving() -> Iterator[_Running]:
    running = _Running()
    try:
        yield running
    finally:
        _end(running)


def _end(running: _Running) -> None:
    running.stopped.set()
    alive = [process for process in running.processes if process.poll() is None]
    for process in alive:
        process.terminate()
    for process in alive:
        try:
            process.wait(_END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _run(job: Job, running: _Running, on_news: OnNews) -> JobEnd:
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as log, os.fdopen(reading, encoding="utf-8") as news:
        try:
            process = _start(job, writing, log)
        finally:
            os.close(writing)
        running.processes.append(process)
        ended = _listen(job.name, news, on_news)
        status = process.wait()
        return ended or JobEnd(problem=_crash(job.name, status, log))


def _start(job: Job, writing: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-m", "houseprice.cli.training_processes.child"],
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        pass_fds=[writing],
        env=_environment(os.environ, job.request["threads"]),
        start_new_session=True,  # Ctrl-C reaches this process, which then ends its children
    )
    assert process.stdin is not None, "stdin is a pipe"  # noqa: S101 for the type checker
    with process.stdin as stdin:
        stdin.write(json.dumps({**job.request, "news_fd": writing}).encode())
    return process


def _listen(name: str, news: IO[str], on_news: OnNews) -> JobEnd | None:
    ended = None
    for line in news:
        message = json.loads(line)
        if "progress" in message:
            on_news(name, message["progress"])
        elif "trial" in message:
            ended = JobEnd(trial=message["trial"])
        elif "result" in message:
            ended = JobEnd(message["result"], Path(message["artifact"]))
        else:
            ended = JobEnd(problem=_problem(message["error"]))
    return ended


def _problem(error: Mapping[str, Any]) -> HousePriceError:
    kind = _KINDS.get(str(error["code"]), ChildFailed)
    return kind(str(error["message"]), hint=str(error["hint"]))


def _crash(name: str, status: int, log: IO[bytes]) -> ChildFailed:
    log.seek(0, os.SEEK_END)
    log.seek(max(log.tell() - 2000, 0))
    output = log.read().decode(errors="replace").strip()
    how = f"signal {-status}" if status < 0 else f"exit status {status}"
    return ChildFailed(f"The training of {name} ended with {how}.", hint=output)


def _environment(environment: Mapping[str, str], threads: int) -> dict[str, str]:
    return {
        **environment,
        **dict.fromkeys(_THREAD_VARIABLES, str(threads)),
        "TF_NUM_INTEROP_THREADS": "1",
        # A waiting OpenMP thread that spins takes the core from the training beside it.
        "OMP_WAIT_POLICY": "PASSIVE",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "TOKENIZERS_PARALLELISM": "false",
        "PYTHONHASHSEED": "0",
    }
