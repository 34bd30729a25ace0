"""The application as Flower loads it: ``celery -A houseprice.worker.flower_app flower``.

Flower shows its metrics to anyone, also where its pages ask for a password. Here they ask, too.
"""

from __future__ import annotations

from flower.views.monitor import Metrics
from tornado.web import authenticated

from houseprice.worker.celery_app import app

__all__ = ["app"]

Metrics.get = authenticated(Metrics.get)
