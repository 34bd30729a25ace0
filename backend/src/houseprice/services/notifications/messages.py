"""What is said of an event: the JSON for programs, and the words for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from houseprice.jobs.notices import TOPICS
from houseprice.store.notifications.outbox import MessageRow

_KINDS = {
    "train": "Training",
    "all": "Training of all models",
    "tune": "Tuning",
    "equity": "Change of equity",
    "ranges": "Learning ranges again",
    "evaluate": "Measurement on new sales",
    "import": "Import",
    "append": "Import of new sales",
    "effect": "Effect of flagged sales",
    "batch": "Values of a file",
    "origins": "Rolling origins",
}
_METRICS = {
    "mdape": ("Median absolute error", "{:.1f} %"),
    "ppe10": ("Within 10 % of the price", "{:.1f} %"),
    "median_ratio": ("Median ratio of value to price", "{:.3f}"),
    "cod": ("Coefficient of dispersion (COD)", "{:.1f} %"),
    "coverage_90": ("Prices inside the 90 % range", "{:.1f} %"),
}
_ENDS = {"run.succeeded": "finished", "run.failed": "failed", "run.cancelled": "was cancelled"}


@dataclass(frozen=True)
class NoticeWords:
    """A message for people.

    Parameters
    ----------
    subject : str
        One line.
    lines : tuple of str
        Sentences.
    figures : tuple of (str, str)
        Names and values of the figures.
    path : str
        Page of the studio, from its root.
    """

    subject: str
    lines: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    path: str


def body(message: MessageRow, public_url: str) -> str:
    """The JSON text for webhooks: ``type``, ``timestamp`` and ``data``."""
    data = {name: value for name, value in message.data.items() if name != "path"}
    if public_url and message.data.get("path"):
        data["url"] = link(public_url, str(message.data["path"]))
    at = datetime.fromtimestamp(message.created_at, UTC)
    document = {"type": message.topic, "timestamp": at.isoformat(), "data": data}
    return json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def link(public_url: str, path: str) -> str:
    """The address of a page of the studio; only the path where the studio has no address."""
    return f"{public_url.rstrip('/')}{path}"


def words(message: MessageRow) -> NoticeWords:
    """The message for people."""
    data, topic = message.data, message.topic
    path = str(data.get("path", "/"))
    if topic in _ENDS:
        return _run_ended(data, _ENDS[topic], path)
    lines = tuple(str(data[name]) for name in ("sentence", "reason") if data.get(name))
    about = data.get("model") or data.get("schedule") or data.get("url") or ""
    subject = TOPICS.get(topic, "Test message") + (f": {about}" if about else "")
    return NoticeWords(_one_line(subject), lines, _shown(data.get("metrics") or {}), path)


def _run_ended(data: Mapping[str, Any], end: str, path: str) -> NoticeWords:
    kind = _KINDS.get(str(data.get("kind")), "Run")
    name = str((data.get("dataset") or {}).get("name", ""))
    lines = []
    if error := data.get("error"):
        lines = [str(error[part]) for part in ("message", "hint") if error.get(part)]
    figures = list(_shown(data.get("metrics") or {}))
    for model in data.get("models") or ():
        mdape = _shown({"mdape": model["metrics"]["mdape"]}) if "mdape" in model["metrics"] else ()
        figures += [(f"{text}, {model['family']}", value) for text, value in mdape]
    subject = f"{kind} on {name} {end}" if name else f"{kind} {end}"
    return NoticeWords(_one_line(subject), tuple(lines), tuple(figures), path)


def _shown(metrics: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (text, form.format(metrics[name]))
        for name, (text, form) in _METRICS.items()
        if metrics.get(name) is not None
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]
