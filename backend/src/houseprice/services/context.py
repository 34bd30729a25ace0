"""The context of every operation: settings, database and doorbell."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from houseprice.jobs.actors import LOCAL, Actor
from houseprice.jobs.celery_bell import CeleryBell
from houseprice.jobs.queue import BackgroundBell, Bell
from houseprice.services.shared_files import SharedFiles, files_of
from houseprice.settings import Settings
from houseprice.store.engine import make_engine, migrate


@dataclass(frozen=True)
class Context:
    """Settings, database and doorbell of a process; it is made once and passed on.

    `actor` is who asks: the API passes a copy on for each request, everything else acts as `LOCAL`.
    """

    settings: Settings
    engine: Engine
    bell: Bell
    actor: Actor = LOCAL

    @property
    def files(self) -> SharedFiles:
        """The storage of models, data sets, uploads and checkpoints."""
        return files_of(self.settings)

    def close(self) -> None:
        """Close the connections to the database."""
        self.engine.dispose()


def build_context(settings: Settings, bell: Bell | None = None) -> Context:
    """Make the context of a process; without a `bell`, Celery rings in the background.

    The database is opened at the first use and must be migrated before.

    Raises
    ------
    InvalidInput
        If the storage needs a package that is not installed.
    """
    files_of(settings)
    rung = bell or BackgroundBell(CeleryBell(settings.broker))
    return Context(settings, make_engine(settings.sql_url), rung)


def migrate_database(settings: Settings) -> None:
    """Bring the database up to date; a database that is up to date stays as it is."""
    migrate(settings.sql_url)
