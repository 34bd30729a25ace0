"""Add users, sessions, keys, one-time links, the audit log, and owners."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ID = sa.String(26)
_HASH = sa.String(64)
_OWNED = ("runs", "model_versions", "datasets", "valuations")
_FORBIDDEN = ("UPDATE", "DELETE")
_POSTGRESQL_TRIGGERS = (
    ("audit_log_no_change", "UPDATE OR DELETE", "ROW"),
    ("audit_log_no_truncate", "TRUNCATE", "STATEMENT"),
)


def upgrade() -> None:
    """Apply; what was made before belongs to nobody and is for everyone to read."""
    for table in _OWNED:
        op.add_column(table, sa.Column("owner_id", _ID))
        op.add_column(table, sa.Column("owner_name", sa.String(100)))
        sharing = sa.Column("sharing", sa.String(8), nullable=False, server_default="team")
        op.add_column(table, sharing)
    _add_users()
    _add_secrets()
    _add_audit_log()


def downgrade() -> None:
    """Undo; users and the audit log go."""
    _allow_changes()
    for table in ("audit_log", "one_time_links", "api_keys", "user_sessions", "users"):
        op.drop_table(table)
    for table in _OWNED:
        for column in ("owner_id", "owner_name", "sharing"):
            op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


def _add_users() -> None:
    op.create_table(
        "users",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password_hash", sa.Text()),
        sa.Column("subject", sa.String(500)),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("last_sign_in_at", sa.Double()),
        sa.Column("disabled_at", sa.Double()),
        sa.CheckConstraint(
            "role in ('viewer', 'analyst', 'approver', 'administrator')", name=op.f("ck_users_role")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("name", name=op.f("uq_users_name")),
        sa.UniqueConstraint("subject", name=op.f("uq_users_subject")),
    )


def _add_secrets() -> None:
    op.create_table(
        "user_sessions",
        *_secret("user_sessions"),
        sa.Column("last_seen_at", sa.Double(), nullable=False),
        sa.Column("agent", sa.String(200), nullable=False, server_default=sa.text("''")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_user_sessions_secret_hash")),
    )
    op.create_table(
        "api_keys",
        *_secret("api_keys"),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("expires_at", sa.Double()),
        sa.Column("last_used_at", sa.Double()),
    )
    op.create_table(
        "one_time_links",
        *_secret("one_time_links", for_a_user=False),
        sa.Column("expires_at", sa.Double()),
        sa.Column("used_at", sa.Double()),
    )
    op.create_index("ix_user_sessions_user_id", "user_sessions", ["user_id"])
    op.create_index("ix_api_keys_user_id", "api_keys", ["user_id"])


def _secret(table: str, *, for_a_user: bool = True) -> tuple[sa.Column[str] | sa.Constraint, ...]:
    return (
        sa.Column("id", _ID, nullable=False),
        sa.Column("user_id", _ID, nullable=not for_a_user),
        sa.Column("secret_hash", _HASH, nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f(f"fk_{table}_user_id")),
    )


def _add_audit_log() -> None:
    op.create_table(
        "audit_log",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("actor_id", _ID),
        sa.Column("actor_name", sa.String(100), nullable=False),
        sa.Column("action", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("previous_hash", _HASH, nullable=False),
        sa.Column("hash", _HASH, nullable=False),
        sa.CheckConstraint(
            "outcome in ('done', 'asked', 'refused')", name=op.f("ck_audit_log_outcome")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_log")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for change in _FORBIDDEN:
            op.execute(
                f"CREATE TRIGGER audit_log_no_{change.lower()} BEFORE {change} ON audit_log "
                "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
            )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$"
    )
    for name, change, level in _POSTGRESQL_TRIGGERS:
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {change} ON audit_log "
            f"FOR EACH {level} EXECUTE FUNCTION audit_log_is_append_only()"
        )


def _allow_changes() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for change in _FORBIDDEN:
            op.execute(f"DROP TRIGGER audit_log_no_{change.lower()}")
        return
    for name, _, _ in _POSTGRESQL_TRIGGERS:
        op.execute(f"DROP TRIGGER {name} ON audit_log")
    op.execute("DROP FUNCTION audit_log_is_append_only()")
