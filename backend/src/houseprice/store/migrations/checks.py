"""Replace a check of the table of runs, on both databases."""

from __future__ import annotations

from collections.abc import Mapping

from alembic import op


def exchange(rules: Mapping[str, tuple[str, str]]) -> None:
    """Replace the first text of each rule by the second; the key is the name of the check."""
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
