"""Connections, transactions and migrations for SQLite and PostgreSQL.

SQLite commits with a full sync, because WAL with NORMAL may lose an acknowledged run after a power
cut. WAL itself is used only where its checkpoint bug is fixed (3.51.3).
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from houseprice.errors import (
    HousePriceError,
    StorageFull,
    StorageNotWritable,
    Unavailable,
    storage_problem,
)

_WAL_SAFE = (3, 51, 3)
#: RETURNING came with it.
_OLDEST = (3, 35, 0)
_SQLITE_TIMEOUT_S = 10.0
#: Pages that a connection keeps; the system keeps the file as well, and a write of another process
#: makes them worthless. The default of 2,000 lets each process grow with the database.
_SQLITE_CACHE_KIB = 512
_POSTGRESQL = {
    "client_encoding": "utf8",  # the locale of the server may have chosen another
    "connect_timeout": 3,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,  # milliseconds; no keep-alives are sent while an answer is missing
    "options": (
        "-c synchronous_commit=on -c statement_timeout=5000"
        " -c idle_in_transaction_session_timeout=30000"
    ),
}
_SQLITE_AWAY = ("locked", "unable to open", "disk I/O error")
_READ_ONLY = "houseprice_read_only"
_MIGRATION_LOCK = 7_205_759_403


class DatabaseUnavailable(Unavailable):
    """The database does not answer or stays locked."""

    code: ClassVar[str] = "database_unavailable"


class DatabaseCorrupt(HousePriceError):
    """The file of the database is damaged or is no database."""

    code: ClassVar[str] = "database_corrupt"
    status: ClassVar[int] = 503


class DatabaseTooOld(HousePriceError):
    """The library of SQLite lacks what the store relies on."""

    code: ClassVar[str] = "database_too_old"
    status: ClassVar[int] = 503


class OutcomeUnknown(Unavailable):
    """The connection was lost during a commit; a retry with the same Idempotency-Key is safe."""

    code: ClassVar[str] = "outcome_unknown"


def make_engine(url: str) -> Engine:
    """Make an engine with the settings that the store relies on.

    Parameters
    ----------
    url : str
        ``sqlite:////absolute/file`` or ``postgresql://…``; the folder of a file is created.
    """
    address = _driver(make_url(url))
    encode = partial(json.dumps, allow_nan=False)  # PostgreSQL refuses NaN, SQLite would keep it
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, encode)
    return create_engine(
        address,
        json_serializer=encode,
        pool_pre_ping=True,
        pool_timeout=5,
        connect_args=_POSTGRESQL,
    )


def _driver(url: URL) -> URL:
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    return url


def _sqlite(url: URL, encode: Any) -> Engine:
    if url.database:
        _make_folder(Path(url.database).parent)
    engine = create_engine(
        url, json_serializer=encode, pool_timeout=5, connect_args={"timeout": _SQLITE_TIMEOUT_S}
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_problem(error, str(folder)) or DatabaseUnavailable(
            f"The folder of the database must exist, got {error.strerror} for {folder}"
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    journal = "WAL" if sqlite3.sqlite_version_info >= _WAL_SAFE else "TRUNCATE"
    cache = f"cache_size={-_SQLITE_CACHE_KIB}"  # below zero: KiB instead of pages
    for pragma in (f"journal_mode={journal}", "synchronous=FULL", "foreign_keys=ON", cache):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(db: Connection) -> None:
    reads = db.get_execution_options().get(_READ_ONLY, False)
    db.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """A short writing transaction, which is committed at the end and rolled back on any error.

    Raises
    ------
    DatabaseUnavailable
        If the database does not answer in time; nothing is written then.
    OutcomeUnknown
        If the connection broke during the commit.
    StorageFull
        If the disk is full.
    """
    with _translated(engine), engine.connect() as db, db.begin() as running:
        yield db
        _commit(db, running)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A short transaction that only reads; on SQLite it waits for no writer."""
    with (
        _translated(engine),
        engine.connect().execution_options(**{_READ_ONLY: True}) as db,
        db.begin(),
    ):
        yield db


@contextmanager
def one_moment(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads, and all of whose queries see the rows of one moment."""
    options: dict[str, Any] = {_READ_ONLY: True}
    if engine.dialect.name != "sqlite":  # whose transactions are like that anyway
        options["isolation_level"] = "REPEATABLE READ"
    with _translated(engine), engine.connect().execution_options(**options) as db, db.begin():
        if db.dialect.name == "postgresql":
            db.exec_driver_sql("SET LOCAL statement_timeout = 0")
        yield db


def _commit(db: Connection, running: Any) -> None:
    try:
        running.commit()
    except DBAPIError as error:
        if db.dialect.name == "sqlite":
            _roll_back(db)
        elif error.connection_invalidated:
            raise OutcomeUnknown(
                "The connection to the database broke during a commit.",
                hint="Send the same request with the same Idempotency-Key.",
            ) from error
        raise


def _roll_back(db: Connection) -> None:
    """End the transaction of a commit that failed: SQLite keeps it open, and all others wait.

    SQLAlchemy counts the transaction as ended, so it would put the connection back with it.
    """
    driver = db.connection.driver_connection
    try:
        driver.rollback()  # type: ignore[union-attr]  # a connection that is open
    except sqlite3.Error:
        db.invalidate()


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    try:
        yield
    except PoolTimeout as error:
        raise DatabaseUnavailable("All connections to the database are in use.") from error
    except DBAPIError as error:
        problem = _not_writable(error, engine.url) or _translate(error)
        if problem is None:
            raise
        raise problem from error


def _not_writable(error: DBAPIError, url: URL) -> HousePriceError | None:
    """The error of a folder without room for a journal, or of a file that SQLite only reads."""
    if not isinstance(error.orig, sqlite3.Error) or not url.database:
        return None
    folder, message = Path(url.database).parent, str(error.orig)
    if "readonly" not in message and "unable to open" not in message:
        return None
    if "unable to open" in message and (not folder.is_dir() or os.access(folder, os.W_OK)):
        return None
    return StorageNotWritable.of(str(folder), message, is_mounted_so=_is_read_only(folder))


def _is_read_only(folder: Path) -> bool:
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except (AttributeError, OSError):  # not on this system
        return False


def _translate(error: DBAPIError) -> HousePriceError | None:
    message = str(error.orig)
    if "disk is full" in message:
        return StorageFull("The disk of the database is full.")
    if "not a database" in message or "malformed" in message:
        return _corrupt(message)
    if error.connection_invalidated or _is_away(error):
        return DatabaseUnavailable(
            "The database does not answer in time.", hint="Try again in a few seconds."
        )
    return None


def _is_away(error: DBAPIError) -> bool:
    # SQLite raises OperationalError for wrong SQL as well; that must not look like an outage.
    if isinstance(error.orig, sqlite3.Error):
        return any(sign in str(error.orig) for sign in _SQLITE_AWAY)
    return isinstance(error, OperationalError)


def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to a schema; several processes may do so at once.

    Parameters
    ----------
    url : str
    revision : str
        Number of the migration to stop at; ``head`` is the newest.

    Raises
    ------
    DatabaseCorrupt
        If the SQLite file is damaged or is no database.
    DatabaseTooOld
        If the library of SQLite is too old.
    DatabaseUnavailable
        If the database does not answer.
    """
    engine = make_engine(url)
    try:
        with transaction(engine) as db:
            check_sound(db)
            if db.dialect.name == "postgresql":
                db.exec_driver_sql("SET LOCAL statement_timeout = 0")
                db.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
            command.upgrade(_alembic(db), revision)
    finally:
        engine.dispose()


def check_sound(db: Connection) -> None:
    """Refuse an SQLite library that is too old, and a damaged file; PostgreSQL checks itself.

    Raises
    ------
    DatabaseCorrupt, DatabaseTooOld
    """
    if db.dialect.name != "sqlite":
        return
    if sqlite3.sqlite_version_info < _OLDEST:
        oldest = ".".join(map(str, _OLDEST))
        raise DatabaseTooOld(f"SQLite must be {oldest} or newer, got {sqlite3.sqlite_version}")
    finding = db.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if finding != "ok":
        raise _corrupt(str(finding))


def _corrupt(finding: str) -> DatabaseCorrupt:
    return DatabaseCorrupt(
        f"The database file must be sound, but this one is damaged: {finding}",
        hint="Restore a backup, or move the file away to start with an empty database.",
    )


def alembic_settings() -> Config:
    """Where the migrations are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def revisions(db: Connection) -> tuple[str | None, str | None]:
    """The revision of a database's schema, and the newest one that this version knows."""
    heads = ScriptDirectory.from_config(alembic_settings()).get_current_head()
    return MigrationContext.configure(db).get_current_revision(), heads


def _alembic(db: Connection) -> Config:
    config = alembic_settings()
    config.attributes["connection"] = db
    return config
