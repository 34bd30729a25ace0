"""Add where an attempt went on, what went wrong meanwhile, and the request to finish early."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("runs", sa.Column("resumed", sa.JSON(), nullable=True))
    op.add_column("runs", sa.Column("notices", sa.JSON(), nullable=True))
    op.add_column(
        "runs",
        sa.Column("finish_requested", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    """Undo; requests and notices go."""
    op.drop_column("runs", "finish_requested")
    op.drop_column("runs", "notices")
    op.drop_column("runs", "resumed")
