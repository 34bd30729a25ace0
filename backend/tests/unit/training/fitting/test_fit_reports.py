"""The reports of a fit say how much of it is done, judged by the epochs that are usual."""

from __future__ import annotations

from houseprice.models.contract import EpochReport
from houseprice.progress import Progress
from houseprice.training.fitting.fit_reports import Curve, Turn


def shares(last: int, epochs: int, usual: float) -> tuple[list[float], list[float]]:
    """Shares that a fit of `last` epochs reports, and the epochs that were then expected of it."""
    reports: list[Progress] = []
    expected: list[float] = []
    curve = Curve(Turn("fold", 1, 5), usual, reports.append, expected.append)
    for epoch in range(1, last + 1):
        curve.on_epoch(EpochReport(epoch, epochs, 1.0, 1.0 / epoch))
    return [report.fraction for report in reports], expected


def test_early_stopping_is_expected_and_not_the_largest_number_of_epochs() -> None:
    done, longer = shares(last=20, epochs=93, usual=25)
    assert done[9] == 10 / 25
    assert longer == []


def test_a_fit_is_not_expected_to_take_more_than_the_largest_number_of_epochs() -> None:
    done, longer = shares(last=16, epochs=16, usual=25)
    assert done[7] == 8 / 16
    assert done[-1] == 0.99
    assert longer == []


def test_a_fit_that_goes_on_says_how_long_it_may_take() -> None:
    done, longer = shares(last=40, epochs=93, usual=25)
    assert longer == sorted(longer)
    assert longer[0] > 26
    assert longer[-1] == 50
    assert done[-1] == 40 / 50


def test_a_fit_is_cut_if_its_next_epoch_would_be_late() -> None:
    curve = Curve(Turn("fold", 1, 5), 10, lambda _: None)
    for epoch in range(1, 5):
        curve.on_epoch(EpochReport(epoch, 10, 0.5, 0.5))
    curve.over(40.0)
    assert curve.was_cut(45.0), "an epoch takes 10 s"
    assert not curve.was_cut(60.0)
    final = Curve(Turn("refit", 1, 2), 4, lambda _: None)
    final.on_epoch(EpochReport(4, 10, 0.5, 0.5))
    final.over(40.0)
    assert not final.was_cut(45.0), "all epochs of a model of all sales are done"


def test_a_curve_that_goes_on_is_that_of_the_whole_fit() -> None:
    first = Curve(Turn("fold", 1, 5), 10, lambda _: None)
    losses = [0.5, 0.3, 0.4, 0.2, 0.6, 0.7]
    for epoch, loss in enumerate(losses[:3], start=1):
        first.on_epoch(EpochReport(epoch, 10, 0.5, loss))
    first.over(30.0)
    shares: list[float] = []
    second = Curve(Turn("fold", 1, 5), 10, lambda progress: shares.append(progress.fraction))
    assert second.resume(first.state) == 3 / 10
    for epoch, loss in enumerate(losses[3:], start=4):
        second.on_epoch(EpochReport(epoch, 10, 0.5, loss))
    second.over(24.0)
    assert shares == [0.4, 0.5, 0.6]
    assert (second.best_epoch, second.epochs_run, second.seconds) == (4, 6, 54.0)
    assert second.was_cut(25.0), "an epoch takes 9 s, and this process had 25 s"
    third = Curve(Turn("fold", 1, 5), 10, lambda _: None)
    third.take(second.state)
    assert third.state == second.state
