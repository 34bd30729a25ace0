"""Values all parts of a batch side by side, and leaves out those that are there already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from houseprice.valuation.batches.files import part_file, write_part
from houseprice.valuation.batches.valuing import BatchValuer, part_rows


def value_parts(
    batch: BatchValuer,
    folder: Path,
    on_rows: Callable[[int], object],
    threads: int = 1,
    mark: str = "partial",
) -> int:
    """Value the homes of a file and write each part as soon as it is done.

    Parameters
    ----------
    batch : BatchValuer
    folder : Path
        Gets the parts. Whole parts that an earlier attempt has left there stay.
    on_rows : callable
        Called with the number of homes that are done, first with those of earlier attempts; it
        may raise to stop, and the parts that are done stay.
    threads : int
        Parts that are valued at the same time.
    mark : str
        Tells the partial files of attempts apart.

    Returns
    -------
    int
        Number of homes that earlier attempts had done.

    Raises
    ------
    StorageFull
        If the disk is full.
    """
    size = {start: _size(batch, start) for start in batch.starts()}
    waiting = [start for start in size if not _is_whole(part_file(folder, start), size[start])]
    before = done = batch.homes.rows - sum(size[start] for start in waiting)
    on_rows(done)

    def work(start: int) -> int:
        write_part(batch.part(start), folder, start, mark)
        return size[start]

    with _pool(threads) as pool:
        for future in as_completed([pool.submit(work, start) for start in waiting]):
            done += future.result()
            on_rows(done)
    return before


def _size(batch: BatchValuer, start: int) -> int:
    return min(part_rows(batch.homes.rows), batch.homes.rows - start)


def _is_whole(file: Path, rows: int) -> bool:
    """Whether an earlier attempt has written the part with all of its homes."""
    try:
        return int(pl.scan_parquet(file).select(pl.len()).collect().item()) == rows
    except (OSError, pl.exceptions.PolarsError):
        return False


@contextmanager
def _pool(threads: int) -> Iterator[ThreadPoolExecutor]:
    """Threads whose waiting parts are given up when the caller stops."""
    pool = ThreadPoolExecutor(max(threads, 1))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
