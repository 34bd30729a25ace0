"""What every operation needs: settings, the database and the doorbell."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from houseprice.jobs.celery_bell import CeleryBell
from houseprice.jobs.queue import BackgroundBell, Bell
from houseprice.settings import Settings
from houseprice.store.engine import make_engine, migrate


@dataclass(frozen=True)
class Context:
    """Made once per process and passed on."""

    settings: Settings
    engine: Engine
    bell: Bell

    def close(self) -> None:
        """Give back the connections to the database."""
        self.engine.dispose()


def build_context(settings: Settings, bell: Bell | None = None) -> Context:
    """The context of a process; without a `bell`, rings go through Celery in the background.

    The database is reached at the first use and has to be migrated by then.
    """
    rung = bell or BackgroundBell(CeleryBell(settings.broker))
    return Context(settings, make_engine(settings.sql_url), rung)


def migrate_database(settings: Settings) -> None:
    """Bring the database up to date; an up-to-date one is left as it is."""
    migrate(settings.sql_url)
