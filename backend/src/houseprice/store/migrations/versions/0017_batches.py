"""Add runs that value a file of homes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from houseprice.store.migrations.checks import exchange

revision = "0017"
down_revision = "0022"
branch_labels = None
depends_on = None

_KIND = (
    "kind in ('train', 'blend', 'all', 'trial', 'tune', 'equity', 'ranges', 'evaluate',"
    " 'import', 'append', 'effect')"
)
_NEW_KIND = (
    "kind in ('train', 'blend', 'all', 'trial', 'tune', 'equity', 'ranges', 'evaluate',"
    " 'import', 'append', 'effect', 'batch')"
)
_SOURCE = "(kind in ('equity', 'ranges', 'evaluate')) = (source_model_id is not null)"
_NEW_SOURCE = "(kind in ('equity', 'ranges', 'evaluate', 'batch')) = (source_model_id is not null)"
_runs = sa.table("runs", sa.column("id", sa.String), sa.column("kind", sa.String))
_of_runs = ("run_curve", "run_events", "idempotency")


def upgrade() -> None:
    """Apply."""
    exchange({"kind": (_KIND, _NEW_KIND), "source_model": (_SOURCE, _NEW_SOURCE)})
    # SQLite adds a check to a table only together with a column.
    op.execute(
        "ALTER TABLE runs ADD COLUMN batch JSON"
        " CONSTRAINT ck_runs_batch CHECK ((kind = 'batch') = (batch is not null))"
    )
    op.add_column("runs", sa.Column("files_deleted_at", sa.Double(), nullable=True))


def downgrade() -> None:
    """Undo; runs of the kind that the older version does not know go."""
    new = _runs.c.kind == "batch"
    for name in _of_runs:
        rows = sa.table(name, sa.column("run_id", sa.String))
        op.execute(sa.delete(rows).where(rows.c.run_id.in_(sa.select(_runs.c.id).where(new))))
    op.execute(sa.delete(_runs).where(new))
    op.execute("ALTER TABLE runs DROP COLUMN files_deleted_at")
    op.execute("ALTER TABLE runs DROP COLUMN batch")
    exchange({"kind": (_NEW_KIND, _KIND), "source_model": (_NEW_SOURCE, _SOURCE)})
