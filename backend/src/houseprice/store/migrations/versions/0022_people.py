"""Add sign-ins at a provider, shared limits, proposals to promote, and messages of a user."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0020"
branch_labels = None
depends_on = None

_ID = sa.String(26)
_TABLES = ("notice_subscriptions", "promotion_proposals", "call_buckets", "openid_attempts")


def upgrade() -> None:
    """Apply."""
    _sign_in()
    _proposals()
    _subscriptions()


def downgrade() -> None:
    """Undo; sign-ins that have begun, proposals, and what users want to hear go."""
    for name in _TABLES:
        op.drop_table(name)


def _sign_in() -> None:
    op.create_table(
        "openid_attempts",
        sa.Column("state_hash", sa.String(64), nullable=False),
        sa.Column("browser_hash", sa.String(64), nullable=False),
        sa.Column("nonce", sa.String(100), nullable=False),
        sa.Column("code_verifier", sa.String(128), nullable=False),
        sa.Column("next_path", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("state_hash", name=op.f("pk_openid_attempts")),
    )
    op.create_table(
        "call_buckets",
        sa.Column("caller_hash", sa.String(64), nullable=False),
        sa.Column("tokens", sa.Double(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("caller_hash", name=op.f("pk_call_buckets")),
    )
    op.create_index(op.f("ix_call_buckets_at"), "call_buckets", ["at"])


def _proposals() -> None:
    op.create_table(
        "promotion_proposals",
        sa.Column("id", _ID, nullable=False),
        sa.Column("model_id", _ID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("override", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("proposed_by_id", _ID),
        sa.Column("proposed_by", sa.String(100), nullable=False),
        sa.Column("proposed_at", sa.Double(), nullable=False),
        sa.Column("decided_by_id", _ID),
        sa.Column("decided_by", sa.String(100)),
        sa.Column("decided_at", sa.Double()),
        sa.Column("answer", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.CheckConstraint(
            "state in ('open', 'accepted', 'declined', 'withdrawn')",
            name=op.f("ck_promotion_proposals_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promotion_proposals")),
    )
    op.create_index(op.f("ix_promotion_proposals_model_id"), "promotion_proposals", ["model_id"])
    is_open = sa.text("state = 'open'")
    op.create_index(
        "uq_promotion_proposals_open",
        "promotion_proposals",
        ["model_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _subscriptions() -> None:
    op.create_table(
        "notice_subscriptions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID),
        sa.Column("schedule_id", _ID),
        sa.Column("address", sa.String(254), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("only_mine", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.CheckConstraint(
            "(user_id is null) <> (schedule_id is null)",
            name=op.f("ck_notice_subscriptions_whose"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_subscriptions")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_notice_subscriptions_user_id")
        ),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["schedules.id"],
            name=op.f("fk_notice_subscriptions_schedule_id"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("user_id", name=op.f("uq_notice_subscriptions_user_id")),
        sa.UniqueConstraint("schedule_id", name=op.f("uq_notice_subscriptions_schedule_id")),
    )
