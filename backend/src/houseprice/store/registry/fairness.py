"""Results of fairness checks of models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from houseprice.jobs.ids import new_id
from houseprice.store.clock import db_now
from houseprice.store.registry.tables import fairness_checks

#: Checks that are read at once: a page shows the newest ones.
MOST_CHECKS = 20


@dataclass(frozen=True)
class FairnessCheckRow:
    """A check; `checked_at` is seconds since 1970, UTC, and `file_sha256` that of the upload."""

    id: str
    model_id: str
    checked_at: float
    checked_by: str
    file_sha256: str
    result: dict[str, Any]


def add(
    db: Connection, model_id: str, by: str, file_sha256: str, result: dict[str, Any]
) -> FairnessCheckRow:
    """Store a check."""
    row = FairnessCheckRow(new_id(), model_id, db_now(db), by, file_sha256, result)
    db.execute(insert(fairness_checks).values(**vars(row)))
    return row


def of_model(db: Connection, model_id: str) -> list[FairnessCheckRow]:
    """The newest checks of a model, newest first."""
    query = select(fairness_checks).where(fairness_checks.c.model_id == model_id)
    newest = fairness_checks.c.checked_at.desc(), fairness_checks.c.id.desc()
    rows = db.execute(query.order_by(*newest).limit(MOST_CHECKS))
    return [FairnessCheckRow(**row._mapping) for row in rows]
