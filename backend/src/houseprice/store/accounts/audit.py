"""The audit log: rows that are only added, each with the hash of the row before it.

Whoever changes, removes or inserts a row breaks the chain from there on, unless they compute all
later hashes anew; so the last hash, written down elsewhere, proves the log up to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, insert, or_, select, text

from houseprice.jobs.actors import Actor
from houseprice.store.accounts.tables import audit_log
from houseprice.store.clock import db_now
from houseprice.store.pages import Page, check_limit, make_page, read_cursor

Outcome = Literal["done", "asked", "refused"]
#: The hash before the first row.
BEGINNING = "0" * 64
_LOCK = 7_205_759_404
_BATCH = 1_000


@dataclass(frozen=True)
class AuditRow:
    """An entry of the log; `at` is seconds since 1970, UTC."""

    seq: int
    at: float
    actor_id: str | None
    actor_name: str
    action: str
    subject: str
    outcome: Outcome
    detail: Mapping[str, Any]
    previous_hash: str
    hash: str


@dataclass(frozen=True)
class ChainCheck:
    """Whether the log is whole; `broken_at` is the number of the first row that is wrong."""

    rows: int
    last_hash: str
    broken_at: int | None


def append(
    db: Connection,
    actor: Actor,
    action: str,
    subject: str = "",
    outcome: Outcome = "done",
    **detail: Any,
) -> None:
    """Add an entry, as the last step of a transaction: later ones wait for its end."""
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    query = select(audit_log.c.seq, audit_log.c.hash).order_by(audit_log.c.seq.desc()).limit(1)
    last = db.execute(query).one_or_none()
    row = {
        "seq": 1 if last is None else last.seq + 1,
        "at": db_now(db),
        "actor_id": actor.id,
        "actor_name": actor.name,
        "action": action,
        "subject": subject[:255],
        "outcome": outcome,
        "detail": detail,
        "previous_hash": BEGINNING if last is None else last.hash,
    }
    db.execute(insert(audit_log).values(**row, hash=_hash(row)))


def page(db: Connection, cursor: str | None = None, limit: int = 50) -> Page[AuditRow]:
    """A page of the log, newest first."""
    query = select(audit_log).order_by(audit_log.c.seq.desc()).limit(check_limit(limit) + 1)
    before = read_cursor(cursor)
    if before is not None:
        query = query.where(audit_log.c.seq < before)
    return make_page([AuditRow(**r._mapping) for r in db.execute(query)], limit, lambda r: r.seq)


def about(db: Connection, *subjects: str) -> list[AuditRow]:
    """The entries on objects or on parts of them, newest first; a subject begins with the id."""
    named = [audit_log.c.subject.startswith(subject, autoescape=True) for subject in subjects]
    query = select(audit_log).where(or_(*named)).order_by(audit_log.c.seq.desc())
    return [AuditRow(**row._mapping) for row in db.execute(query)]


def check(db: Connection) -> ChainCheck:
    """Compute the whole chain again."""
    rows, last = 0, BEGINNING
    while True:
        query = select(audit_log).where(audit_log.c.seq > rows).order_by(audit_log.c.seq)
        batch = [dict(row._mapping) for row in db.execute(query.limit(_BATCH))]
        for row in batch:
            proof = row.pop("hash")
            if row["seq"] != rows + 1 or row["previous_hash"] != last or _hash(row) != proof:
                return ChainCheck(rows, last, rows + 1)
            rows, last = rows + 1, proof
        if not batch:
            return ChainCheck(rows, last, None)


def _hash(row: Mapping[str, Any]) -> str:
    """SHA-256 of a row without its hash; the time has microseconds on both databases."""
    content = {**row, "at": f"{row['at']:.6f}"}
    text_of_row = json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text_of_row.encode()).hexdigest()
