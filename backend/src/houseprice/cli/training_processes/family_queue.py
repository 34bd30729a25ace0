"""The families of one call, each begun as soon as a core is free and only if there is time."""

from __future__ import annotations

import time
from collections.abc import Mapping

from houseprice.cli.training_processes.jobs import Order
from houseprice.cli.training_processes.pool import Job, JobEnd
from houseprice.training.family_turns import LEAST_FAMILIES, FamilyTurns
from houseprice.training.rows_in_time import rows_in_time
from houseprice.training.time_limit import TimeLimit


class FamilyQueue:
    """Gives out trainings, and with each the time that it may take.

    A family that ends early leaves its time to those that wait. How fast this machine is now is
    taken from the trainings that are over.

    Parameters
    ----------
    orders : mapping of str to Order
        The training of each family, in the order in which they begin.
    slots : int
        Number of trainings side by side.
    ends_at : float or None
        ``time.monotonic()`` at which the call must be over; None without a limit.
    """

    def __init__(
        self, orders: Mapping[str, Order], slots: int, ends_at: float | None = None
    ) -> None:
        self.orders = dict(orders)
        self.ended: dict[str, JobEnd] = {}
        #: Families that there was no time for.
        self.left_out: list[str] = []
        self._waiting = list(orders)
        self._slots, self._ends_at = slots, ends_at
        self._pace = 0.0

    def next_job(self) -> Job | None:
        """The next training that there is time for; None if none is left."""
        if not self._waiting:
            return None
        name, limit = self._waiting[0], self._limit()
        if limit is None and self._ends_at is not None:
            self.left_out += self._waiting
            self._waiting = []
            return None
        del self._waiting[0]
        return self.orders[name].job(name, limit=limit)

    def on_end(self, job: Job, ended: JobEnd) -> None:
        """Note how a training ended."""
        self.ended[job.name] = ended
        if ended.result is not None:
            self._pace = max(self._pace, ended.result["pace"])

    def _limit(self) -> TimeLimit | None:
        if self._ends_at is None:
            return None
        if len(self.orders) == 1:
            return TimeLimit(self._ends_at)
        turns, name = self._turns(self._ends_at), self._waiting[0]
        limit = turns.next(self._waiting, time.monotonic(), self._pace or 1.0)
        begun = len(self.orders) - len(self._waiting)
        return turns.only(name) if limit is None and begun < LEAST_FAMILIES else limit

    def has_time_to_blend(self) -> bool:
        """Whether the limit leaves time for the blend of what was trained."""
        if self._ends_at is None:
            return True
        limit_s = next(iter(self.orders.values())).settings.time_limit_s or 0.0
        turns = self._turns(self._ends_at)
        return turns.has_time_to_blend(limit_s, time.monotonic(), self._pace or 1.0)

    def _turns(self, ends_at: float) -> FamilyTurns:
        order = next(iter(self.orders.values()))
        n_rows = rows_in_time(order.settings.time_limit_s, order.sales.frame.height)
        return FamilyTurns(ends_at, self._slots, n_rows)
