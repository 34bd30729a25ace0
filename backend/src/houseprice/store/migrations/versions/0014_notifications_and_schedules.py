"""Add the outbox with its webhooks and mail recipients, and the schedules."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_ID = sa.String(26)
_TABLES = (
    "delivery_attempts",
    "deliveries",
    "mail_recipients",
    "webhook_endpoints",
    "outbox",
    "schedule_fires",
    "schedules",
)


def upgrade() -> None:
    """Apply."""
    _outbox()
    _recipients()
    _deliveries()
    _schedules()


def downgrade() -> None:
    """Undo; endpoints, recipients, schedules and their history go."""
    for name in _TABLES:
        op.drop_table(name)


def _number() -> sa.BigInteger:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''"))


def _partial(name: str, table: str, column: str, rule: str) -> None:
    where = sa.text(rule)
    op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", _ID, nullable=False),
        sa.Column("topic", sa.String(32), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("fanned_at", sa.Double()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    _partial("ix_outbox_waiting", "outbox", "created_at", "fanned_at is null")


def _recipients() -> None:
    op.create_table(
        "webhook_endpoints",
        sa.Column("id", _ID, nullable=False),
        sa.Column("owner_id", _ID),
        sa.Column("url", sa.Text(), nullable=False),
        _text("description"),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("secret_number", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.Column("secret_check", sa.String(16), nullable=False),
        sa.Column("old_secret_until", sa.Double()),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("failing_since", sa.Double()),
        sa.Column("disabled_at", sa.Double()),
        _text("disabled_reason"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_endpoints")),
    )
    op.create_table(
        "mail_recipients",
        sa.Column("id", _ID, nullable=False),
        sa.Column("owner_id", _ID),
        sa.Column("address", sa.String(254), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_recipients")),
        sa.UniqueConstraint("address", name=op.f("uq_mail_recipients_address")),
    )


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("seq", _number(), nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("message_id", _ID, nullable=False),
        sa.Column("channel", sa.String(8), nullable=False),
        sa.Column("target", sa.String(254), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("failures", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("next_at", sa.Double(), nullable=False),
        sa.Column("lease_until", sa.Double()),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("done_at", sa.Double()),
        sa.CheckConstraint("channel in ('webhook', 'email')", name=op.f("ck_deliveries_channel")),
        sa.CheckConstraint(
            "state in ('waiting', 'delivered', 'failed')", name=op.f("ck_deliveries_state")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_deliveries")),
        sa.ForeignKeyConstraint(
            ["message_id"], ["outbox.id"], name=op.f("fk_deliveries_message_id")
        ),
        sa.UniqueConstraint("id", name=op.f("uq_deliveries_id")),
        sa.UniqueConstraint(
            "message_id", "channel", "target", name=op.f("uq_deliveries_message_id_channel_target")
        ),
    )
    op.create_index(op.f("ix_deliveries_target"), "deliveries", ["target"])
    _partial("ix_deliveries_due", "deliveries", "next_at", "state = 'waiting'")
    op.create_table(
        "delivery_attempts",
        sa.Column("delivery_seq", _number(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("status", sa.Integer()),
        _text("answer"),
        _text("error"),
        sa.PrimaryKeyConstraint("delivery_seq", "number", name=op.f("pk_delivery_attempts")),
        sa.ForeignKeyConstraint(
            ["delivery_seq"],
            ["deliveries.seq"],
            name=op.f("fk_delivery_attempts_delivery_seq"),
        ),
    )


def _schedules() -> None:
    op.create_table(
        "schedules",
        sa.Column("id", _ID, nullable=False),
        sa.Column("owner_id", _ID),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("cron", sa.String(100), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("series_id", sa.String(64), nullable=False),
        sa.Column("model_type", sa.String(32), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("promote", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("paused_at", sa.Double()),
        sa.Column("next_due_at", sa.Double()),
        sa.CheckConstraint(
            "(paused_at is null) = (next_due_at is not null)", name=op.f("ck_schedules_due")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedules")),
    )
    _partial("ix_schedules_due", "schedules", "next_due_at", "next_due_at is not null")
    op.create_table("schedule_fires", *_fire_columns())
    op.create_index(op.f("ix_schedule_fires_run_id"), "schedule_fires", ["run_id"])
    _partial("ix_schedule_fires_waiting", "schedule_fires", "run_id", "promotion = 'waiting'")


def _fire_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("seq", _number(), nullable=False),
        sa.Column("schedule_id", _ID, nullable=False),
        sa.Column("due_at", sa.Double(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        _text("reason"),
        sa.Column("run_id", _ID),
        sa.Column("promotion", sa.String(16)),
        _text("promotion_reason"),
        sa.CheckConstraint(
            "outcome in ('started', 'missed', 'skipped', 'refused')",
            name=op.f("ck_schedule_fires_outcome"),
        ),
        sa.CheckConstraint(
            "(outcome = 'started') = (run_id is not null)", name=op.f("ck_schedule_fires_run")
        ),
        sa.CheckConstraint(
            "promotion in ('waiting', 'promoted', 'kept', 'none')",
            name=op.f("ck_schedule_fires_promotion"),
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_schedule_fires")),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["schedules.id"],
            name=op.f("fk_schedule_fires_schedule_id"),
        ),
        sa.UniqueConstraint(
            "schedule_id", "due_at", name=op.f("uq_schedule_fires_schedule_id_due_at")
        ),
    ]
