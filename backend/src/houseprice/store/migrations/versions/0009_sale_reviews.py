"""Add the reviews of flagged sales."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "sale_reviews",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("series_id", sa.String(26), nullable=False),
        sa.Column("sale_key", sa.String(48), nullable=False),
        sa.Column("dataset_id", sa.String(26), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(16), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("author", sa.String(100), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.CheckConstraint(
            "decision in ('accepted', 'overridden', 'open')",
            name=op.f("ck_sale_reviews_decision"),
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_sale_reviews")),
    )
    op.create_index(
        "ix_sale_reviews_series_id_sale_key_seq",
        "sale_reviews",
        ["series_id", "sale_key", "seq"],
    )


def downgrade() -> None:
    """Undo; the reviews go."""
    op.drop_index("ix_sale_reviews_series_id_sale_key_seq", "sale_reviews")
    op.drop_table("sale_reviews")
