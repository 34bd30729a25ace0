"""Whose turn it is: the order of claims, and the limits of one owner, in SQL.

The limits hold for each owner, and of equally urgent runs the one comes first whose owner has fewer
at work. Runs that were made without accounts share one owner: nobody.
"""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    UnaryExpression,
    func,
    literal_column,
    select,
    true,
)

from houseprice.errors import Unavailable
from houseprice.jobs.states import BESIDE_SLOTS, PARENTS
from houseprice.store.tables import runs

#: Made once, since an alias takes long to get its columns.
_OTHER = runs.alias("at_work")


class QueueFull(Unavailable):
    """An owner has as many waiting runs as the settings allow."""

    code: ClassVar[str] = "queue_full"
    status: ClassVar[int] = 429
    retry_after_s = 60


def claim_order() -> list[ColumnElement[int] | UnaryExpression[int]]:
    """The order in which workers take waiting runs: urgent, then fair, then old."""
    return [runs.c.priority.desc(), _at_work(), runs.c.seq]


def below_limit(max_running: int) -> ColumnElement[bool]:
    """True for the runs whose owner has fewer than so many at work; 0 is no limit."""
    return _at_work() < max_running if max_running > 0 else true()


def check_room(db: Connection, max_queued: int, owner_id: str | None = None) -> None:
    """Refuse another run of an owner who has so many waiting ones; 0 is no limit.

    Raises
    ------
    QueueFull
        If there are as many already; an ``all`` or a tuning counts once.
    """
    if max_queued <= 0:
        return
    rules = [runs.c.state == literal_column("'queued'"), runs.c.parent_id.is_(None)]
    if owner_id is not None:
        rules.append(runs.c.owner_id == owner_id)
    waiting = int(db.execute(select(func.count()).where(*rules)).scalar_one())
    if waiting >= max_queued:
        raise QueueFull(
            f"At most {max_queued} runs may wait, and {waiting} do",
            hint="Wait until some have ended, cancel some, or raise HOUSEPRICE_MAX_QUEUED.",
        )


def _at_work() -> ColumnElement[int]:
    """Number of runs at work of the owner of a run; `BESIDE_SLOTS` have places of their own."""
    query = select(func.count()).where(
        _OTHER.c.state == literal_column("'running'"),
        _OTHER.c.kind.notin_((*PARENTS, *BESIDE_SLOTS)),
        _OTHER.c.owner_id.is_not_distinct_from(runs.c.owner_id),
    )
    return query.correlate(runs).scalar_subquery()
