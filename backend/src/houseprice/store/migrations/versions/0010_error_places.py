"""Add the places of the error of a failed run."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("runs", sa.Column("error_places", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Undo; the places go."""
    op.drop_column("runs", "error_places")
