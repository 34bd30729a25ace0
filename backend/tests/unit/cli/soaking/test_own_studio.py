"""The processes of a soak: what its studio is started with, and that what ended comes back."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from houseprice.cli.soaking.own_studio import (
    NoServer,
    OwnStudio,
    Part,
    broker_server,
    studio_settings,
    trainer_run,
)
from houseprice.settings import Settings

SLEEP = (sys.executable, "-c", "import time; time.sleep(600)")


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


class Sleeper(OwnStudio):
    """A studio whose only part sleeps."""

    def start(self) -> None:
        self.parts["worker-1"] = Part("worker-1", SLEEP)

    def look(self) -> None:
        """What the keeper does at each look."""
        for part in self.parts.values():
            if self._is_due(part):
                self._start(part)


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[Sleeper]:
    studio = Sleeper(tmp_path, dict(os.environ), 1, 2)
    studio.start()
    studio.look()
    yield studio
    studio.close()


def test_the_times_keep_their_order(tmp_path: Path) -> None:
    named = studio_settings(tmp_path, "sqlite://", 6.0)
    values = {name.removeprefix("HOUSEPRICE_").lower(): text for name, text in named.items()}
    settings = Settings(**values)
    assert settings.heartbeat_s < settings.self_fence_s < settings.lease_s == 6.0


def test_a_part_that_was_killed_comes_back(sleeper: Sleeper) -> None:
    first = sleeper.process("worker-1")
    assert first is not None
    first.send_signal(signal.SIGKILL)
    until(lambda: sleeper.process("worker-1") is None)
    until(lambda: bool(sleeper.look()) or sleeper.process("worker-1") is not None)
    second = sleeper.process("worker-1")
    assert second is not None
    assert second.pid != first.pid


def test_a_part_stays_away_as_long_as_it_is_told_to(sleeper: Sleeper) -> None:
    process = sleeper.process("worker-1")
    assert process is not None
    sleeper.stay_away("worker-1", 3_600.0)
    process.send_signal(signal.SIGKILL)
    until(lambda: sleeper.process("worker-1") is None)
    sleeper.look()
    time.sleep(1.5)
    sleeper.look()
    assert sleeper.process("worker-1") is None


def test_a_soak_without_a_server_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoServer, match="none is on the PATH") as refusal:
        broker_server()
    assert refusal.value.hint == "Install redis-server."


def test_closing_ends_what_is_frozen(sleeper: Sleeper) -> None:
    process = sleeper.process("worker-1")
    assert process is not None
    assert trainer_run(process) is None
    process.send_signal(signal.SIGSTOP)
    assert sleeper.close() == []
    assert not process.is_running()
