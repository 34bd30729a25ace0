"""Add the user who links their identity at a provider, to sign-ins that have begun."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("openid_attempts", sa.Column("user_id", sa.String(26), nullable=True))


def downgrade() -> None:
    """Undo; links that have begun become sign-ins, so they go."""
    op.execute("DELETE FROM openid_attempts WHERE user_id IS NOT NULL")
    op.drop_column("openid_attempts", "user_id")
