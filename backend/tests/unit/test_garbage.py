"""Garbage of a server goes soon, however much it loaded at its start."""

from __future__ import annotations

import subprocess
import sys

import pytest

#: It makes rings of objects, which only a collection can end, beside many objects that stay; it
#: prints how many rings there were at most.
_PROGRAM = """
import gc
from houseprice.garbage import spare_what_stays

class Ring:
    alive = most = 0
    def __init__(self):
        self.me = self
        Ring.alive += 1
        Ring.most = max(Ring.most, Ring.alive)
    def __del__(self):
        Ring.alive -= 1

stay = [[] for _ in range(400_000)]
gc.collect()
if {spared}:
    spare_what_stays()
rings = []
for n in range(1_000_000):
    rings.append(Ring())
    if len(rings) > 2_000:  # it lives for a while, as what a slow call needs does
        del rings[:1_000]
print(Ring.most)
"""


def most_rings(*, spared: bool) -> int:
    program = _PROGRAM.format(spared=spared)
    words = [sys.executable, "-c", program]
    return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


def test_what_stays_keeps_no_garbage_alive() -> None:
    assert most_rings(spared=True) < 40_000
    assert most_rings(spared=False) > 2 * most_rings(spared=True)


@pytest.mark.parametrize("spared", [True, False])
def test_what_is_in_use_stays(*, spared: bool) -> None:
    assert most_rings(spared=spared) > 2_000
