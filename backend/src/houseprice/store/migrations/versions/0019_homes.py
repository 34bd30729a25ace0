"""Say of which home a valuation is, and add the links under which one is shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0017"
branch_labels = None
depends_on = None

_ID = sa.String(26)


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("valuations") as table:
        table.add_column(sa.Column("home_key", sa.String(64)))
    op.create_index("ix_valuations_home_key", "valuations", ["home_key"])
    op.create_table(
        "valuation_links",
        sa.Column("id", _ID, nullable=False),
        sa.Column("valuation_id", _ID, nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("made_by", sa.String(100), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.Column("expires_at", sa.Double(), nullable=False),
        sa.Column("withdrawn_at", sa.Double()),
        sa.Column("opened", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("opened_at", sa.Double()),
        sa.ForeignKeyConstraint(
            ["valuation_id"],
            ["valuations.id"],
            name=op.f("fk_valuation_links_valuation_id_valuations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_valuation_links")),
    )
    op.create_index("ix_valuation_links_valuation_id", "valuation_links", ["valuation_id"])


def downgrade() -> None:
    """Undo; the links go."""
    op.drop_index("ix_valuation_links_valuation_id", "valuation_links")
    op.drop_table("valuation_links")
    op.drop_index("ix_valuations_home_key", "valuations")
    with op.batch_alter_table("valuations") as table:
        table.drop_column("home_key")
