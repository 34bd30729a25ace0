"""The Celery application for Flower: ``celery -A houseprice.worker.flower_app flower``.

Flower 2.2 shows its ``/metrics`` to anybody; here they need its password, as its pages do.
"""

from __future__ import annotations

from flower.views.monitor import Metrics
from tornado.web import authenticated

from houseprice.worker.celery_app import app

__all__ = ["app"]

Metrics.get = authenticated(Metrics.get)
