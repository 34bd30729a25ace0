"""The scripted application as it must not be: it acknowledges a ring when the training is over."""

from __future__ import annotations

from scripted_app import app

app.conf.task_acks_late = True

__all__ = ["app"]
