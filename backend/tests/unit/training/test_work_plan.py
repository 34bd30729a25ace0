"""A plan estimates how far a run is and how long the rest takes, from its finished steps."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from houseprice.progress import Progress
from houseprice.training.work_plan import Step, WorkPlan


@dataclass
class Bench:
    """A plan on a clock that the test winds."""

    steps: Sequence[Step]
    now: float = 0.0
    reports: list[tuple[float, Progress]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.plan = WorkPlan(self.steps, self._take, lambda: self.now)

    def _take(self, progress: Progress) -> None:
        self.reports.append((self.now, progress))

    def do(self, name: str, seconds: float, reports: int = 4) -> None:
        """Do a step that reports its share at even times."""
        report = self.plan.begin(name)
        for number in range(1, reports + 1):
            self.now += seconds / reports
            report(Progress("training", number / reports))

    def errors(self, since: float) -> list[float]:
        """Errors of the estimates, as shares of the time left; the last tenth is left out."""
        late = [(at, report.left_s) for at, report in self.reports if since <= at < 0.9 * self.now]
        return [abs(left_s / (self.now - at) - 1) for at, left_s in late if left_s is not None]


def fits(count: int, seconds: float = 1.0, *, kind: str = "near") -> list[Step]:
    return [Step(f"{kind} {number}", f"fit {kind}", seconds) for number in range(count)]


FEATURES = Step("features", "table features", 2.0)
WRITE = Step("write", "table write", 1.0)


def test_the_share_is_of_seconds_and_ends_at_one() -> None:
    bench = Bench([FEATURES, *fits(8), WRITE])
    bench.do("features", 2.0)
    for number in range(8):
        bench.do(f"near {number}", 1.0)
    bench.do("write", 1.0)
    shares = [report.fraction for _, report in bench.reports]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)
    for at, report in bench.reports:
        assert report.fraction == pytest.approx(at / 11, abs=0.03)


@pytest.mark.parametrize("times", [0.2, 1.0, 5.0])
def test_a_machine_of_any_speed_is_known_after_the_first_fits(times: float) -> None:
    bench = Bench([FEATURES, *fits(10), WRITE])
    bench.do("features", 2.0 * times)
    for number in range(10):
        bench.do(f"near {number}", 1.0 * times)
    bench.do("write", 1.0 * times)
    errors = bench.errors(0.3 * bench.now)
    assert errors
    assert statistics.median(errors) < 0.25


def test_a_kind_that_takes_longer_than_others_is_measured_by_itself() -> None:
    steps = [*fits(4, kind="near"), *fits(4, kind="own")]
    bench = Bench([FEATURES, *[steps[place] for place in (0, 4, 1, 5, 2, 6, 3, 7)]])
    bench.do("features", 2.0)
    for number in range(4):
        bench.do(f"near {number}", 1.0)
        bench.do(f"own {number}", 6.0)
    assert max(bench.errors(11.0)) < 0.25


def test_no_estimate_is_given_before_a_fit_tells_of_itself() -> None:
    bench = Bench([FEATURES, *fits(4)])
    bench.do("features", 2.0)
    report = bench.plan.begin("near 0")
    bench.now += 0.5
    report(Progress("training", 0.05))
    assert bench.reports[-1][1].left_s is None
    bench.now += 2.0
    report(Progress("training", 0.25))
    assert bench.reports[-1][1].left_s is not None


def test_one_fit_tells_by_its_own_epochs() -> None:
    bench = Bench([FEATURES, *fits(1, 1.0), WRITE])
    bench.do("features", 2.0)
    bench.do("near 0", 60.0, reports=60)
    bench.do("write", 1.0)
    assert max(bench.errors(25.0)) < 0.3


def test_the_start_of_a_fit_is_not_taken_for_its_speed() -> None:
    bench = Bench([FEATURES, *fits(1, 20.0)])
    bench.do("features", 2.0)
    report = bench.plan.begin("near 0")
    bench.now += 10.0  # a graph is compiled during the first epoch
    for number in range(1, 11):
        bench.now += 1.0
        report(Progress("training", number / 10))
    assert bench.reports[-3][1].left_s == pytest.approx(2.0, abs=0.5)


def test_steps_that_are_left_out_count_as_done_and_the_total_stays() -> None:
    bench = Bench([FEATURES, *fits(6), WRITE])
    bench.do("features", 2.0)
    bench.do("near 0", 1.0)
    bench.plan.leave_out(["near 4", "near 5"])
    bench.do("near 2", 1.0)  # and so `near 1` was passed over
    counts = [(report.current, report.total) for _, report in bench.reports]
    assert {total for _, total in counts} == {8}
    assert counts[-1] == (5, 8)
    assert bench.reports[-1][1].left_s == pytest.approx(1.0 + 1.0, abs=0.1)
    done = [current for current, _ in counts]
    assert done == sorted(done)


def test_a_step_is_sized_by_another_one() -> None:
    bench = Bench([FEATURES, *fits(1), Step("refit", "fit near", 1.0), WRITE])
    bench.do("features", 2.0)
    bench.do("near 0", 3.0)
    bench.plan.resize("refit", "near 0", 2.0)
    bench.plan.report(Progress("training", 1.0))
    assert bench.reports[-1][1].left_s == pytest.approx(6.0 + 1.0, abs=0.4)


def test_a_fit_of_more_epochs_than_usual_is_no_measure_for_the_others() -> None:
    bench = Bench([FEATURES, *fits(8), WRITE])
    bench.do("features", 2.0)
    report = bench.plan.begin("near 0")
    for number in range(1, 41):  # four times the usual epochs
        bench.now += 0.1
        bench.plan.stretch("near 0", max(number / 10, 1.0))
        report(Progress("training", min(number / 40, 0.99)))
    assert bench.reports[-1][1].left_s == pytest.approx(7.0 + 1.0, rel=0.2)
    for number in range(1, 8):
        bench.do(f"near {number}", 1.0)
    bench.do("write", 1.0)
    assert max(bench.errors(6.0)) < 0.15


def test_the_start_of_a_fit_does_not_grow_with_its_epochs() -> None:
    steps = [Step(f"near {number}", "fit near", 3.0, 2.0) for number in range(2)]
    bench = Bench([FEATURES, *steps])
    bench.do("features", 2.0)
    bench.do("near 0", 3.0)
    bench.plan.stretch("near 1", 4.0)
    bench.plan.report(Progress("training", 1.0))
    assert bench.reports[-1][1].left_s == pytest.approx(2.0 + 4.0, abs=0.4)


def test_a_time_limit_leaves_out_whole_batches_but_nothing_else() -> None:
    batches = [Step(f"fold {n}", "fit near", 2.0, batch=f"batch {n}") for n in range(5)]
    bench = Bench([FEATURES, *batches, WRITE])
    bench.do("features", 2.0)
    ends = 2.0 + 5.0
    bench.plan.limit = lambda: ends - bench.now
    bench.do("fold 0", 2.0)
    bench.do("fold 1", 2.0)
    # One second is left for fits, a fold takes two: only writing is ahead.
    assert bench.reports[-1][1].left_s == pytest.approx(1.0, abs=0.2)


def test_the_share_never_falls_when_the_plan_turns_out_longer() -> None:
    bench = Bench([FEATURES, *fits(5), WRITE])
    bench.do("features", 2.0)
    for number, seconds in enumerate([1.0, 1.0, 20.0, 25.0, 30.0]):
        bench.do(f"near {number}", seconds, reports=10)
    shares = [report.fraction for _, report in bench.reports]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


def test_a_step_that_hangs_says_that_it_is_not_done() -> None:
    bench = Bench([FEATURES, WRITE])
    bench.do("features", 2.0)
    report = bench.plan.begin("write")
    for _ in range(100):
        bench.now += 10.0
        report(Progress("publishing", 0.0))
    left_s = [report.left_s for _, report in bench.reports[-100:]]
    assert all(report is not None and report > 0 for report in left_s)
    assert bench.reports[-1][1].fraction < 1


def test_no_step_at_all_divides_by_nothing() -> None:
    bench = Bench([])
    bench.plan.report(Progress("starting", 0.0))
    assert (bench.reports[0][1].fraction, bench.reports[0][1].total) == (0.0, 0)


def test_estimates_between_reports_count_down() -> None:
    bench = Bench([FEATURES, *fits(10, 2.0), WRITE])
    bench.do("features", 2.0)
    for number in range(10):
        bench.do(f"near {number}", 2.0, reports=20)
    left_s = [report.left_s for _, report in bench.reports if report.left_s is not None]
    assert all(new <= old + 0.05 for old, new in itertools.pairwise(left_s))


def test_steps_of_an_earlier_attempt_count_as_done_and_are_not_waited_for() -> None:
    bench = Bench([FEATURES, *fits(10), WRITE])
    bench.plan.leave_out([f"near {number}" for number in range(8)])
    bench.do("features", 2.0)
    last = bench.reports[-1][1]
    assert (last.current, last.total) == (8, 12)
    assert last.fraction == pytest.approx(2 / (2 + 2 + 1))


def test_a_step_that_was_left_out_can_be_done_after_all() -> None:
    bench = Bench([FEATURES, *fits(4), WRITE])
    bench.plan.leave_out(["near 0", "near 1"])
    bench.do("features", 2.0)
    bench.do("near 1", 1.0)
    assert bench.reports[-1][1].current == 2
    assert bench.plan.expected_s(["near 0", "near 1"]) == 0
    assert bench.plan.expected_s(["near 2", "near 3"]) > 0


def test_the_rest_of_an_interrupted_step_says_nothing_about_others() -> None:
    bench = Bench([FEATURES, *fits(4), WRITE])
    bench.do("features", 2.0)
    bench.do("near 0", 1.0)
    before = bench.plan.expected_s(["near 2", "near 3"])
    report = bench.plan.begin("near 1")
    bench.plan.go_on(0.9)
    bench.now += 0.1
    report(Progress("training", 1.0))
    bench.plan.begin("near 2")
    assert bench.plan.expected_s(["near 3"]) == pytest.approx(before / 2)


def test_a_step_of_an_earlier_attempt_teaches_the_pace() -> None:
    bench = Bench([FEATURES, *fits(4), WRITE])
    bench.plan.begin("features")
    bench.plan.was_done("features", 6.0)
    bench.now += 0.1
    bench.plan.was_done("near 0", 3.0)
    bench.plan.begin("near 1")
    assert bench.plan.pace == pytest.approx(3.0)
    assert bench.plan.expected_s(["near 0", "near 2"]) == pytest.approx(3.0)
