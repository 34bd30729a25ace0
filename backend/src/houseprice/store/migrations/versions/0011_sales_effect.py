"""Add runs that measure the effect of flagged sales."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from houseprice.store.migrations.checks import exchange

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_KIND = (
    "kind in ('train', 'blend', 'all', 'trial', 'tune', 'equity', 'ranges', 'evaluate',"
    " 'import', 'append')"
)
_NEW_KIND = (
    "kind in ('train', 'blend', 'all', 'trial', 'tune', 'equity', 'ranges', 'evaluate',"
    " 'import', 'append', 'effect')"
)
_runs = sa.table("runs", sa.column("id", sa.String), sa.column("kind", sa.String))
_of_runs = ("run_curve", "run_events", "idempotency")


def upgrade() -> None:
    """Apply."""
    exchange({"kind": (_KIND, _NEW_KIND)})
    # SQLite adds a check to a table only together with a column.
    op.execute(
        "ALTER TABLE runs ADD COLUMN flagged JSON"
        " CONSTRAINT ck_runs_flagged CHECK ((kind = 'effect') = (flagged is not null))"
    )


def downgrade() -> None:
    """Undo; runs of the kind that the older version does not know go."""
    new = _runs.c.kind == "effect"
    for name in _of_runs:
        rows = sa.table(name, sa.column("run_id", sa.String))
        op.execute(sa.delete(rows).where(rows.c.run_id.in_(sa.select(_runs.c.id).where(new))))
    op.execute(sa.delete(_runs).where(new))
    op.execute("ALTER TABLE runs DROP COLUMN flagged")
    exchange({"kind": (_NEW_KIND, _KIND)})
