"""All rows as plain values, so that a backup of one database can be restored into the other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import JSON, Connection, MetaData, Table, func, insert, select

from houseprice.errors import Conflict, InvalidInput
from houseprice.store.engine import alembic_settings, make_engine, migrate, transaction

#: Tables whose rows say only what is alive now, or which migration was the last.
_PASSING = frozenset({"workers", "alembic_version"})
#: Tables that have a row from the start.
_FIRST_ROWS = frozenset({"event_log"})
_AT_ONCE = 500

Row = Mapping[str, Any]


def revision_of(db: Connection) -> str | None:
    """Number of the newest migration that the database has had; None if it is empty."""
    return MigrationContext.configure(db).get_current_revision()


def read_tables(db: Connection) -> Iterator[tuple[str, Iterator[Row]]]:
    """Name and rows of each table; tables that others refer to come first.

    Every table must be read to its end before the next one. All of them together are one moment's
    state only in a transaction that sees one.
    """
    for table in _tables(db):
        rows = db.execution_options(yield_per=_AT_ONCE).execute(_in_order(table))
        yield table.name, (dict(row) for row in rows.mappings())


def write_rows(rows: Iterable[Row], into: IO[bytes]) -> int:
    """Write rows as JSON, one a line; returns their number."""
    number = 0
    for row in rows:
        into.write(json.dumps(dict(row), ensure_ascii=False).encode() + b"\n")
        number += 1
    return number


def read_rows(file: Path) -> Iterator[Row]:
    """The rows that `write_rows` has written into a file."""
    with file.open("rb") as content:
        for text in content:
            yield json.loads(text)


def restore_tables(url: str, revision: str, tables: Mapping[str, Iterable[Row]]) -> None:
    """Fill an empty database with the rows of a backup, and bring it to the newest schema.

    Parameters
    ----------
    url : str
        URL of a database without rows.
    revision : str
        Revision of the database that the rows come from.
    tables : mapping of str to iterable of mapping
        Rows of each table, as from `read_tables`.

    Raises
    ------
    InvalidInput
        If the rows come from a newer version of the program.
    Conflict
        If the database has rows.
    """
    _check_known(revision)
    _clear(url)
    migrate(url, revision)
    engine = make_engine(url)
    try:
        with transaction(engine) as db:
            stored = list(_tables(db))
            for table in reversed(stored):
                db.execute(table.delete())
            for table in stored:
                _fill(db, table, tables.get(table.name, ()))
    finally:
        engine.dispose()
    migrate(url)


def _tables(db: Connection) -> Iterator[Table]:
    stored = MetaData()
    stored.reflect(db)
    for table in stored.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)  # no value is not the JSON text `null`
        if table.name not in _PASSING:
            yield table


def _in_order(table: Table) -> Any:
    """The rows in the order in which they came to be, since a run may refer to an earlier one."""
    order = [table.c.seq] if "seq" in table.c else list(table.primary_key)
    return select(table).order_by(*order)


def _fill(db: Connection, table: Table, rows: Iterable[Row]) -> None:
    part: list[Row] = []
    for row in rows:
        part.append(row)
        if len(part) == _AT_ONCE:
            db.execute(insert(table), part)
            part = []
    if part:
        db.execute(insert(table), part)
    _count_on(db, table)


def _count_on(db: Connection, table: Table) -> None:
    """Let PostgreSQL's own numbers go on after the largest that is there."""
    for column in table.primary_key:
        if "nextval" in str(getattr(column.server_default, "arg", "")):
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            newest = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
            db.execute(select(func.setval(sequence, newest, False)))


def _check_known(revision: str) -> None:
    try:
        ScriptDirectory.from_config(alembic_settings()).get_revision(revision)
    except CommandError as error:
        raise InvalidInput(
            f"The backup must come from this version of the program or an older one; its "
            f"database has had migration {revision!r}, which this version does not know.",
            hint="Install the version that made the backup, or a newer one.",
        ) from error


def _clear(url: str) -> None:
    """Remove the empty tables of a studio that was started once; its schema may be newer."""
    engine = make_engine(url)
    try:
        with transaction(engine) as db:
            stored = MetaData()
            stored.reflect(db)
            _check_empty(db, stored)
            stored.drop_all(db)
    finally:
        engine.dispose()


def _check_empty(db: Connection, stored: MetaData) -> None:
    used = [
        table.name
        for table in stored.sorted_tables
        if table.name not in {*_PASSING, *_FIRST_ROWS} and _has_rows(db, table)
    ]
    if used:
        raise Conflict(
            "A backup is restored into an empty database, but this one has rows in "
            f"{', '.join(used)}.",
            hint="Name another data folder or database, or move this one away.",
        )


def _has_rows(db: Connection, table: Table) -> bool:
    return db.execute(select(func.count()).select_from(table)).scalar_one() > 0
