"""Who answers for a home: a first model, or a second one where it refuses or is not sure enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from houseprice.valuation.answers import Value


class Answer(Protocol):
    """What was said of a home; who said it is the caller's business."""

    @property
    def value(self) -> Value:
        """The value, or the refusal."""
        ...


A = TypeVar("A", bound=Answer)

#: Largest limit for an answer that is sure enough.
MAX_FSD = 10.0


def answered(
    first: Sequence[A],
    ask_second: Callable[[list[int]], Sequence[A]] | None,
    max_fsd: float | None,
) -> list[A]:
    """For each home the answer that counts.

    Parameters
    ----------
    first : sequence of Answer
        The first model's, one a home; they stay where the second one refuses, too, or is no surer.
    ask_second : callable or None
        Positions of homes to the second model's answers for them; not called without any.
    max_fsd : float or None
        Largest FSD (a fraction) of an answer that is sure enough; None means any.
    """
    out = list(first)
    unsure = [place for place, one in enumerate(first) if _is_unsure(one.value, max_fsd)]
    if unsure and ask_second is not None:
        for place, other in zip(unsure, ask_second(unsure), strict=True):
            if _is_surer(other.value, out[place].value):
                out[place] = other
    return out


def _is_unsure(value: Value, max_fsd: float | None) -> bool:
    return value.fsd is None or (max_fsd is not None and value.fsd > max_fsd)


def _is_surer(second: Value, first: Value) -> bool:
    """A value goes before none, and the smaller FSD before the larger one."""
    if second.fsd is None or first.fsd is None:
        return first.fsd is None and second.fsd is not None
    return second.fsd < first.fsd
