"""What happened, written in the transaction in which it happened.

So a notice is there exactly when its event is: no crash, no broker and no mail server can lose it,
and nothing is sent of a transaction that was rolled back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, delete, exists, insert, select, update

from houseprice.jobs.ids import new_id
from houseprice.jobs.notices import Notice, Topic, figures
from houseprice.jobs.states import RunState
from houseprice.store.clock import db_now
from houseprice.store.notifications.tables import deliveries, delivery_attempts, outbox
from houseprice.store.tables import runs

_OF_STATES: Mapping[RunState, Topic] = {
    "succeeded": "run.succeeded",
    "failed": "run.failed",
    "cancelled": "run.cancelled",
}


@dataclass(frozen=True)
class MessageRow:
    """A notice in the outbox; `body` is the text for webhooks, once it is written."""

    id: str
    topic: Topic
    data: dict[str, Any]
    created_at: float
    body: str | None


def add(db: Connection, notice: Notice, now: float) -> str:
    """Note an event; returns the id of its message. A key that is there already is not noted."""
    earlier = db.execute(select(outbox.c.id).where(outbox.c.key == notice.key)).scalar()
    if earlier is not None:
        return str(earlier)
    message_id = new_id()
    values = {"topic": notice.topic, "key": notice.key, "data": dict(notice.data)}
    db.execute(insert(outbox).values(id=message_id, created_at=now, **values))
    return message_id


def note_ending(db: Connection, run_id: str, now: float) -> None:
    """Note the end of a run that is part of no other; the caller has just ended it."""
    row = db.execute(select(runs).where(runs.c.id == run_id)).one()
    topic = _OF_STATES.get(row.state)
    if topic is None or row.parent_id is not None:
        return
    add(db, Notice(topic, f"run:{run_id}", _facts(row)), now)


def _facts(row: Any) -> dict[str, Any]:
    dataset = {name: row.dataset.get(name) for name in ("id", "name", "version")}
    facts = {
        "run_id": row.id,
        "kind": row.kind,
        "model_type": row.model_type,
        "dataset": dataset,
        "path": f"/runs/{row.id}",
    }
    if row.state == "failed":
        facts["error"] = {
            "code": row.error_code,
            "message": row.error_message,
            "hint": row.error_hint,
        }
    return {**facts, **_outcome(row.result or {})}


def _outcome(result: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of the model that a run made, or of each model of an `all`."""
    facts: dict[str, Any] = {}
    for name in ("model_id", "dataset_id"):
        if result.get(name) is not None:
            facts[name] = result[name]
    parts = result.get("models")
    if isinstance(parts, Mapping):
        facts["models"] = [
            {"family": family, "model_id": part.get("model_id"), "metrics": figures(part)}
            for family, part in parts.items()
            if part
        ]
    elif metrics := figures(result) or figures(result.get("evaluation")):
        facts["metrics"] = metrics
    return facts


def waiting(db: Connection, limit: int = 100) -> list[MessageRow]:
    """The oldest messages whose deliveries are not written yet."""
    query = select(*_COLUMNS).where(outbox.c.fanned_at.is_(None))
    return [_message(row) for row in db.execute(query.order_by(outbox.c.created_at).limit(limit))]


def fan_out(db: Connection, message_id: str, body: str) -> bool:
    """Claim a message for writing its deliveries in this transaction; False if that was done."""
    change = update(outbox).where(outbox.c.id == message_id, outbox.c.fanned_at.is_(None))
    return db.execute(change.values(fanned_at=db_now(db), body=body)).rowcount == 1


def get(db: Connection, message_id: str) -> MessageRow:
    """A message that is there."""
    return _message(db.execute(select(*_COLUMNS).where(outbox.c.id == message_id)).one())


def purge(db: Connection, older_than_s: float) -> int:
    """Delete old messages with their deliveries, none of which waits; returns their number."""
    sent = deliveries.c.message_id == outbox.c.id
    old = (outbox.c.created_at < db_now(db) - older_than_s) & outbox.c.fanned_at.is_not(None)
    pending = exists().where(sent, deliveries.c.state == "waiting")
    ids = list(db.execute(select(outbox.c.id).where(old, ~pending).limit(500)).scalars())
    if not ids:
        return 0
    numbers = select(deliveries.c.seq).where(deliveries.c.message_id.in_(ids))
    db.execute(delete(delivery_attempts).where(delivery_attempts.c.delivery_seq.in_(numbers)))
    db.execute(delete(deliveries).where(deliveries.c.message_id.in_(ids)))
    return db.execute(delete(outbox).where(outbox.c.id.in_(ids))).rowcount


_COLUMNS = (outbox.c.id, outbox.c.topic, outbox.c.data, outbox.c.created_at, outbox.c.body)


def _message(row: Any) -> MessageRow:
    return MessageRow(**{**row._mapping, "topic": cast("Topic", row.topic)})
