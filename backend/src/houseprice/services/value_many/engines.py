"""Who values the parts: processes of this machine, or the workers of a Dask cluster."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from houseprice.errors import InvalidInput, Unavailable
from houseprice.services.value_many.plan import HomesPart
from houseprice.services.value_many.work import PartValued, value_part

#: Values parts in any order; each comes once.
PartEngine = Callable[[Sequence[HomesPart]], Iterator[PartValued]]
#: How often a part may take its process with it.
_MOST_LOSSES = 3


def in_processes(count: int) -> PartEngine:
    """Value with processes of this machine.

    A process that is killed takes the others with it; all that is not written is done again.
    """

    def run(parts: Sequence[HomesPart]) -> Iterator[PartValued]:
        left = {part.number: part for part in parts}
        losses = 0
        while left:
            try:
                for done in _one_pool(list(left.values()), count):
                    del left[done.number]
                    yield done
            except BrokenProcessPool as error:
                losses += 1
                if losses >= _MOST_LOSSES:
                    raise _given_up(len(left)) from error

    return run


def _one_pool(parts: Sequence[HomesPart], count: int) -> Iterator[PartValued]:
    # Polars has threads, which do not survive a fork.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=context) as pool:
        for future in as_completed([pool.submit(value_part, part) for part in parts]):
            yield future.result()


def on_dask(address: str) -> PartEngine:
    """Value with the workers of a cluster; what a lost worker had goes to another.

    Parameters
    ----------
    address : str
        Address of the scheduler, such as ``tcp://scheduler:8786``.

    Raises
    ------
    InvalidInput
        If Dask is not installed.
    """
    try:
        from distributed import Client, KilledWorker, as_completed  # noqa: PLC0415
    except ImportError as error:
        raise InvalidInput(
            "--dask needs a package that is not installed.", hint="Install houseprice[dask]."
        ) from error

    def run(parts: Sequence[HomesPart]) -> Iterator[PartValued]:
        try:
            client = Client(address, timeout="20s")  # type: ignore[no-untyped-call]  # no hints
        except OSError as error:
            raise _no_scheduler(address) from error
        with client:
            futures = client.map(value_part, parts, pure=False, retries=_MOST_LOSSES)
            try:
                finished = as_completed(futures, with_results=True)  # type: ignore[no-untyped-call]  # no hints
                for _, done in finished:
                    yield done
            except KilledWorker as error:
                raise _given_up(len(parts)) from error

    return run


def _no_scheduler(address: str) -> Unavailable:
    return Unavailable(
        f"The scheduler of the Dask cluster must answer, got nothing from {address}.",
        hint="Check the address; `dask scheduler` prints it.",
    )


def _given_up(left: int) -> Unavailable:
    return Unavailable(
        f"Processes must live until their part is valued, but {_MOST_LOSSES} were lost; "
        f"up to {left:,} parts are not written.",
        hint="Most often memory ran out: use fewer processes or smaller parts. The same command "
        "goes on with what is missing.",
    )
