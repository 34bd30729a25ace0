"""Whether ages can be trusted: the clock of the day may be set at any time."""

from __future__ import annotations


class SteadyClock:
    """Compares clocks of the day with one that nobody can set.

    After a jump the ages of files and rows are wrong until nothing is left that was young at that
    moment.

    Parameters
    ----------
    quiet_s : float
        Seconds after a jump in which no age is trusted.
    tolerance_s : float
        Seconds by which the clocks may drift apart between two looks.
    """

    def __init__(self, quiet_s: float, tolerance_s: float = 30.0) -> None:
        self._quiet_s = quiet_s
        self._tolerance_s = tolerance_s
        self._last: tuple[float, tuple[float, ...]] | None = None
        self._quiet_until = float("-inf")

    def is_steady(self, monotonic: float, *of_day: float) -> bool:
        """Whether no clock has jumped lately; call it often.

        Parameters
        ----------
        monotonic : float
            Seconds of a clock that nobody sets, such as ``time.monotonic()``.
        of_day : float
            Seconds since 1970 by the clocks that made the ages, always in the same order.
        """
        if self._last is not None and self._jumped(self._last, monotonic, of_day):
            self._quiet_until = monotonic + self._quiet_s
        self._last = monotonic, of_day
        return monotonic >= self._quiet_until

    def _jumped(
        self, last: tuple[float, tuple[float, ...]], monotonic: float, of_day: tuple[float, ...]
    ) -> bool:
        passed_s = monotonic - last[0]
        return any(
            abs(now - before - passed_s) > self._tolerance_s
            for before, now in zip(last[1], of_day, strict=True)
        )
