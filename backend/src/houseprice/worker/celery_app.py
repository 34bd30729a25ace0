"""The Celery application: ``celery -A houseprice.worker.celery_app worker`` (or beat, flower).

A message is only a doorbell; the row in SQL is the truth. No training framework is imported.
"""

from __future__ import annotations

from celery import Celery

from houseprice.settings import Settings
from houseprice.worker import runtime, transport
from houseprice.worker.celery_settings import celery_settings


def make_app(settings: Settings) -> Celery:
    """A configured application; its tasks are in `worker.tasks`."""
    transport.install()
    application = Celery("houseprice", broker=settings.broker, include=["houseprice.worker.tasks"])
    application.conf.update(celery_settings(settings))
    return application


app = make_app(Settings())
runtime.connect_signals()
