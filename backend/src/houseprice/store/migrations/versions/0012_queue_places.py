"""Let places in the queue and counts by state be read from indexes alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_QUEUED = sa.text("state = 'queued'")


def upgrade() -> None:
    """Apply."""
    _index_waiting("kind", "state")
    op.create_index("ix_runs_state_kind", "runs", ["state", "kind"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_runs_state_kind", "runs")
    _index_waiting()


def _index_waiting(*more: str) -> None:
    op.drop_index("ix_runs_waiting", "runs")
    columns: list[str | sa.TextClause] = ["queue", sa.text("priority DESC"), "seq", *more]
    op.create_index(
        "ix_runs_waiting", "runs", columns, sqlite_where=_QUEUED, postgresql_where=_QUEUED
    )
