"""How long a training will still take."""

from __future__ import annotations

_MIN_REPORTS = 5
_MIN_ELAPSED_S = 3.0
_WEIGHT = 0.2


class Eta:
    """Remaining time from an exponential average of the speed.

    There is no estimate before 5 reports and 3 s, none at a standstill, and never one beyond
    the time the run may take at all. Early stopping makes a run end sooner than this says.

    Parameters
    ----------
    max_s : float
        Longest time the whole run may take.

    Examples
    --------
    >>> eta = Eta(max_s=3600)
    >>> [eta.update(epoch / 10, float(epoch)) for epoch in range(1, 7)]
    [None, None, None, None, 5.0, 4.0]
    """

    def __init__(self, max_s: float) -> None:
        self._max_s = max_s
        self._reports = 0
        self._at = self._fraction = 0.0
        self._step_s = self._step_fraction = 0.0

    def update(self, fraction: float, elapsed_s: float) -> float | None:
        """Take the share done (0..1) after `elapsed_s` of training; seconds left, or None."""
        if fraction > self._fraction and elapsed_s > self._at:
            self._learn(fraction - self._fraction, elapsed_s - self._at)
            self._fraction, self._at = fraction, elapsed_s
        if self._reports < _MIN_REPORTS or elapsed_s < _MIN_ELAPSED_S:
            return None
        left = (1.0 - self._fraction) * self._step_s / self._step_fraction
        left -= elapsed_s - self._at
        return round(min(max(left, 0.0), max(self._max_s - elapsed_s, 0.0)), 1)

    def _learn(self, step_fraction: float, step_s: float) -> None:
        self._reports += 1
        weight = 1.0 if self._reports == 1 else _WEIGHT
        self._step_fraction += weight * (step_fraction - self._step_fraction)
        self._step_s += weight * (step_s - self._step_s)
