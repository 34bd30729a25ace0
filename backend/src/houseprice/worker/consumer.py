"""Celery's consumer, made to notice soon that its broker is back."""

from __future__ import annotations

from functools import partial
from typing import Any

from celery.worker.consumer import Consumer

#: The longest pause between two looks, in seconds. Together with the 10 s between two passes of a
#: reconciler, which rings again, work goes on within 15 s.
LONGEST_PAUSE_S = 4.0


class PromptConsumer(Consumer):  # type: ignore[misc]  # celery has no hints
    """Looks for an absent broker every few seconds, however long it has been away.

    Celery waits 2 s longer each time, up to half a minute, and has no setting for it.
    """

    def ensure_connected(self, conn: Any) -> Any:
        """Connect, or try again until the broker answers."""
        conn.ensure_connection = partial(conn.ensure_connection, interval_max=LONGEST_PAUSE_S)
        return super().ensure_connected(conn)
