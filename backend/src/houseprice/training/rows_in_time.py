"""How many rows of a table a time limit leaves time for."""

from __future__ import annotations

import bisect

from houseprice.training.work_steps import least_s, usual_s

#: Share of a limit that the shortest training with a blend may take on a usual machine. The rest
#: is for more fits, or for a machine that is slower.
_SHARE = 0.6
#: Tables of this many rows or fewer keep all sales: what is saved there is not worth the sales.
_ALWAYS = 25_000


def rows_in_time(limit_s: float | None, n_rows: int) -> int:
    """Rows of a data set that a usual machine has time for, at most `n_rows`.

    The number follows from the limit and not from the load of the machine, so that the same call
    learns from the same sales everywhere.

    Parameters
    ----------
    limit_s : float or None
        Seconds of the whole call; None for no limit.
    n_rows : int
        Rows of the data set.

    Examples
    --------
    >>> rows_in_time(None, 500_000), rows_in_time(60, 20_000), rows_in_time(3_600, 500_000)
    (500000, 20000, 500000)
    >>> 80_000 < rows_in_time(300, 500_000) < 110_000
    True
    """
    if limit_s is None or n_rows <= _ALWAYS:
        return n_rows
    counts = range(_ALWAYS, n_rows + 1)
    fitting = bisect.bisect_right(counts, _SHARE * limit_s, key=_shortest_s)
    return counts[max(fitting - 1, 0)]


def _shortest_s(n_rows: int) -> float:
    """Usual seconds of one fit of a network and of the blend that follows."""
    return least_s("pytorch", n_rows) + usual_s("blend", n_rows)
