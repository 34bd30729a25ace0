"""Add versions of data sets, and rows of deleted ones that keep the lineage of models."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_UNIQUE = "uq_datasets_series_id_version"


def upgrade() -> None:
    """Apply; every data set is the first version of its own series."""
    id_ = sa.Column("series_id", sa.String(26), nullable=False, server_default=sa.text("''"))
    op.add_column("datasets", id_)
    version = sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1"))
    op.add_column("datasets", version)
    op.add_column("datasets", sa.Column("deleted_at", sa.Double(), nullable=True))
    op.execute("UPDATE datasets SET series_id = id")
    op.create_index(_UNIQUE, "datasets", ["series_id", "version"], unique=True)


def downgrade() -> None:
    """Undo; the rows of deleted data sets go."""
    op.execute("DELETE FROM datasets WHERE deleted_at IS NOT NULL")
    op.drop_index(_UNIQUE, "datasets")
    for name in ("deleted_at", "version", "series_id"):
        op.drop_column("datasets", name)
