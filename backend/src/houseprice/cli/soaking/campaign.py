"""One soak: submit trainings, damage the studio, wait until it has recovered, and judge."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2

from houseprice.cli.soaking.client import Client
from houseprice.cli.soaking.faults import Blow, Faults
from houseprice.cli.soaking.own_studio import OwnStudio
from houseprice.errors import Unavailable
from houseprice.services.context import Context
from houseprice.services.invariants.attempts import Attempt, attempts_of
from houseprice.services.invariants.promises import BrokenPromise, check_promises
from houseprice.services.reconcile import collect_garbage

#: Runs that wait or train at any time, so that every fault has something to meet.
_AT_WORK = 4
_FAMILIES, _WEIGHTS = ("lightgbm", "pytorch"), (3, 1)
#: Short trainings, since each fault costs the work of the run that it meets.
_TRAINING: dict[str, Any] = {"dataset": "demo", "epochs": 20, "split": "random:42"}
_START_WITHIN_S = 120.0
#: Seconds in which a studio without faults must finish everything that was accepted.
_RECOVER_WITHIN_S = 1_800.0
#: Seconds between two faults on average, as a part of a lease.
_USUAL_PAUSE = 1 / 6
#: The fewest and most seconds between two faults, as parts of their average.
_LEAST_PAUSE, _MOST_PAUSE = 0.2, 1.8
#: Between two faults, runs that have ended are replaced so often.
_FILL_EVERY_S = 5.0
#: A share of the submissions is sent twice.
_TWICE = 0.2


@dataclass(frozen=True)
class Plan:
    """What a soak does.

    Parameters
    ----------
    faults, seed : int
    limit_s : float
        Longest time of the faults.
    lease_s : float
    every_s : float or None
        Seconds between two faults on average; a sixth of a lease if left out.
    """

    faults: int
    seed: int
    limit_s: float
    lease_s: float
    every_s: float | None = None

    @property
    def pause_s(self) -> float:
        """Average seconds between two faults."""
        return _USUAL_PAUSE * self.lease_s if self.every_s is None else self.every_s


@dataclass(frozen=True)
class SoakFindings:
    """What a soak has found.

    Parameters
    ----------
    broken : tuple of BrokenPromise
    wrong : tuple of str
        What the client saw and must never see.
    blows : counter of str
        Number of faults of each kind.
    attempts : tuple of Attempt
        All attempts of all accepted runs.
    states : counter of str
        Number of accepted runs by the state in which they ended.
    codes : counter of str
        Number of failed runs by error code.
    unanswered : int
        Requests without an answer while the API was down; the client asked again.
    recovery_s : tuple of float
        Seconds from a fault that ended an attempt to the start of the next one, ascending.
    """

    broken: tuple[BrokenPromise, ...]
    wrong: tuple[str, ...]
    blows: Counter[str]
    attempts: tuple[Attempt, ...]
    states: Counter[str]
    codes: Counter[str]
    unanswered: int
    recovery_s: tuple[float, ...]

    @property
    def holds(self) -> bool:
        """Whether every promise held."""
        return not self.broken and not self.wrong


@dataclass
class Campaign:
    """A soak of a running studio.

    Parameters
    ----------
    studio : OwnStudio
    ctx : Context
        Settings and database of the same studio.
    plan : Plan
    say : callable
        Takes a sentence about each step.
    """

    studio: OwnStudio
    ctx: Context
    plan: Plan
    say: Callable[[str], None]
    blows: list[Blow] = field(default_factory=list)

    def run(self) -> SoakFindings:
        """Make the faults, wait until all accepted runs have ended, and judge."""
        client = Client(self.studio.url)
        self._wait_for_api()
        client.watch()
        self._damage(client)
        self.say("No more faults; waiting for the accepted runs to end")
        self._wait_for_ends(client)
        client.stop()
        return self._judge(client)

    def _damage(self, client: Client) -> None:
        # How many runs are submitted depends on the machine; the faults must not depend on that.
        dice = random.Random(f"{self.plan.seed} faults")  # noqa: S311 - no secret
        of_runs = random.Random(f"{self.plan.seed} runs")  # noqa: S311 - no secret
        faults = Faults(self.studio, self.plan.lease_s, dice)
        until = time.monotonic() + self.plan.limit_s
        while len(self.blows) < self.plan.faults and time.monotonic() < until:
            pause_s = dice.uniform(_LEAST_PAUSE, _MOST_PAUSE) * self.plan.pause_s
            self._keep_busy(client, of_runs, min(time.monotonic() + pause_s, until))
            blow = faults.make()
            if blow is not None:
                self.blows.append(blow)
                self.say(f"Fault {len(self.blows)} of {self.plan.faults}: {blow.kind}")

    def _keep_busy(self, client: Client, dice: random.Random, until: float) -> None:
        """Put a run in place of each that has ended, until the next fault is due."""
        self._submit(client, dice)
        while (left_s := until - time.monotonic()) > 0:
            time.sleep(min(left_s, _FILL_EVERY_S))
            self._submit(client, dice)

    def _submit(self, client: Client, dice: random.Random) -> None:
        while len(client.waiting()) < _AT_WORK:
            family = dice.choices(_FAMILIES, _WEIGHTS)[0]
            key = f"soak-{self.plan.seed}-{len(client.accepted)}"
            submitted = client.submit(family, key, _TRAINING)
            if dice.random() < _TWICE:
                client.submit_again(submitted, _TRAINING)

    def _wait_for_api(self) -> None:
        until = time.monotonic() + _START_WITHIN_S
        while time.monotonic() < until:
            try:
                if httpx2.get(f"{self.studio.url}/health", timeout=5.0).is_success:
                    return
            except httpx2.HTTPError:
                time.sleep(0.2)
        raise Unavailable(
            f"the studio of the soak must start within {_START_WITHIN_S:.0f} s",
            hint=f"Its logs are in {self.studio.home}.",
        )

    def _wait_for_ends(self, client: Client) -> None:
        until = time.monotonic() + _RECOVER_WITHIN_S
        while client.waiting() and time.monotonic() < until:
            time.sleep(1.0)

    def _judge(self, client: Client) -> SoakFindings:
        accepted = [submitted.run_id for submitted in client.accepted]
        if not client.waiting():
            collect_garbage(self.ctx, older_than_s=0.0)
        broken = check_promises(self.ctx, accepted)
        attempts, ends = attempts_of(self.ctx, accepted)
        return SoakFindings(
            broken,
            tuple(client.wrong),
            Counter(blow.kind for blow in self.blows),
            attempts,
            Counter(end.state for end in ends),
            Counter(end.code for end in ends if end.code),
            client.unanswered,
            tuple(sorted(attempt.waited_s for attempt in attempts if attempt.waited_s is not None)),
        )
