"""Make a new equity and new ranges of a model kinds of runs, not settings of a training."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from houseprice.store.migrations.checks import exchange

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_KIND = "kind in ('train', 'blend', 'all', 'trial', 'tune')"
_NEW_KIND = "kind in ('train', 'blend', 'all', 'trial', 'tune', 'equity', 'ranges')"
_SOURCE = "(kind in ('equity', 'ranges')) = (source_model_id is not null)"
_LATER = "(kind = 'ranges') = (later_dataset_id is not null)"
_FORMER = {"graphs_of", "ranges_from"}
#: Workers that do not know the later version do not claim such a run.
_SPEC, _NEW_SPEC = 4, 5

_runs = sa.table(
    "runs",
    sa.column("id", sa.String),
    sa.column("kind", sa.String),
    sa.column("source_model_id", sa.String),
    sa.column("later_dataset_id", sa.String),
    sa.column("settings", sa.JSON),
    sa.column("spec_version", sa.Integer),
)


def upgrade() -> None:
    """Apply; a worker that holds a run keeps it, and the hash of its specification stays."""
    exchange({"kind": (_KIND, _NEW_KIND)})
    # SQLite adds a check to a table only together with a column.
    op.execute(
        "ALTER TABLE runs ADD COLUMN source_model_id VARCHAR(26)"
        f" CONSTRAINT ck_runs_source_model CHECK ({_SOURCE})"
    )
    op.execute(
        "ALTER TABLE runs ADD COLUMN later_dataset_id VARCHAR(64)"
        f" CONSTRAINT ck_runs_later_dataset CHECK ({_LATER})"
    )
    for row in op.get_bind().execute(sa.select(_runs.c.id, _runs.c.kind, _runs.c.settings)).all():
        if _FORMER & row.settings.keys():
            _change(row.id, _upgraded(row.kind, row.settings))


def downgrade() -> None:
    """Undo."""
    for row in op.get_bind().execute(sa.select(_runs)).all():
        former = {"graphs_of": row.source_model_id, "ranges_from": row.later_dataset_id}
        values = {
            "kind": "train" if row.source_model_id is not None else row.kind,
            "settings": {**row.settings, **former},
            "spec_version": min(row.spec_version, _SPEC),
            "source_model_id": None,
            "later_dataset_id": None,
        }
        _change(row.id, values)
    op.execute("ALTER TABLE runs DROP COLUMN later_dataset_id")
    op.execute("ALTER TABLE runs DROP COLUMN source_model_id")
    exchange({"kind": (_NEW_KIND, _KIND)})


def _upgraded(kind: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    others = {name: value for name, value in settings.items() if name not in _FORMER}
    source, later = settings.get("graphs_of"), settings.get("ranges_from")
    if kind != "train" or source is None:
        return {"settings": others}
    return {
        "kind": "equity" if later is None else "ranges",
        "source_model_id": source,
        "later_dataset_id": later,
        "settings": others,
        "spec_version": _NEW_SPEC,
    }


def _change(run_id: str, values: Mapping[str, Any]) -> None:
    op.execute(sa.update(_runs).where(_runs.c.id == run_id).values(**values))
