"""The time limit of a call, as each of its trainings sees it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True)
class TimeLimit:
    """When a call must be over, and what it does besides this training.

    Seconds of what comes later are those of a usual machine. A training multiplies them by its
    own pace, which it measures.

    Parameters
    ----------
    ends_at : float
        ``time.monotonic()`` at which the whole call must be over.
    turns : int
        Rounds of trainings, this one included, that share the time one after the other.
    next_s : float
        Usual seconds that a training of the next round needs at least. Where a share is shorter,
        it is of no use to the next round, and this one takes all.
    after_s : float
        Usual seconds of what follows the last round, such as the blend.
    least_s : float
        Usual seconds of the shortest training. Where what follows would not leave them, there is
        no time for it, and nothing is kept for it.
    waits_s : float or None
        Usual seconds that a family needs for which there seems to be no time; None where every
        family has its turn. While this training leaves it too little, it goes on with more models
        than planned.
    """

    ends_at: float
    turns: int = 1
    next_s: float = 0.0
    after_s: float = 0.0
    least_s: float = 0.0
    waits_s: float | None = None

    def window_s(self, started: float, pace: float) -> float:
        """Seconds that a training may take from its start.

        Parameters
        ----------
        started : float
            ``time.monotonic()`` at its start.
        pace : float
            Its seconds divided by those of a usual machine.

        Examples
        --------
        >>> limit = TimeLimit(ends_at=100.0, turns=2, next_s=20.0, after_s=10.0)
        >>> limit.window_s(0.0, pace=1.0), limit.window_s(0.0, pace=3.0)
        (45.0, 70.0)
        """
        whole_s = self.ends_at - started - pace * self.after_s
        if whole_s < pace * self.least_s:
            return self.ends_at - started
        share_s = whole_s / self.turns
        return whole_s if share_s < pace * self.next_s else share_s

    def is_too_late(self, now: float, pace: float) -> bool:
        """Whether a family waits that would have too little time from some moment on.

        Parameters
        ----------
        now : float
            That moment of ``time.monotonic()``.
        pace : float
            As in `window_s`.

        Examples
        --------
        >>> limit = TimeLimit(ends_at=100.0, after_s=10.0, waits_s=40.0)
        >>> limit.is_too_late(45.0, pace=1.0), limit.is_too_late(55.0, pace=1.0)
        (False, True)
        >>> TimeLimit(ends_at=100.0).is_too_late(99.0, pace=1.0), "nobody waits"
        (False, 'nobody waits')
        """
        if self.waits_s is None:
            return False
        return self.ends_at - now < pace * (self.after_s + self.waits_s)

    def to_json(self) -> dict[str, Any]:
        """Plain values for another process, whose monotonic clock may be another."""
        ends_at = time.time() + self.ends_at - time.monotonic()
        return {
            "ends_at": ends_at,
            "turns": self.turns,
            "next_s": self.next_s,
            "after_s": self.after_s,
            "least_s": self.least_s,
            "waits_s": self.waits_s,
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote, in another process of the same machine."""
        left_s = float(document["ends_at"]) - time.time()
        return cls(**{**document, "ends_at": time.monotonic() + left_s})
