"""The homes of a batch: as pages of a table, as points of a map, and as a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import polars as pl
import polars.selectors as cs

from houseprice.errors import InvalidInput, NotFound
from houseprice.services.batches.runs import folder_of, here, stored_batch
from houseprice.services.context import Context
from houseprice.valuation.batches.columns import LATITUDE, LONGITUDE, PLACE, ROW
from houseprice.valuation.batches.files import FileKind, scan, write_file

Shown = Literal["all", "valued", "refused"]
#: Points that a browser draws at once; of more homes, every n-th is drawn.
MOST_POINTS = 20_000
_CHUNK_BYTES = 2**18
_OF_POINT = ("value", "low_90", "high_90", "confidence")


@dataclass(frozen=True)
class HomesQuery:
    """Which homes of a batch are asked for, and in which order.

    Parameters
    ----------
    shown : {"all", "valued", "refused"}
        All homes, those with a value, or those without.
    confidence : str or None
        Only homes of this confidence.
    text : str
        Only homes with this text in one of their cells, in upper or lower case; empty for all.
    sort : str or None
        Column to sort by, gaps last; None for the order of the file.
    descending : bool
        Whether the largest value comes first.
    """

    shown: Shown = "all"
    confidence: str | None = None
    text: str = ""
    sort: str | None = None
    descending: bool = False


@dataclass(frozen=True)
class HomesView:
    """A page of the homes of a batch, each in the order of the columns."""

    batch_id: str
    rows: int
    matching: int
    offset: int
    columns: tuple[str, ...]
    items: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class HomePointsView:
    """Homes with coordinates, as columns of equal length; `located` counts them before a sample."""

    batch_id: str
    located: int
    row: list[int]
    latitude: list[float]
    longitude: list[float]
    value: list[float | None]
    low_90: list[float | None]
    high_90: list[float | None]
    confidence: list[str]


@dataclass(frozen=True)
class BatchFile:
    """The values of a batch as a file, in pieces."""

    name: str
    chunks: Iterator[bytes]


def homes(ctx: Context, batch_id: str, query: HomesQuery, offset: int, limit: int) -> HomesView:
    """A page of the homes of a batch that are done.

    Raises
    ------
    NotFound
        If there is no such batch, or it has no values (yet, or any more).
    InvalidInput
        If no column has the name `query.sort`.
    """
    table = _table(ctx, batch_id).drop(PLACE)
    matching = _matching(table, query)
    counts = pl.collect_all([table.select(pl.len()), matching.select(pl.len())])
    frame = _sorted(matching, query).slice(offset, limit).collect()
    return HomesView(
        batch_id=batch_id,
        rows=counts[0].item(),
        matching=counts[1].item(),
        offset=offset,
        columns=tuple(frame.columns),
        items=tuple(frame.iter_rows()),
    )


def points(ctx: Context, batch_id: str) -> HomePointsView:
    """The homes of a batch that have coordinates, at most `MOST_POINTS`; errors as in `homes`."""
    table = _table(ctx, batch_id).select(ROW, *PLACE, *_OF_POINT)
    located = table.filter(
        pl.col(LATITUDE).is_between(-90, 90) & pl.col(LONGITUDE).is_between(-180, 180)
    ).collect()
    shown = located.gather_every(max(1, -(-located.height // MOST_POINTS)))
    return HomePointsView(
        batch_id=batch_id,
        located=located.height,
        row=shown[ROW].to_list(),
        # Six decimals of a degree are a tenth of a metre.
        latitude=shown[LATITUDE].round(6).to_list(),
        longitude=shown[LONGITUDE].round(6).to_list(),
        **{name: shown[name].to_list() for name in _OF_POINT},
    )


def file(ctx: Context, batch_id: str, kind: FileKind) -> BatchFile:
    """The values of a batch as a file; no cell of it starts a formula.

    Raises
    ------
    NotFound
        As in `homes`.
    TooLarge
        If a workbook cannot have so many homes.
    StorageFull
        If the disk is full.
    """
    _table(ctx, batch_id)
    job = stored_batch(ctx, batch_id).batch
    name = "homes" if job is None else Path(job.file_name).stem
    folder = folder_of(ctx, batch_id)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".download-", delete=False) as target:
        path = Path(target.name)
    try:
        write_file(folder, path, kind)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return BatchFile(f"{_plain(name)}-values.{kind}", _chunks(path))


def _chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, which goes with the last of them, or when nobody reads on."""
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                yield chunk
    finally:
        path.unlink(missing_ok=True)


def _plain(name: str) -> str:
    """A name that every header and every disk takes."""
    letters = (sign if sign.isascii() and sign.isalnum() else "-" for sign in name)
    return "".join(letters).strip("-")[:60] or "homes"


def _table(ctx: Context, batch_id: str) -> pl.LazyFrame:
    row = stored_batch(ctx, batch_id)
    table = None if row.files_deleted_at is not None else scan(here(ctx, row.id))
    if table is None:
        raise NotFound(
            f"The batch {batch_id} has no values: {_why(row.files_deleted_at is not None)}",
            hint="Value the file again." if row.files_deleted_at else "Wait for the first homes.",
        )
    return table


def _why(deleted: bool) -> str:
    return "they were deleted." if deleted else "no home is done yet."


def _matching(table: pl.LazyFrame, query: HomesQuery) -> pl.LazyFrame:
    if query.shown != "all":
        has_value = pl.col("value").is_not_null()
        table = table.filter(has_value if query.shown == "valued" else ~has_value)
    if query.confidence is not None:
        table = table.filter(pl.col("confidence") == query.confidence)
    if query.text:
        cells = cs.all().cast(pl.String).str.to_lowercase()
        holds = cells.str.contains(query.text.lower(), literal=True)
        table = table.filter(pl.any_horizontal(holds))
    return table


def _sorted(table: pl.LazyFrame, query: HomesQuery) -> pl.LazyFrame:
    if query.sort is None:
        return table
    names = table.collect_schema().names()
    if query.sort not in names:
        raise InvalidInput(
            f"A column must be one of the batch, got {query.sort[:80]!r}",
            hint=f"Its columns are {', '.join(names[:40])}.",
        )
    return table.sort(query.sort, descending=query.descending, nulls_last=True, maintain_order=True)
