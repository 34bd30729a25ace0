"""The places of waiting runs in their queue, counted in SQL without reading the queue.

A page of many runs and two hundred open pages ask for places all the time, so neither may cost
more because a thousand runs wait.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    bindparam,
    case,
    func,
    literal_column,
    select,
)

from houseprice.jobs.states import PARENTS
from houseprice.store.tables import runs

#: For more runs than this, one look at the whole queue costs less than a count for each.
_FEW = 40


def queue_position(db: Connection, run_id: str) -> int | None:
    """One plus the number of waiting runs before this one; None if it does not wait."""
    return queue_positions(db, [run_id]).get(run_id)


def queue_positions(db: Connection, run_ids: Collection[str]) -> dict[str, int]:
    """The queue positions of those of `run_ids` that wait.

    A waiting parent has the place of its first child, which came right after it.
    """
    if not run_ids:
        return {}
    query = _counted() if len(run_ids) <= _FEW else _numbered()
    rows = db.execute(query, {"ids": list(run_ids)})
    return {row.id: int(row.place) for row in rows}


# Composing these takes ten times as long as the database needs for them.
@cache
def _counted() -> Select[str, int]:
    """Each run with a count of those before it: two ranges of the index of waiting runs."""
    before, same = runs.alias("before"), runs.alias("same")
    higher = _number(before).where(before.c.priority > runs.c.priority)
    older = _number(same).where(same.c.priority == runs.c.priority, same.c.seq < runs.c.seq)
    place = 1 + higher.scalar_subquery() + older.scalar_subquery()
    query = select(runs.c.id, place.label("place"))
    return query.where(_waits(runs), runs.c.id.in_(_ids()))


@cache
def _numbered() -> Select[str, int]:
    """All waiting runs with their numbers."""
    ahead = func.sum(_is_claimed_itself(runs)).over(
        partition_by=runs.c.queue, order_by=(runs.c.priority.desc(), runs.c.seq)
    )
    place = 1 + ahead - _is_claimed_itself(runs)
    queue = select(runs.c.id, place.label("place")).where(_waits(runs)).subquery()
    return select(queue.c.id, queue.c.place).where(queue.c.id.in_(_ids()))


def _ids() -> BindParameter[list[str]]:
    return bindparam("ids", expanding=True)


def _number(other: FromClause) -> Select[int]:
    """The number of waiting runs in the queue of a run that workers claim."""
    claimed = other.c.kind.notin_(PARENTS)
    return select(func.count()).where(_waits(other), other.c.queue == runs.c.queue, claimed)


def _is_claimed_itself(run: FromClause) -> ColumnElement[int]:
    return case((run.c.kind.in_(PARENTS), 0), else_=1)


def _waits(run: FromClause) -> ColumnElement[bool]:
    # The index holds waiting runs only, and no database sees that a parameter means them.
    waiting: ColumnElement[bool] = run.c.state == literal_column("'queued'")
    return waiting
