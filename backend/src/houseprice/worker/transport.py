"""Kombu's Redis transport, made to survive garbage in a queue.

Without this, one line of garbage in a queue ends the whole worker, because the transport parses it
in the event loop. Here it is dropped and logged; nothing is lost, as a message is only a doorbell.
"""

from __future__ import annotations

import logging
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, redis

_LOG = logging.getLogger(__name__)


class Channel(redis.Channel):
    """Drops messages that are not JSON."""

    def _brpop_read(self, **options: Any) -> Any:
        try:
            return super()._brpop_read(**options)  # type: ignore[no-untyped-call]  # no hints
        except (ValueError, RecursionError) as error:
            _LOG.error("Dropped a message that is not JSON: %s", type(error).__name__)
            return None


class Transport(redis.Transport):
    """Drops JSON that is not a message."""

    Channel = Channel

    def _deliver(self, message: Any, queue: str) -> None:
        if not _is_message(message):
            _LOG.error("Dropped JSON that is not a message in queue %s", queue)
            return
        super()._deliver(message, queue)  # type: ignore[no-untyped-call]  # no hints


def install() -> None:
    """Use this transport for ``redis://`` and ``rediss://`` in this process."""
    name = f"{__name__}:{Transport.__name__}"
    TRANSPORT_ALIASES.update(redis=name, rediss=name)


def _is_message(message: Any) -> bool:
    if not isinstance(message, dict) or not isinstance(message.get("body"), str):
        return False
    properties = message.get("properties")
    if not isinstance(properties, dict) or not isinstance(message.get("headers", {}), dict):
        return False
    delivery = properties.get("delivery_info")
    named = isinstance(delivery, dict) and {"exchange", "routing_key"} <= delivery.keys()
    return named and isinstance(properties.get("delivery_tag"), str)
