"""Two more kinds of runs: a tuning and its trials."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KIND = "kind in ('train', 'blend', 'all')"
_LEASE = "(state = 'running' and kind <> 'all') = (lease_until is not null)"
_NEW_KIND = "kind in ('train', 'blend', 'all', 'trial', 'tune')"
_NEW_LEASE = "(state = 'running' and kind not in ('all', 'tune')) = (lease_until is not null)"


def upgrade() -> None:
    """Apply."""
    _exchange({"kind": (_KIND, _NEW_KIND), "lease": (_LEASE, _NEW_LEASE)})


def downgrade() -> None:
    """Take back; there must be no tuning left."""
    _exchange({"kind": (_NEW_KIND, _KIND), "lease": (_NEW_LEASE, _LEASE)})


def _exchange(rules: dict[str, tuple[str, str]]) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _exchange_in_sqlite(list(rules.values()))
        return
    for name, (_, new) in rules.items():
        op.drop_constraint(op.f(f"ck_runs_{name}"), "runs", type_="check")
        op.create_check_constraint(op.f(f"ck_runs_{name}"), "runs", new)


def _exchange_in_sqlite(rules: list[tuple[str, str]]) -> None:
    """Edit the stored text of the table, as SQLite's page on ALTER TABLE describes.

    Copying the table instead would break every reference to it inside this transaction.
    """
    db = op.get_bind()
    version = db.exec_driver_sql("PRAGMA schema_version").scalar_one()
    db.exec_driver_sql("PRAGMA writable_schema=ON")
    for old, new in rules:
        db.exec_driver_sql(
            "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) "
            "WHERE type = 'table' AND name = 'runs'",
            (old, new),
        )
    db.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    db.exec_driver_sql("PRAGMA writable_schema=RESET")
