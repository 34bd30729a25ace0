"""What people and programs are notified of."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Topic = Literal[
    "run.succeeded",
    "run.failed",
    "run.cancelled",
    "model.promoted",
    "model.not_promoted",
    "model.proposed",
    "model.declined",
    "market.moved",
    "webhook.disabled",
    "test",
]
#: What an endpoint or a recipient can ask for, with the words for people.
TOPICS: Mapping[Topic, str] = {
    "run.succeeded": "A run finished",
    "run.failed": "A run failed",
    "run.cancelled": "A run was cancelled",
    "model.promoted": "A model became champion",
    "model.not_promoted": "A scheduled training did not replace the champion",
    "model.proposed": "A model was proposed as champion",
    "model.declined": "A proposal was declined",
    "market.moved": "The market moved away from a model",
    "webhook.disabled": "A webhook was switched off",
}


@dataclass(frozen=True)
class Notice:
    """Something that happened, to be sent to all who asked for its topic.

    Parameters
    ----------
    topic : Topic
    key : str
        It names the event, so that no event is noted twice; up to 80 characters.
    data : mapping
        Plain values that the message consists of.
    """

    topic: Topic
    key: str
    data: Mapping[str, Any] = field(default_factory=dict)


def figures(result: Mapping[str, Any] | None) -> dict[str, float]:
    """The headline figures of a result: percent, but `median_ratio` is a share.

    Examples
    --------
    >>> figures({"test": {"mdape": {"value": 8.04}, "cod": {"value": None}}})
    {'mdape': 8.04}
    """
    scores = (result or {}).get("test") or {}
    names = ("mdape", "ppe10", "median_ratio", "cod", "coverage_90")
    values = {name: (scores.get(name) or {}).get("value") for name in names}
    # A figure that is not finite is no JSON, and must not keep a run from ending.
    numbers = {name: float(value) for name, value in values.items() if value is not None}
    return {name: number for name, number in numbers.items() if math.isfinite(number)}
