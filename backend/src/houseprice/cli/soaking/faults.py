"""The faults that a soak draws: what may be killed, frozen, wiped or kept away."""

from __future__ import annotations

import random
import signal
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import psutil
import redis

from houseprice.cli.soaking.own_studio import OwnStudio, trainer_run

#: Longest freeze, as a share of the lease: some holders wake up after it was given to another.
_LONGEST_FREEZE = 1.4
_SHORTEST_FREEZE_S = 0.5
#: Longest absence of the broker, in seconds.
_LONGEST_ABSENCE_S = 15.0
_ANSWER_WITHIN_S = 2.0


@dataclass(frozen=True)
class Blow:
    """A fault that was made: its kind, and the run of a trainer that it met."""

    kind: str
    run_id: str | None = None


@dataclass(frozen=True)
class Faults:
    """Draws and makes faults in a studio.

    Parameters
    ----------
    studio : OwnStudio
    lease_s : float
        Seconds of a lease.
    dice : random.Random
        Its seed makes the same faults in the same order; when they fall depends on the machine.
    """

    studio: OwnStudio
    lease_s: float
    dice: random.Random

    def make(self) -> Blow | None:
        """Make a random fault; None if there was nothing to damage."""
        kinds = self.kinds
        kind = self.dice.choices(list(kinds), [weight for weight, _ in kinds.values()])[0]
        return kinds[kind][1]()

    @property
    def kinds(self) -> Mapping[str, tuple[float, Callable[[], Blow | None]]]:
        """Weight and action of each kind of fault."""
        return {
            "kill_trainer": (4, lambda: self._kill("kill_trainer", self.studio.trainers())),
            "freeze_trainer": (2, lambda: self._freeze("freeze_trainer", self.studio.trainers())),
            "kill_supervisor": (3, self._kill_supervisor),
            "freeze_supervisor": (2, self._freeze_supervisor),
            "kill_worker": (2, lambda: self._kill("kill_worker", self._workers())),
            "freeze_worker": (1, lambda: self._freeze("freeze_worker", self._workers())),
            "stop_worker": (1, self._stop_worker),
            "kill_api": (2, lambda: self._kill("kill_api", self._part("api"))),
            "freeze_api": (1, lambda: self._freeze("freeze_api", self._part("api"))),
            "kill_broker": (2, lambda: self._kill("kill_broker", self._part("broker"))),
            "freeze_broker": (1, lambda: self._freeze("freeze_broker", self._part("broker"))),
            "broker_away": (1, self._broker_away),
            "wipe_broker": (2, self._wipe_broker),
            "kill_beat": (1, lambda: self._kill("kill_beat", self._part("beat"))),
        }

    def _kill(
        self, kind: str, processes: list[psutil.Process], number: signal.Signals = signal.SIGKILL
    ) -> Blow | None:
        if not processes:
            return None
        victim = self.dice.choice(processes)
        run_id = trainer_run(victim)
        return Blow(kind, run_id) if _sent(victim, number) else None

    def _freeze(self, kind: str, processes: list[psutil.Process]) -> Blow | None:
        if not processes:
            return None
        victim = self.dice.choice(processes)
        run_id = trainer_run(victim)
        seconds = self.dice.uniform(_SHORTEST_FREEZE_S, _LONGEST_FREEZE * self.lease_s)
        if not _sent(victim, signal.SIGSTOP):
            return None
        waker = threading.Timer(seconds, _sent, (victim, signal.SIGCONT))
        waker.daemon = True
        waker.start()
        return Blow(kind, run_id)

    def _kill_supervisor(self) -> Blow | None:
        return self._kill("kill_supervisor", self.studio.supervisors())

    def _freeze_supervisor(self) -> Blow | None:
        return self._freeze("freeze_supervisor", self.studio.supervisors())

    def _stop_worker(self) -> Blow | None:
        """What a new version of the studio does to a worker: it may hand its runs back."""
        return self._kill("stop_worker", self._workers(), signal.SIGTERM)

    def _broker_away(self) -> Blow | None:
        self.studio.stay_away("broker", self.dice.uniform(1.0, _LONGEST_ABSENCE_S))
        return self._kill("broker_away", self._part("broker"))

    def _wipe_broker(self) -> Blow | None:
        url = f"redis://127.0.0.1:{self.studio.broker_port}/0"
        try:
            with redis.Redis.from_url(url, socket_timeout=_ANSWER_WITHIN_S) as client:
                client.flushall()
        except redis.RedisError:
            return None
        return Blow("wipe_broker")

    def _workers(self) -> list[psutil.Process]:
        return [process for name in self.studio.workers for process in self._part(name)]

    def _part(self, name: str) -> list[psutil.Process]:
        process = self.studio.process(name)
        return [] if process is None else [process]


def _sent(process: psutil.Process, number: signal.Signals) -> bool:
    try:
        process.send_signal(number)
    except psutil.NoSuchProcess:
        return False
    return True
