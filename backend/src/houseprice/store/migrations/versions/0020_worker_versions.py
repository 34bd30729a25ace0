"""Add the version of each worker, so that an old one is noticed after an update."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("workers", sa.Column("version", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    """Undo; the versions go."""
    op.drop_column("workers", "version")
