"""Add fairness checks, and tags and notes of models; a former champion is not archived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0025"
branch_labels = None
depends_on = None

_ID = sa.String(26)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "fairness_checks",
        sa.Column("id", _ID, nullable=False),
        sa.Column("model_id", _ID, nullable=False),
        sa.Column("checked_at", sa.Double(), nullable=False),
        sa.Column("checked_by", sa.String(100), nullable=False),
        sa.Column("file_sha256", sa.String(64), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fairness_checks")),
    )
    op.create_index("ix_fairness_checks_model_id", "fairness_checks", ["model_id"])
    op.create_table(
        "model_labels",
        sa.Column("model_id", _ID, nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("changed_at", sa.Double(), nullable=False),
        sa.Column("changed_by", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("model_id", name=op.f("pk_model_labels")),
    )
    # Until now the only archived models were those whose place another has taken.
    op.execute(
        "update model_versions set archived_at = null where exists (select 1 from model_promotions "
        "where model_promotions.model_id = model_versions.id)"
    )


def downgrade() -> None:
    """Undo; checks, tags, notes and aliases go, and archived models are again those of before."""
    op.execute("update model_versions set archived_at = null")
    op.execute(
        "update model_versions set archived_at = (select max(since) from model_aliases "
        "where model_aliases.dataset_id = model_versions.dataset_id and alias = 'champion') "
        "where exists (select 1 from model_promotions "
        "where model_promotions.model_id = model_versions.id) and not exists (select 1 "
        "from model_aliases where model_aliases.model_id = model_versions.id "
        "and alias = 'champion')"
    )
    op.execute("delete from model_aliases where alias <> 'champion'")
    op.drop_table("model_labels")
    op.drop_index("ix_fairness_checks_model_id", "fairness_checks")
    op.drop_table("fairness_checks")
