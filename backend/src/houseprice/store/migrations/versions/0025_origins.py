"""Add runs that train the method of a model anew at earlier days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from houseprice.store.migrations.checks import exchange

revision = "0025"
down_revision = "0019"
branch_labels = None
depends_on = None

_KIND = (
    "kind in ('train', 'blend', 'all', 'trial', 'tune', 'equity', 'ranges', 'evaluate',"
    " 'import', 'append', 'effect', 'batch')"
)
_NEW_KIND = (
    "kind in ('train', 'blend', 'all', 'trial', 'tune', 'equity', 'ranges', 'evaluate',"
    " 'import', 'append', 'effect', 'batch', 'origins')"
)
_SOURCE = "(kind in ('equity', 'ranges', 'evaluate', 'batch')) = (source_model_id is not null)"
_NEW_SOURCE = (
    "(kind in ('equity', 'ranges', 'evaluate', 'batch', 'origins')) = (source_model_id is not null)"
)
_runs = sa.table("runs", sa.column("id", sa.String), sa.column("kind", sa.String))
_of_runs = ("run_curve", "run_events", "idempotency")


def upgrade() -> None:
    """Apply."""
    exchange({"kind": (_KIND, _NEW_KIND), "source_model": (_SOURCE, _NEW_SOURCE)})


def downgrade() -> None:
    """Undo; runs of the kind that the older version does not know go."""
    new = _runs.c.kind == "origins"
    for name in _of_runs:
        rows = sa.table(name, sa.column("run_id", sa.String))
        op.execute(sa.delete(rows).where(rows.c.run_id.in_(sa.select(_runs.c.id).where(new))))
    op.execute(sa.delete(_runs).where(new))
    exchange({"kind": (_NEW_KIND, _KIND), "source_model": (_NEW_SOURCE, _SOURCE)})
