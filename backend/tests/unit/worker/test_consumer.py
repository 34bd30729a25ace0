"""A worker notices soon that its broker is back."""

from __future__ import annotations

import logging
import re
import socket

import pytest
from celery.worker import WorkController
from kombu.utils import functional

from houseprice.settings import Settings
from houseprice.worker.celery_app import make_app
from houseprice.worker.consumer import LONGEST_PAUSE_S


class _EnoughError(Exception):
    """The worker has waited for long enough to show how it waits."""


def test_a_broker_that_is_away_for_long_is_looked_for_every_few_seconds(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    waited = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if sum(waited) > 120:
            raise _EnoughError

    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and does not listen
        port = nobody.getsockname()[1]
        app = make_app(Settings(HOUSEPRICE_REDIS_URL=f"redis://127.0.0.1:{port}/0"))
        consumer = WorkController(app=app, pool_cls="solo", hostname="w@here").consumer
        monkeypatch.setattr(functional, "sleep", wait)
        with caplog.at_level(logging.ERROR), pytest.raises(_EnoughError):
            consumer.connect()
    pauses = [float(text) for text in re.findall(r"Trying again in ([\d.]+) seconds", caplog.text)]
    assert len(pauses) > 25
    assert max(pauses) == LONGEST_PAUSE_S
