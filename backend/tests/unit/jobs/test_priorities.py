"""What is small comes first."""

from __future__ import annotations

import pytest

from houseprice.jobs.priorities import NUMBERS, priority_name, usual_priority
from houseprice.jobs.records import DatasetSnapshot, NewRun
from houseprice.jobs.states import NOT_TRAINING, RunKind
from houseprice.training.spec import TrainSettings, TuneBudget

SMALL = DatasetSnapshot("demo", "demo", "Demo market", "USD", "ft2", rows=2_000)
LARGE = DatasetSnapshot("big", "big", "A country", "USD", "ft2", rows=300_000)


def usual(
    model_type: str = "lightgbm",
    dataset: DatasetSnapshot = SMALL,
    kind: RunKind = "train",
    **named: TuneBudget,
) -> str:
    return usual_priority(NewRun(model_type, dataset, TrainSettings(**named), kind=kind))


def test_a_small_training_comes_before_batch_jobs() -> None:
    assert usual() == usual("pytorch") == "normal"
    assert usual(dataset=LARGE) == usual("all") == "low"
    assert usual(tune=TuneBudget(trials=2)) == "low"


@pytest.mark.parametrize("kind", NOT_TRAINING)
def test_work_of_seconds_comes_before_trainings(kind: RunKind) -> None:
    assert usual(kind=kind) == {"effect": "normal", "origins": "low"}.get(kind, "high")


def test_names_and_numbers_are_the_same_order() -> None:
    assert [priority_name(number) for number in sorted(NUMBERS.values())] == list(NUMBERS)
