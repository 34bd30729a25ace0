"""The audit log, as administrators read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from houseprice.services.context import Context
from houseprice.store.accounts import audit as store
from houseprice.store.accounts.audit import AuditRow, ChainCheck, Outcome
from houseprice.store.engine import reading, transaction
from houseprice.store.pages import Page


@dataclass(frozen=True)
class AuditEntry:
    """An entry of the log; `hash` covers it and, through the entry before, all earlier ones."""

    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    outcome: Outcome
    detail: Mapping[str, Any]
    hash: str


def page(ctx: Context, cursor: str | None = None, limit: int = 50) -> Page[AuditEntry]:
    """A page of the log, newest first."""
    with reading(ctx.engine) as db:
        rows = store.page(db, cursor, limit)
    return Page(tuple(map(_entry, rows.items)), rows.next_cursor)


def verify(ctx: Context) -> ChainCheck:
    """Compute the chain of hashes again; it reads the whole log."""
    with reading(ctx.engine) as db:
        return store.check(db)


def record(
    ctx: Context, action: str, subject: str, outcome: Outcome, detail: Mapping[str, Any]
) -> None:
    """Write what the actor has asked for, before it is done or refused."""
    with transaction(ctx.engine) as db:
        store.append(db, ctx.actor, action, subject, outcome, **detail)


def _entry(row: AuditRow) -> AuditEntry:
    return AuditEntry(
        seq=row.seq,
        at=datetime.fromtimestamp(row.at, UTC),
        actor=row.actor_name,
        action=row.action,
        subject=row.subject,
        outcome=row.outcome,
        detail=row.detail,
        hash=row.hash,
    )
