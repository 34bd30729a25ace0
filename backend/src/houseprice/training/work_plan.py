"""Estimate how much of a run is done, and how long the rest takes, from its planned steps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from houseprice.progress import OnProgress, Progress

#: Each step of a kind multiplies the weight of the earlier ones by this.
_FADE = 0.85
#: Weight of the first step of a pool, which warms up caches for the others.
_FIRST_WEIGHT = 0.25
#: Name of the pool of all steps, and of the pool that loads libraries and does not count in it.
_ALL, _LOAD = "", "load"
#: These seconds are added to both sides of the pace of all steps, so that short steps say little.
_DOUBT_S = 0.5
#: From this share on, the speed of a running step counts in its estimate.
_TELLING_SHARE = 0.15
#: A step that takes longer than expected still has at least this share of its time ahead.
_LEAST_AHEAD = 0.05


@dataclass(frozen=True)
class Step:
    """One part of a run.

    Parameters
    ----------
    name : str
        Unique in the plan.
    kind : str
        Steps of a kind take times in proportion to their `usual_s`. Kinds that begin with the
        same word are assumed to be alike, as long as nothing better is known.
    usual_s : float
        Seconds that the step takes on a usual machine.
    start_s : float
        The part of these seconds that passes before the first epoch.
    batch : str or None
        A time limit leaves out all steps of a batch together, and no step without a batch.
    """

    name: str
    kind: str
    usual_s: float
    start_s: float = 0.0
    batch: str | None = None

    @property
    def pool(self) -> str:
        """The first word of the kind."""
        return self.kind.partition(" ")[0]


class _Pace:
    """Seconds that steps took, divided by their usual seconds."""

    def __init__(self, sums: Mapping[str, tuple[float, float]] | None = None) -> None:
        self._sums = dict(sums or {})

    def supposing(self, step: Step, seconds: float) -> _Pace:
        """The pace if a step had taken that long."""
        supposed = _Pace(self._sums)
        supposed.measured(step, seconds)
        return supposed

    def measured(self, step: Step, seconds: float) -> None:
        """Note how long a step took."""
        if step.pool == _LOAD:
            return
        weight = 1.0 if self.knows(step.pool) else _FIRST_WEIGHT
        for name in {step.kind, step.pool, _ALL}:
            took, usual = self._sums.get(name, (0.0, 0.0))
            sums = _FADE * took + weight * seconds, _FADE * usual + weight * step.usual_s
            self._sums[name] = sums

    def knows(self, name: str) -> bool:
        """Whether a step of this kind or pool was measured."""
        return name in self._sums

    def of(self, step: Step) -> float:
        """Factor for the usual seconds of a step."""
        for name in (step.kind, step.pool):
            took, usual = self._sums.get(name, (0.0, 0.0))
            if usual > 0:
                return took / usual
        return self.of_all

    @property
    def of_all(self) -> float:
        """Factor for the usual seconds of steps whose kind and pool were not measured."""
        took, usual = self._sums.get(_ALL, (0.0, 0.0))
        return (took + _DOUBT_S) / (usual + _DOUBT_S)


@dataclass
class _Running:
    """The step that is being done."""

    step: Step
    began: float
    share: float = 0.0
    is_whole: bool = True
    _first: tuple[float, float] | None = None

    def reached(self, share: float, now: float) -> None:
        """Note how much of the step is done, 0..1."""
        self.share = max(self.share, min(max(share, 0.0), 1.0))
        if self._first is None and self.share > 0:
            self._first = (now, self.share)

    def start_s(self, now: float) -> float:
        """Seconds before the first epoch, for a step that ends now."""
        if self._first is None or self._first[1] >= 1:
            return 0.0
        at, share = self._first
        return max(at - self.began - share * (now - at) / (1 - share), 0.0)

    def total_s(self, expected_s: float, now: float, *, is_known: bool) -> float:
        """Seconds of the step: the expected ones at first, and later those of its own speed.

        Its own speed counts sooner where no step of its kind `is_known`.
        """
        passed_s = now - self.began
        expected_s = max(expected_s, passed_s)
        if self._first is None or self.share <= self._first[1]:
            return expected_s
        since, share = self._first
        # The time before the first report is often a start that does not come again.
        own_s = passed_s + (1 - self.share) * (now - since) / (self.share - share)
        trust = self.share if is_known else min(self.share / (2 * _TELLING_SHARE), 1.0)
        return trust * own_s + (1 - trust) * expected_s


class WorkPlan:
    """The steps of a run in their order, from which each report gets the progress of the run.

    A step is expected to take as long as steps of its kind took so far in this run, or else its
    usual seconds at the pace of similar steps. The share that is done is the seconds that have
    passed, divided by the sum of these and the seconds ahead.

    Parameters
    ----------
    steps : sequence of Step
    on_progress : OnProgress
        Gets every report with the share, the steps and the seconds left of the whole run.
    now : callable
        Clock in seconds.
    """

    def __init__(
        self,
        steps: Sequence[Step],
        on_progress: OnProgress,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._planned = {step.name: step for step in steps}
        self._steps = dict(self._planned)
        self._places = {name: place for place, name in enumerate(self._steps)}
        self._todo = list(self._steps)
        self._report = on_progress
        self._now = now
        self._pace = _Pace()
        self._running: _Running | None = None
        self._began = now()
        self._fraction = 0.0
        self._ahead: _Ahead | None = None
        #: Epochs of all fits that this process has computed, and that it took over.
        self.epochs_done = self.epochs_taken = 0
        #: Gives the seconds that the time limit leaves for steps of batches, None without a limit.
        self.limit: Callable[[], float | None] = lambda: None

    def begin(self, name: str) -> OnProgress:
        """Begin a step; this ends the step before it and leaves out the steps in between.

        Returns
        -------
        OnProgress
            Takes reports whose fractions 0..1 are shares of this step.
        """
        self._end()
        self._running = _Running(self._steps[name], self._now())
        place = self._places[name]  # a step that was left out may be done after all
        self._todo = [other for other in self._todo if self._places[other] > place]
        return self.report

    def go_on(self, share: float) -> None:
        """Note that this share of the running step was done before this process began.

        The rest says nothing about the time of other steps.
        """
        if self._running is not None:
            step = self._running.step
            rest = replace(step, usual_s=(1 - share) * step.usual_s)
            self._running = _Running(rest, self._now(), share, is_whole=False)

    def was_done(self, name: str, seconds: float) -> None:
        """Note that an earlier process has done a step, and how long it took there."""
        self._pace.measured(self._planned[name], seconds)
        self.leave_out([name])
        if self._running is not None and self._running.step.name == name:
            self._running.is_whole = False

    def leave_out(self, names: Iterable[str]) -> None:
        """Note that steps will not be done."""
        gone = set(names)
        self._todo = [name for name in self._todo if name not in gone]
        self._ahead = None

    def resize(self, name: str, like: str, times: float) -> None:
        """Expect a step to take `times` as long as was planned for the step `like`."""
        self._expect(name, times * self._planned[like].usual_s)

    def stretch(self, name: str, times: float) -> None:
        """Expect a fit to take `times` as many epochs as planned.

        Where it is running, its time is no longer that of a usual one of its kind, and what it
        tells about the others is divided accordingly.
        """
        step = self._planned[name]
        self._expect(name, step.start_s + times * (step.usual_s - step.start_s))

    def _expect(self, name: str, usual_s: float) -> None:
        step = replace(self._steps[name], usual_s=usual_s)
        if name in self._todo:
            self._steps[name], self._ahead = step, None
        elif self._running is not None and self._running.step.name == name:
            self._running.step = step

    def expected_s(self, names: Iterable[str]) -> float:
        """Seconds that steps will take at the pace of this run; those that are over take none."""
        return sum(
            self._careful_pace(self._steps[name]) * self._steps[name].usual_s
            for name in set(names).intersection(self._todo)
        )

    def _careful_pace(self, step: Step) -> float:
        """The pace of a step; where nothing like it was measured, no less than that of tables."""
        pace = self._pace.of(step)
        return pace if self._pace.knows(step.pool) else max(pace, self.pace)

    @property
    def pace(self) -> float:
        """Seconds that steps with the whole table took, divided by their usual seconds."""
        return self._pace.of(Step("", "table", 0.0))

    def report(self, progress: Progress) -> None:
        """Take a report of the running step and pass it on as a report of the run."""
        now = self._now()
        if self._running is not None:
            self._running.reached(progress.fraction, now)
        left_s, passed_s = self._left_s(now), now - self._began
        if passed_s + left_s > 0:
            self._fraction = max(self._fraction, passed_s / (passed_s + left_s))
        whole = replace(
            progress,
            fraction=self._fraction,
            current=len(self._steps) - len(self._todo) - (self._running is not None),
            total=len(self._steps),
            left_s=left_s if self._is_sure() else None,
            epochs_done=self.epochs_done,
            epochs_taken=self.epochs_taken,
        )
        self._report(whole)

    def _end(self) -> None:
        running, now = self._running, self._now()
        if running is not None and running.is_whole:
            seconds = now - running.began - self._warm_up_s(running, running.start_s(now))
            self._pace.measured(running.step, seconds)
        self._running, self._ahead = None, None

    def _warm_up_s(self, running: _Running, start_s: float) -> float:
        """Seconds by which the start of the first fit took longer than later starts will."""
        if self._pace.knows(running.step.pool):
            return 0.0
        return max(start_s - self._pace.of_all * running.step.start_s, 0.0)

    def _is_sure(self) -> bool:
        """Whether this run has measured steps like the longest ones ahead."""
        running = self._running
        if running is None or not self._pace.knows("table"):
            return False
        fits = running.step.pool == "fit" or any(self._steps[n].pool == "fit" for n in self._todo)
        return not fits or self._pace.knows("fit") or running.share >= _TELLING_SHARE

    def _left_s(self, now: float) -> float:
        running = self._running
        if running is None:
            return self._known_ahead().left_s(0.0, self.limit())
        step, is_known = running.step, self._pace.knows(running.step.kind)
        expected_s = self._pace.of(step) * step.usual_s
        total_s = running.total_s(expected_s, now, is_known=is_known)
        left_s = max(total_s - (now - running.began), _LEAST_AHEAD * total_s * (1 - running.share))
        if is_known or running.share < _TELLING_SHARE:
            ahead = self._known_ahead()
        else:  # the first of its kind is all that is known about the others
            warm_up_s = self._warm_up_s(running, running.start_s(running.began + total_s))
            ahead = self._ahead_at(self._pace.supposing(step, total_s - warm_up_s))
        if step.batch is None:
            return left_s + ahead.left_s(0.0, self.limit())
        return ahead.left_s(left_s, self.limit())

    def _known_ahead(self) -> _Ahead:
        if self._ahead is None:
            self._ahead = self._ahead_at(self._pace)
        return self._ahead

    def _ahead_at(self, pace: _Pace) -> _Ahead:
        steps = [self._steps[name] for name in self._todo]
        return _Ahead([(step, pace.of(step) * step.usual_s) for step in steps])


class _Ahead:
    """Seconds of the steps that have not begun."""

    def __init__(self, steps: Sequence[tuple[Step, float]]) -> None:
        self._certain_s = sum(seconds for step, seconds in steps if step.batch is None)
        self._batches: dict[str, float] = {}
        for step, seconds in steps:
            if step.batch is not None:
                self._batches[step.batch] = self._batches.get(step.batch, 0.0) + seconds

    @cached_property
    def _all_s(self) -> float:
        return self._certain_s + sum(self._batches.values())

    def left_s(self, running_s: float, limit_s: float | None) -> float:
        """Seconds left with a running step of a batch, within what a limit leaves for batches."""
        if limit_s is None:
            return running_s + self._all_s
        batches_s = running_s
        for seconds in self._batches.values():
            if batches_s + seconds > limit_s:
                break
            batches_s += seconds
        return self._certain_s + min(batches_s, max(limit_s, 0.0))
