"""``houseprice migrate``: bring the database up to date."""

from __future__ import annotations

from houseprice.settings import Settings
from houseprice.store.engine import migrate


def migrate_command() -> None:
    """Make the data folder and bring the database up to date; safe to run again."""
    settings = Settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    migrate(settings.sql_url)
