"""Watch one trainer until its attempt is over, for whatever reason."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from houseprice.jobs.records import EpochScore, Failure, ProgressUpdate
from houseprice.progress import Phase, Progress
from houseprice.services.queueing.cgroups import memory_kills
from houseprice.settings import Settings
from houseprice.worker import failures
from houseprice.worker.environment import trainer_bounds
from houseprice.worker.lease import LeaseKeeper
from houseprice.worker.protocol import (
    FINISH,
    STOP_CANCEL,
    STOP_DRAIN,
    TrainerMessage,
    parse_progress,
)
from houseprice.worker.trainer_process import TrainerProcess

_LOG = logging.getLogger(__name__)
_TICK_S = 0.2
#: Between two looks, a process that is not frozen waits for less.
_FROZEN_S = 2.0
#: A framework may hang while it takes itself down; the result is already there.
_EXIT_WAIT_S = 10.0
#: A drain waits for a training that is nearly done.
_NEARLY_DONE_S = 10.0
#: Some phases are silent for longer: a table is fetched, or every test sale is explained.
_ORDER: tuple[Phase, ...] = get_args(Phase)
_PATIENCE: dict[Phase, float] = {"loading": 2.0, "evaluating": 2.0}


@dataclass(frozen=True)
class Finished:
    """The trainer has made a model, which `report` describes."""

    report: TrainerMessage


@dataclass(frozen=True)
class Failed:
    """The attempt failed."""

    failure: Failure


@dataclass(frozen=True)
class Stopped:
    """The attempt was stopped: for good, or because this worker goes away."""

    why: Literal["cancel", "drain"]


@dataclass(frozen=True)
class Lost:
    """Another supervisor has the run, or may soon have it; nothing may be written any more."""


Ending = Finished | Failed | Stopped | Lost


class AttemptWatch:
    """The supervisor's view of one attempt.

    Parameters
    ----------
    trainer : TrainerProcess
        The trainer, which has its request already.
    keeper : LeaseKeeper
        The running keeper of the lease, which gets the news.
    settings : Settings
        Limits of time.
    draining : callable
        Returns whether this worker is about to end.
    ref : str
        Name of the attempt's log, for people.
    percent_before : float
        Percentage that earlier attempts have shown; this one goes on from there, so that the
        percentage never falls.
    """

    def __init__(
        self,
        trainer: TrainerProcess,
        keeper: LeaseKeeper,
        settings: Settings,
        draining: Callable[[], bool],
        ref: str,
        *,
        percent_before: float = 0.0,
    ) -> None:
        self._trainer = trainer
        self._keeper = keeper
        self._settings = settings
        self._draining = draining
        self._ref = ref
        self._percent_before = percent_before
        self._began = self._heard_at = self._looked_at = time.monotonic()
        self._woke_at = float("-inf")
        self._phase: Phase = "starting"
        self._heard_of: Phase = "starting"
        self._message = ""
        self._left_s: float | None = None
        self._has_passed_finish = False
        self._asked: Literal["cancel", "drain"] | None = None
        self._asked_at = 0.0
        self._draining_since: float | None = None
        self._last: TrainerMessage | None = None
        self._last_at = 0.0
        self._memory_kills = memory_kills()
        self._bounds = trainer_bounds(settings)

    def until_over(self) -> Ending:
        """Listen until the attempt is over; the trainer may still have to be ended."""
        while True:
            for message in self._trainer.messages(_TICK_S):
                self._take(message)
            ending = self._fenced() or self._ended() or self._stop() or self._over_limits()
            if ending is not None:
                return ending

    def _take(self, message: TrainerMessage) -> None:
        self._heard_at = time.monotonic()
        if message.kind != "progress":
            self._last, self._last_at = message, self._heard_at
            return
        try:
            progress = parse_progress(message.body)
            elapsed_s = float(message.body["elapsed_s"])
        except (KeyError, TypeError, ValueError):
            return
        self._heard_of = progress.phase
        # A framework is loaded after the sales, but the phase that users see never goes back.
        self._phase = max(self._phase, progress.phase, key=_ORDER.index)
        self._message = progress.message or self._message
        if progress.notice:
            _LOG.warning("Attempt %s: %s", self._ref, progress.notice)
        self._keeper.offer(self._news(progress, elapsed_s))

    def _news(self, progress: Progress, elapsed_s: float) -> ProgressUpdate:
        self._left_s = self._within_limits(progress.left_s)
        return ProgressUpdate(
            phase=self._phase,
            percent=self._percent_before + (100 - self._percent_before) * progress.fraction,
            current=progress.current,
            total=progress.total,
            message=self._message,
            eta_s=self._left_s,
            curve=_scores(progress, elapsed_s),
            notices=(progress.notice,) if progress.notice else (),
            resumed=progress.resumed,
            epochs_done=progress.epochs_done,
            epochs_taken=progress.epochs_taken,
        )

    def _within_limits(self, left_s: float | None) -> float | None:
        """The seconds left, at most those that the attempt may still take."""
        if left_s is None or not math.isfinite(left_s):
            return None
        allowed_s = self._settings.max_runtime_s - self._since(self._began)
        return min(max(left_s, 0.0), max(allowed_s, 0.0))

    def _fenced(self) -> Ending | None:
        """End the attempt where another supervisor may have the run."""
        self._notice_freeze()
        unconfirmed_s = min(self._keeper.unconfirmed_s(), self._since(self._woke_at))
        too_late = unconfirmed_s > self._settings.self_fence_s
        return Lost() if self._keeper.lost.is_set() or too_late else None

    def _notice_freeze(self) -> None:
        """After a freeze of this process (the machine slept), ask the row whose the run is.

        Nobody is silent because of a freeze. Without a heartbeat since the last one, another one
        gains no time.
        """
        now = time.monotonic()
        frozen_s, self._looked_at = now - self._looked_at, now
        is_confirmed = self._since(self._woke_at) > self._keeper.unconfirmed_s()
        if frozen_s > max(_FROZEN_S, self._settings.heartbeat_s) and is_confirmed:
            _LOG.warning("Attempt %s: its worker was frozen for %.0f s", self._ref, frozen_s)
            self._woke_at = self._heard_at = now

    def _ended(self) -> Ending | None:
        returncode = self._trainer.returncode()
        if returncode is None:
            hangs = self._last is not None and self._since(self._last_at) > _EXIT_WAIT_S
            return self._reported_ending() if hangs else None
        for message in self._trainer.last_messages():
            self._take(message)
        if self._last is not None:
            return self._reported_ending()
        if self._asked is not None:
            return Stopped(self._asked)
        return Failed(self._unreported(returncode))

    def _unreported(self, returncode: int) -> Failure:
        """The failure of a trainer that ended without a word."""
        return failures.from_exit(
            returncode,
            self._ref,
            memory_kill=memory_kills() > self._memory_kills,
            last_words=failures.last_words(self._settings.run_logs_dir / f"{self._ref}.log"),
            bounds=self._bounds,
        )

    def _reported_ending(self) -> Ending | None:
        last = self._last
        if last is None:
            return None
        if last.kind == "succeeded":
            return Finished(last)
        if last.kind == "failed":
            return Failed(failures.reported(last.body, self._ref))
        if self._asked is None:  # something other than this supervisor made it stop
            return Failed(failures.from_exit(-15, self._ref, memory_kill=False))
        return Stopped(self._asked)

    def _stop(self) -> Ending | None:
        if self._keeper.finish.is_set() and not self._has_passed_finish:
            self._has_passed_finish = True
            self._trainer.tell(FINISH)
        if self._asked is None:
            self._ask_if_needed()
        elif self._since(self._asked_at) > self._grace_s() or self._trainer.is_frozen():
            return Stopped(self._asked)
        return None

    def _grace_s(self) -> float:
        """Seconds that the trainer has to stop; to go on elsewhere it stores its progress first."""
        is_drain = self._asked == "drain"
        return self._settings.drain_grace_s if is_drain else self._settings.cancel_grace_s

    def _ask_if_needed(self) -> None:
        if self._keeper.cancel.is_set():
            self._asked = "cancel"
        elif self._draining() and (self._waited_for_end() or not self._nearly_done()):
            self._asked = "drain"
        else:
            return
        self._asked_at = time.monotonic()
        self._trainer.ask(STOP_CANCEL if self._asked == "cancel" else STOP_DRAIN)

    def _waited_for_end(self) -> bool:
        """Whether a draining worker has waited long enough for a training that is nearly done."""
        if self._draining_since is None:
            self._draining_since = time.monotonic()
        return self._since(self._draining_since) > _NEARLY_DONE_S

    def _nearly_done(self) -> bool:
        if self._last is not None:
            return True
        # Silence while nearly done must not hold up the worker's end.
        patient = self._since(self._heard_at) < _NEARLY_DONE_S
        soon = self._left_s is not None and self._left_s < _NEARLY_DONE_S
        return patient and (soon or self._phase in ("evaluating", "publishing"))

    def _over_limits(self) -> Ending | None:
        if self._since(self._began) > self._settings.max_runtime_s:
            return Failed(failures.over_time(self._settings.max_runtime_s, self._ref))
        if self._trainer.memory_bytes() > self._bounds.memory_bytes:
            return Failed(failures.over_memory(self._bounds, self._ref))
        # A trial makes features between its fits, so it may load while users see "training".
        patience = max(_PATIENCE.get(phase, 1.0) for phase in (self._phase, self._heard_of))
        allowed_s = self._settings.stall_s * patience
        if self._last is None and self._since(self._heard_at) > allowed_s:
            self._trainer.dump()
            return Failed(failures.stalled(self._phase, allowed_s, self._ref))
        return None

    @staticmethod
    def _since(moment: float) -> float:
        return time.monotonic() - moment


def _scores(progress: Progress, elapsed_s: float) -> tuple[EpochScore, ...]:
    if not progress.curve:
        return ()
    score = EpochScore(
        epoch=progress.epoch,
        elapsed_s=elapsed_s,
        train_loss=progress.curve.get("train_loss"),
        validation_loss=progress.curve.get("validation_loss"),
    )
    return (score,)
