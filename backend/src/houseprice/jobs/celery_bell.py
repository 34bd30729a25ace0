"""The doorbell that rings through Celery; it names the task and imports no code of the worker."""

from __future__ import annotations

import logging

from celery import Celery
from celery.exceptions import CeleryError
from kombu.exceptions import KombuError

from houseprice.jobs.queue import TASK_NAME
from houseprice.jobs.records import DEFAULT_QUEUE

_LOG = logging.getLogger(__name__)
_TIMEOUT_S = 1


class CeleryBell:
    """Sends ``train_model_async(hint)``, and gives up after about a second.

    Parameters
    ----------
    broker_url : str
        Celery's broker, for example ``redis://127.0.0.1:6379/0``.
    """

    def __init__(self, broker_url: str) -> None:
        self._app = Celery(broker=broker_url, set_as_current=False)
        self._app.conf.update(
            task_ignore_result=True,
            task_serializer="json",
            accept_content=["json"],
            task_publish_retry=False,  # the reconciler is the retry
            broker_connection_timeout=_TIMEOUT_S,
            broker_pool_acquire_timeout=_TIMEOUT_S,
            broker_transport_options={
                "socket_connect_timeout": _TIMEOUT_S,
                "socket_timeout": _TIMEOUT_S,
                "max_retries": 1,
                "interval_start": 0,
                "interval_step": 0,
                "interval_max": 0,
            },
        )

    def ring(self, hint: str, queue: str = DEFAULT_QUEUE) -> bool:
        """Send one message; False, with a line in the log, if the broker did not take it."""
        try:
            self._app.send_task(
                TASK_NAME, args=[hint], queue=queue, ignore_result=True, retry=False
            )
        except (KombuError, CeleryError, OSError) as error:
            _LOG.warning("The broker did not take a ring: %s", type(error).__name__)
            return False
        return True
