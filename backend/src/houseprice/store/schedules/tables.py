"""The tables of schedules; times are seconds since 1970 by the database's clock."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from houseprice.store.tables import metadata

_Json = JSON(none_as_null=True)
_ID = String(26)

schedules = Table(
    "schedules",
    metadata,
    Column("id", _ID, primary_key=True),
    # Who made or last changed it, where the studio has accounts: who proposes its models.
    Column("owner_id", _ID),
    Column("name", String(100), nullable=False),
    Column("cron", String(100), nullable=False),
    Column("timezone", String(64), nullable=False),
    # Name of a built-in data set, or id of the first version of an imported one.
    Column("series_id", String(64), nullable=False),
    Column("model_type", String(32), nullable=False),
    Column("settings", _Json, nullable=False),
    Column("promote", Boolean, nullable=False, server_default=false()),
    Column("created_at", Double, nullable=False),
    Column("paused_at", Double),
    # Empty while the schedule is paused.
    Column("next_due_at", Double),
    CheckConstraint("(paused_at is null) = (next_due_at is not null)", name="due"),
)
_DUE = text("next_due_at is not null")
Index("ix_schedules_due", schedules.c.next_due_at, sqlite_where=_DUE, postgresql_where=_DUE)

#: What became of each due time; no due time has two rows, however many tickers there are.
schedule_fires = Table(
    "schedule_fires",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("schedule_id", _ID, ForeignKey("schedules.id"), nullable=False),
    Column("due_at", Double, nullable=False),
    Column("at", Double, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("reason", Text, nullable=False, server_default=text("''")),
    # This is no foreign key: the record of a due time outlives its run.
    Column("run_id", _ID, index=True),
    Column("promotion", String(16)),
    Column("promotion_reason", Text, nullable=False, server_default=text("''")),
    UniqueConstraint("schedule_id", "due_at"),
    CheckConstraint("outcome in ('started', 'missed', 'skipped', 'refused')", name="outcome"),
    CheckConstraint("(outcome = 'started') = (run_id is not null)", name="run"),
    CheckConstraint("promotion in ('waiting', 'promoted', 'kept', 'none')", name="promotion"),
)
_JUDGED = text("promotion = 'waiting'")
Index(
    "ix_schedule_fires_waiting",
    schedule_fires.c.run_id,
    sqlite_where=_JUDGED,
    postgresql_where=_JUDGED,
)
