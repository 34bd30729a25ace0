"""Ringing without waiting."""

from __future__ import annotations

import threading

from houseprice.jobs.queue import BackgroundBell


class SlowBell:
    """A broker that does not answer until it is let go."""

    def __init__(self) -> None:
        self.rung: list[str] = []
        self.busy = threading.Event()
        self.go_on = threading.Event()

    def ring(self, hint: str, queue: str = "cpu") -> bool:
        del queue
        self.busy.set()
        self.go_on.wait(10)
        self.rung.append(hint)
        return True


def test_a_broker_that_hangs_holds_nobody_up_and_too_many_rings_are_dropped() -> None:
    slow = SlowBell()
    bell = BackgroundBell(slow)
    assert bell.ring("first")
    assert slow.busy.wait(10)
    taken = [bell.ring(str(index)) for index in range(100)]
    assert taken == [True] * 64 + [False] * 36
    assert slow.rung == []
    slow.go_on.set()


def test_hints_are_rung_in_order() -> None:
    slow = SlowBell()
    bell = BackgroundBell(slow)
    for hint in ("a", "b", "c"):
        bell.ring(hint)
    slow.go_on.set()
    while len(slow.rung) < 3:
        threading.Event().wait(0.01)
    assert slow.rung == ["a", "b", "c"]
