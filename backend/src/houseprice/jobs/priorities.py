"""The priorities of runs: what is small comes before what keeps a machine busy for an hour."""

from __future__ import annotations

from typing import Literal, get_args

from houseprice.jobs.records import NewRun
from houseprice.training.work_steps import usual_s

Priority = Literal["low", "normal", "high"]
PRIORITIES: tuple[Priority, ...] = get_args(Priority)

#: As stored; there is room between them.
NUMBERS: dict[Priority, int] = {"low": -10, "normal": 0, "high": 10}

#: Kinds that take seconds.
_SHORT = frozenset({"equity", "ranges", "evaluate", "import", "append", "batch"})
#: A single training that usually takes longer is a batch job.
_LONG_S = 600.0
#: Number of rows to assume for a data set with an unknown number of rows.
_UNKNOWN_ROWS = 2_000


def usual_priority(new: NewRun) -> Priority:
    """The priority of a run for which nobody names one.

    Work of seconds is ``high``, a small training ``normal``; ``low`` are a long training, a tuning,
    ``all`` and rolling origins, which train five times.
    """
    if new.kind in _SHORT:
        return "high"
    if new.kind == "effect":
        return "normal"
    if new.model_type == "all" or new.settings.tune is not None or new.kind == "origins":
        return "low"
    seconds = usual_s(new.model_type, new.dataset.rows or _UNKNOWN_ROWS)
    return "low" if seconds > _LONG_S else "normal"


def priority_name(number: int) -> Priority:
    """The name of a stored priority.

    Examples
    --------
    >>> priority_name(-10), priority_name(0), priority_name(3)
    ('low', 'normal', 'high')
    """
    if number == 0:
        return "normal"
    return "high" if number > 0 else "low"
