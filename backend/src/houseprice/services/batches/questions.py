"""What a file of homes leaves open, and how it was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class QuestionView:
    """Two readings of a file that differ in meaning; see `data.cells.reading.OpenQuestion`."""

    kind: str
    column: str | None
    taken: str
    answers: tuple[str, ...]
    option: str
    text: str


def question_view(document: Mapping[str, Any]) -> QuestionView:
    """A question from the plain values that `OpenQuestion.to_json` gives."""
    return QuestionView(**{**document, "answers": tuple(document["answers"])})
