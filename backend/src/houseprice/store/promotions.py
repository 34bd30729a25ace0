"""The record of the models that became champion, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from houseprice.jobs.promotion import Decision
from houseprice.store import events
from houseprice.store.tables import model_promotions


@dataclass(frozen=True)
class PromotionRow:
    """One promotion; `figures` are those of `jobs.promotion.Decision`."""

    seq: int
    dataset_id: str
    model_id: str
    replaced_id: str | None
    at: float
    reason: str
    override: bool
    figures: dict[str, Any]


def add(db: Connection, dataset_id: str, model_id: str, decision: Decision, now: float) -> None:
    """Record a promotion under the number of the newest event, which the caller has locked."""
    values = {
        "seq": events.last_event(db),
        "dataset_id": dataset_id,
        "model_id": model_id,
        "replaced_id": decision.replaces,
        "at": now,
        "reason": decision.reason,
        "override": decision.override,
        "figures": decision.figures,
    }
    db.execute(insert(model_promotions).values(**values))


def of_model(db: Connection, model_id: str) -> list[PromotionRow]:
    """The promotions of a model, newest first."""
    query = (
        select(model_promotions)
        .where(model_promotions.c.model_id == model_id)
        .order_by(model_promotions.c.seq.desc())
    )
    return [PromotionRow(**row._mapping) for row in db.execute(query)]
