"""The shape of an entry in the catalogue of errors."""

from __future__ import annotations

from dataclasses import dataclass

#: No failed run waits for longer than this before its next attempt.
LONGEST_WAIT_S = 300.0


@dataclass(frozen=True)
class RetryRule:
    """How often a failed run is tried again, and after which time.

    Parameters
    ----------
    times : int
        Number of retries; HOUSEPRICE_MAX_FAILURES may allow more, and 0 there means none.
    first_wait_s : float
        Seconds before the first retry; each later one waits twice as long, up to 5 minutes.
    """

    times: int
    first_wait_s: float = 1.0

    def allows(self, failures: int, max_failures: int) -> bool:
        """Whether a run that has failed so often before is tried again.

        Examples
        --------
        >>> RetryRule(3).allows(2, max_failures=1), RetryRule(3).allows(3, max_failures=1)
        (True, False)
        >>> RetryRule(3).allows(0, max_failures=0)
        False
        """
        return failures < self.most(max_failures)

    def most(self, max_failures: int) -> int:
        """Largest number of retries of a run whose row allows `max_failures`."""
        return 0 if max_failures == 0 else max(self.times, max_failures)

    def wait_s(self, failures: int) -> float:
        """Seconds to wait after this number of failures.

        Examples
        --------
        >>> [RetryRule(9, 5.0).wait_s(failures) for failures in (1, 2, 3, 9)]
        [5.0, 10.0, 20.0, 300.0]
        """
        return min(LONGEST_WAIT_S, self.first_wait_s * 2.0 ** min(max(0, failures - 1), 20))


@dataclass(frozen=True)
class ErrorCode:
    """One kind of error.

    Parameters
    ----------
    code : str
        As in the body of an answer and in the row of a run; it never changes its meaning.
    when : str
        A sentence.
    hint : str
        What the user can do; an error may bring a hint of its own, which is more precise.
    status : int or None
        HTTP status of a call that is refused; None where no call is.
    retry : RetryRule or None
        What becomes of a run that fails so; None where it ends, or where no run can.
    """

    code: str
    when: str
    hint: str
    status: int | None = None
    retry: RetryRule | None = None
