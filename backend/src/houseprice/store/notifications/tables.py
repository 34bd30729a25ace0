"""The tables of notifications; times are seconds since 1970 by the database's clock."""

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
    text,
)

from houseprice.store.accounts.tables import users
from houseprice.store.schedules.tables import schedules
from houseprice.store.tables import metadata

_Json = JSON(none_as_null=True)
_ID = String(26)
_Number = BigInteger().with_variant(Integer, "sqlite")

#: What happened; each row is written in the transaction in which it happened.
outbox = Table(
    "outbox",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("topic", String(32), nullable=False),
    Column("key", String(80), nullable=False, unique=True),
    Column("data", _Json, nullable=False),
    Column("created_at", Double, nullable=False),
    # The text that every webhook gets, byte for byte, at each try.
    Column("body", Text),
    # When the deliveries to all who asked for the topic were written.
    Column("fanned_at", Double),
)
_NOT_FANNED = text("fanned_at is null")
Index(
    "ix_outbox_waiting",
    outbox.c.created_at,
    sqlite_where=_NOT_FANNED,
    postgresql_where=_NOT_FANNED,
)

webhook_endpoints = Table(
    "webhook_endpoints",
    metadata,
    Column("id", _ID, primary_key=True),
    # Whose endpoint it is, where the studio has accounts.
    Column("owner_id", _ID),
    Column("url", Text, nullable=False),
    Column("description", Text, nullable=False, server_default=text("''")),
    Column("topics", _Json, nullable=False),
    # The secret itself is not stored: it is made from the studio's key and this number.
    Column("secret_number", Integer, nullable=False, server_default=text("1")),
    Column("secret_check", String(16), nullable=False),
    Column("old_secret_until", Double),
    Column("created_at", Double, nullable=False),
    Column("failing_since", Double),
    Column("disabled_at", Double),
    Column("disabled_reason", Text, nullable=False, server_default=text("''")),
)

mail_recipients = Table(
    "mail_recipients",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("owner_id", _ID),
    Column("address", String(254), nullable=False, unique=True),
    Column("topics", _Json, nullable=False),
    Column("created_at", Double, nullable=False),
)

#: What a user, or the people of a schedule, want to hear by mail.
notice_subscriptions = Table(
    "notice_subscriptions",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("user_id", _ID, ForeignKey(users.c.id), unique=True),
    Column("schedule_id", _ID, ForeignKey(schedules.c.id, ondelete="CASCADE"), unique=True),
    Column("address", String(254), nullable=False),
    Column("topics", _Json, nullable=False),
    # Of a user: only what is theirs, or everything that they may see.
    Column("only_mine", Boolean, nullable=False),
    Column("created_at", Double, nullable=False),
    CheckConstraint("(user_id is null) <> (schedule_id is null)", name="whose"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("seq", _Number, primary_key=True),
    Column("id", _ID, nullable=False, unique=True),
    Column("message_id", _ID, ForeignKey("outbox.id"), nullable=False),
    Column("channel", String(8), nullable=False),
    # Id of the endpoint, or the address of the recipient.
    Column("target", String(254), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    # Failures since the delivery was asked for, which decide when the next try is.
    Column("failures", Integer, nullable=False, server_default=text("0")),
    Column("next_at", Double, nullable=False),
    Column("lease_until", Double),
    Column("created_at", Double, nullable=False),
    Column("done_at", Double),
    UniqueConstraint("message_id", "channel", "target"),
    CheckConstraint("channel in ('webhook', 'email')", name="channel"),
    CheckConstraint("state in ('waiting', 'delivered', 'failed')", name="state"),
)
_WAITING = text("state = 'waiting'")
Index("ix_deliveries_due", deliveries.c.next_at, sqlite_where=_WAITING, postgresql_where=_WAITING)

#: Every try of a delivery, with what came back.
delivery_attempts = Table(
    "delivery_attempts",
    metadata,
    Column("delivery_seq", _Number, ForeignKey("deliveries.seq"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Double, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("status", Integer),
    Column("answer", Text, nullable=False, server_default=text("''")),
    Column("error", Text, nullable=False, server_default=text("''")),
)
