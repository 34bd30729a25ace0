"""The log of a process: lines for people, or JSON for programs, with the ids of request and run."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from opentelemetry import trace

from houseprice.settings import Settings

#: Fields that every line of a block has, such as ``run_id``.
_fields: ContextVar[dict[str, str] | None] = ContextVar("log_fields", default=None)
_TEXT = "%(asctime)s %(levelname)s %(message)s%(fields)s"


@contextmanager
def log_fields(**fields: str) -> Iterator[None]:
    """Add fields to every line that this block writes, in this thread and in what it awaits."""
    token = _fields.set({**(_fields.get() or {}), **fields})
    try:
        yield
    finally:
        _fields.reset(token)


def set_up_logging(settings: Settings, level: int = logging.INFO) -> None:
    """Write the log of this process to standard error, as the settings say."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(settings))
    logging.basicConfig(level=level, handlers=[handler])


def formatter(settings: Settings) -> logging.Formatter:
    """The format of the lines."""
    return JsonLines() if settings.log_format == "json" else TextLines()


class TextLines(logging.Formatter):
    """One line for people, with the fields at its end."""

    def __init__(self) -> None:
        super().__init__(_TEXT)

    def format(self, record: logging.LogRecord) -> str:
        """See `logging.Formatter.format`."""
        fields = fields_of(record)
        texts = [f"{name}={value}" for name, value in fields.items()]
        record.fields = f" [{' '.join(texts)}]" if texts else ""
        return super().format(record)


class JsonLines(logging.Formatter):
    """One JSON object a line.

    It has ``time`` (ISO 8601, UTC), ``level``, ``logger``, ``message``, and where they are known
    ``request_id``, ``run_id``, ``trace_id`` and ``exception``.
    """

    def format(self, record: logging.LogRecord) -> str:
        """See `logging.Formatter.format`."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **fields_of(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def fields_of(record: logging.LogRecord) -> dict[str, str]:
    """The fields of a line: those of its block, those of the call, and the trace."""
    fields = dict(_fields.get() or {})
    fields |= {name: str(getattr(record, name)) for name in _CALLED if hasattr(record, name)}
    span = trace.get_current_span().get_span_context()
    if span.is_valid:
        fields["trace_id"] = trace.format_trace_id(span.trace_id)
    return fields


#: What a call may bring along as ``extra``.
_CALLED = ("run_id", "request_id")
