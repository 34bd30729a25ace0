"""Each training sees the end of the call and what must come before it."""

from __future__ import annotations

import json

import pytest

from houseprice.training import time_limit
from houseprice.training.time_limit import TimeLimit


def test_one_training_has_the_whole_time() -> None:
    assert TimeLimit(100.0).window_s(20.0, pace=3.0) == 80.0


def test_what_follows_takes_longer_on_a_slow_machine() -> None:
    limit = TimeLimit(100.0, after_s=10.0)
    assert limit.window_s(0.0, pace=1.0) == 90.0
    assert limit.window_s(0.0, pace=4.0) == 60.0


def test_a_share_that_the_next_round_cannot_use_is_not_left_to_it() -> None:
    limit = TimeLimit(100.0, turns=2, next_s=30.0)
    assert limit.window_s(0.0, pace=1.0) == 50.0
    assert limit.window_s(0.0, pace=2.0) == 100.0


def test_nothing_is_kept_for_what_there_is_no_time_for_anyway() -> None:
    limit = TimeLimit(100.0, after_s=30.0, least_s=20.0)
    assert limit.window_s(0.0, pace=2.0) == 40.0
    assert limit.window_s(0.0, pace=2.5) == 100.0


def test_the_end_is_the_same_moment_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit.time, "time", lambda: 5_000.0)
    monkeypatch.setattr(time_limit.time, "monotonic", lambda: 70.0)
    document = json.loads(json.dumps(TimeLimit(100.0, 2, 3.0, 4.0, 5.0, waits_s=6.0).to_json()))
    monkeypatch.setattr(time_limit.time, "time", lambda: 5_001.0)
    monkeypatch.setattr(time_limit.time, "monotonic", lambda: 900.0)
    assert TimeLimit.from_json(document) == TimeLimit(929.0, 2, 3.0, 4.0, 5.0, waits_s=6.0)
