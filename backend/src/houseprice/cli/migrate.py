"""``houseprice migrate``: bring the database up to date."""

from __future__ import annotations

from houseprice.services.context import migrate_database
from houseprice.settings import Settings


def migrate_command() -> None:
    """Make the data folder and bring the database up to date. It is safe to run this again."""
    settings = Settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    migrate_database(settings)
