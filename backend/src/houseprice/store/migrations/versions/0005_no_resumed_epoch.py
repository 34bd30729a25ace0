"""Drop the epoch from which a training resumed: the column never had a value."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply.

    A worker of the older version can no longer end its run: the lease runs out, and the next
    worker adopts the model that was made.
    """
    op.drop_column("runs", "resumed_from_epoch")


def downgrade() -> None:
    """Undo."""
    op.add_column("runs", sa.Column("resumed_from_epoch", sa.Integer(), nullable=True))
