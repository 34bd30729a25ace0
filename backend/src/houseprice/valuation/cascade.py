"""Choose between two models: the second answers where the first refuses or is not sure enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from houseprice.valuation.answers import Value


class Answer(Protocol):
    """The answer of a model for a home; the caller knows which model gave it."""

    @property
    def value(self) -> Value:
        """The value or the refusal."""
        ...


A = TypeVar("A", bound=Answer)

#: Largest limit for an answer that is sure enough.
MAX_FSD = 10.0


def answered(
    first: Sequence[A],
    ask_second: Callable[[list[int]], Sequence[A]] | None,
    max_fsd: float | None,
) -> list[A]:
    """Choose the answer for each home.

    Parameters
    ----------
    first : sequence of Answer
        Answers of the first model, one for each home. An answer stays where the second model
        refuses, too, or is no surer.
    ask_second : callable or None
        Takes positions of homes and gives the second model's answers for them; it is not called
        without any.
    max_fsd : float or None
        Largest FSD (a fraction) of an answer that is sure enough; None means any.
    """
    out = list(first)
    unsure = [place for place, answer in enumerate(first) if _is_unsure(answer.value, max_fsd)]
    if unsure and ask_second is not None:
        for place, other in zip(unsure, ask_second(unsure), strict=True):
            if _is_surer(other.value, out[place].value):
                out[place] = other
    return out


def _is_unsure(value: Value, max_fsd: float | None) -> bool:
    return value.fsd is None or (max_fsd is not None and value.fsd > max_fsd)


def _is_surer(second: Value, first: Value) -> bool:
    """Prefer a value to none, and a smaller FSD to a larger one."""
    if second.fsd is None or first.fsd is None:
        return first.fsd is None and second.fsd is not None
    return second.fsd < first.fsd
