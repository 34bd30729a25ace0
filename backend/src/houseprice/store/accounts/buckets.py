"""Token buckets that all processes of the API share."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, case, delete, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from houseprice.store.accounts.tables import call_buckets

#: A bucket that nobody took from for so many seconds is full, and is forgotten.
FULL_AFTER_S = 60.0


@dataclass(frozen=True)
class BucketRule:
    """What is limited, and to how many calls in a minute."""

    what: str
    per_minute: int

    def key(self, caller: str) -> str:
        """The name of the bucket of a caller."""
        return hashlib.sha256(f"{self.what}\0{caller}".encode()).hexdigest()


def take(db: Connection, rule: BucketRule, caller: str, now: float) -> float | None:
    """Take a token in one statement, so that no two calls get the same one.

    Parameters
    ----------
    rule : BucketRule
    caller : str
    now : float
        Seconds since 1970; a clock that was set back fills no bucket.

    Returns
    -------
    float or None
        None if there was a token; otherwise the seconds until there is one.
    """
    known, full, rate = call_buckets, float(rule.per_minute), rule.per_minute / 60
    passed = case((literal(now) > known.c.at, now - known.c.at), else_=0.0)
    level = known.c.tokens + passed * rate
    filled = case((level > full, full), else_=level)
    dialect = postgresql if db.dialect.name == "postgresql" else sqlite
    key = rule.key(caller)
    fresh = dialect.insert(known).values(caller_hash=key, tokens=full - 1, at=now)
    changed = fresh.on_conflict_do_update(
        index_elements=[known.c.caller_hash],
        set_={"tokens": filled - 1, "at": case((known.c.at > now, known.c.at), else_=now)},
        where=filled >= 1,
    )
    if db.execute(changed.returning(known.c.tokens)).first() is not None:
        return None
    left = db.execute(select(filled).where(known.c.caller_hash == key)).scalar()
    return (1 - float(left or 0)) / rate


def refill(db: Connection, rule: BucketRule, caller: str) -> None:
    """Forget what a caller did."""
    db.execute(delete(call_buckets).where(call_buckets.c.caller_hash == rule.key(caller)))


def forget_full(db: Connection, now: float) -> int:
    """Forget the buckets that are full again; returns their number."""
    full = call_buckets.c.at < now - FULL_AFTER_S
    return db.execute(delete(call_buckets).where(full)).rowcount
