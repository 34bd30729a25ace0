"""What the tables say of the queue and the models at this moment, for the metrics."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from houseprice.store.clock import db_now
from houseprice.store.registry.labels import CHAMPION
from houseprice.store.runs.leases import claimable
from houseprice.store.tables import model_aliases, model_versions, runs


@dataclass(frozen=True)
class QueueState:
    """One queue: runs that a worker could take, and seconds since the oldest was accepted.

    A blend that waits for its siblings is none of them.
    """

    queue: str
    waiting: int
    oldest_s: float


@dataclass(frozen=True)
class ChampionFigures:
    """Figures of a champion; `sales` says on which sales: its blind test or later ones."""

    dataset: str
    model: str
    sales: str
    median_ratio: float | None
    coverage_90: float | None


def queue_states(db: Connection) -> list[QueueState]:
    """The queues in which runs wait."""
    now = db_now(db)
    query = (
        select(runs.c.queue, func.count().label("waiting"), func.min(runs.c.created_at).label("at"))
        .where(claimable(now, None, None))
        .group_by(runs.c.queue)
    )
    return [QueueState(row.queue, row.waiting, max(0.0, now - row.at)) for row in db.execute(query)]


def running_by_queue(db: Connection) -> dict[str, int]:
    """Runs that a worker has, by queue; a parent is none: its children are at work."""
    query = select(runs.c.queue, func.count().label("running")).where(
        runs.c.state == "running", runs.c.lease_until.is_not(None)
    )
    return {row.queue: row.running for row in db.execute(query.group_by(runs.c.queue))}


def champion_figures(db: Connection) -> list[ChampionFigures]:
    """The figures of each champion that everyone may read: who reads the metrics is not known.

    They are those on its blind test and on the newest later sales on which it was measured, if any.
    """
    query = select(model_versions.c.id, model_versions.c.name, model_aliases.c.dataset_id).join(
        model_versions, model_versions.c.id == model_aliases.c.model_id
    )
    rules = (model_aliases.c.alias == CHAMPION, model_versions.c.sharing == "team")
    champions = db.execute(query.where(*rules)).all()
    figures = []
    for row in champions:
        for sales, scores in (
            ("later sales", _later(db, row.id)),
            ("blind test", _own(db, row.id)),
        ):
            if scores:
                ratio, coverage = (_value(scores, name) for name in ("median_ratio", "coverage_90"))
                figures.append(ChampionFigures(row.dataset_id, row.name, sales, ratio, coverage))
    return figures


def _later(db: Connection, model_id: str) -> dict[str, object]:
    query = select(runs.c.result).where(
        runs.c.source_model_id == model_id, runs.c.kind == "evaluate", runs.c.state == "succeeded"
    )
    result = db.execute(query.order_by(runs.c.seq.desc()).limit(1)).scalar_one_or_none()
    return dict(((result or {}).get("evaluation") or {}).get("scores") or {})


def _own(db: Connection, model_id: str) -> dict[str, object]:
    query = select(model_versions.c.result).where(model_versions.c.id == model_id)
    return dict(db.execute(query).scalar_one().get("test") or {})


def _value(scores: dict[str, object], name: str) -> float | None:
    score = scores.get(name)
    value = score.get("value") if isinstance(score, dict) else score
    return float(value) if isinstance(value, int | float) else None
