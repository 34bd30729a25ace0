"""Add runs that make no model: evaluations of a model, and imports of tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from houseprice.store.migrations.checks import exchange

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_KIND = "kind in ('train', 'blend', 'all', 'trial', 'tune', 'equity', 'ranges')"
_NEW_KIND = (
    "kind in ('train', 'blend', 'all', 'trial', 'tune', 'equity', 'ranges', 'evaluate',"
    " 'import', 'append')"
)
_SOURCE = "(kind in ('equity', 'ranges')) = (source_model_id is not null)"
_NEW_SOURCE = "(kind in ('equity', 'ranges', 'evaluate')) = (source_model_id is not null)"
_LATER = "(kind = 'ranges') = (later_dataset_id is not null)"
_NEW_LATER = "(kind in ('ranges', 'evaluate')) = (later_dataset_id is not null)"
_IMPORT = "(kind in ('import', 'append')) = (table_import is not null)"
_RULES = {
    "kind": (_KIND, _NEW_KIND),
    "source_model": (_SOURCE, _NEW_SOURCE),
    "later_dataset": (_LATER, _NEW_LATER),
}
_runs = sa.table("runs", sa.column("id", sa.String), sa.column("kind", sa.String))
_of_runs = ("run_curve", "run_events", "idempotency")


def upgrade() -> None:
    """Apply."""
    exchange(_RULES)
    # SQLite adds a check to a table only together with a column.
    op.execute(
        "ALTER TABLE runs ADD COLUMN table_import JSON"
        f" CONSTRAINT ck_runs_table_import CHECK ({_IMPORT})"
    )


def downgrade() -> None:
    """Undo; runs of kinds that the older version does not know go."""
    new = _runs.c.kind.in_(("evaluate", "import", "append"))
    for name in _of_runs:
        rows = sa.table(name, sa.column("run_id", sa.String))
        op.execute(sa.delete(rows).where(rows.c.run_id.in_(sa.select(_runs.c.id).where(new))))
    op.execute(sa.delete(_runs).where(new))
    op.execute("ALTER TABLE runs DROP COLUMN table_import")
    exchange({name: (after, before) for name, (before, after) in _RULES.items()})
