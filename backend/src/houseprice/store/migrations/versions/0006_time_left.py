"""Add the smallest time left of a run that users ever saw."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("runs", sa.Column("least_eta_s", sa.Double(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("runs", "least_eta_s")
