"""Nothing is thrown away for its age while the clock is not known to be right."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from houseprice.jobs.queue import SilentBell
from houseprice.services import reconcile
from houseprice.services.context import Context, build_context
from houseprice.services.queueing.clocks import SteadyClock
from houseprice.services.reconcile import ReconcilerThread
from houseprice.settings import Settings

DAY_S, HOUR_S = 86_400.0, 3_600.0
T0 = 1_800_000_000.0


def test_clocks_that_keep_step_are_steady() -> None:
    clock = SteadyClock(HOUR_S)
    assert all(clock.is_steady(10.0 * n, T0 + 10.1 * n, T0 + 9.9 * n) for n in range(1000))


@pytest.mark.parametrize("jump", [HOUR_S, -HOUR_S, DAY_S, -DAY_S])
@pytest.mark.parametrize("which", [0, 1])
def test_a_jump_of_either_clock_makes_ages_unknown_for_an_hour(jump: float, which: int) -> None:
    clock = SteadyClock(HOUR_S)
    assert clock.is_steady(0.0, T0, T0)
    steady = []
    for n in range(1, 400):
        of_day = [T0 + 10 * n, T0 + 10 * n]
        of_day[which] += jump
        steady.append(clock.is_steady(10.0 * n, *of_day))
    assert steady.index(True) == 360
    assert all(steady[360:])


@pytest.fixture
def ctx(sqlite_url: str, tmp_path: Path) -> Context:
    return build_context(Settings(data_dir=tmp_path, database_url=sqlite_url), SilentBell())


def test_after_a_jump_the_reconciler_removes_no_file_for_its_age(
    ctx: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reconcile, "_COLLECT_EVERY_S", -1.0)
    upload = ctx.settings.uploads_dir / "arriving"
    upload.parent.mkdir(parents=True)
    upload.write_text("a table")
    thread = ReconcilerThread(ctx)
    thread._tick()
    wall = time.time
    monkeypatch.setattr(time, "time", lambda: wall() + 2 * DAY_S)
    thread._tick()
    assert upload.exists()
    monkeypatch.setattr(time, "time", wall)
    old = wall() - 2 * DAY_S
    os.utime(upload, (old, old))
    ReconcilerThread(ctx)._tick()
    assert not upload.exists()
    ctx.close()
