"""A training that cannot fit is refused with the numbers, not killed after an hour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from houseprice.jobs.records import DatasetSnapshot, NewRun
from houseprice.services.queueing.memory import NotEnoughMemory, check_memory
from houseprice.services.queueing.places import USUAL, placed
from houseprice.settings import Settings
from houseprice.training.spec import TrainSettings

LARGE = DatasetSnapshot("big", "big", "A country", "USD", "ft2", rows=300_000)
NEW = NewRun("lightgbm", LARGE, TrainSettings())


def machine(gigabytes: float) -> Settings:
    return Settings(worker_memory_bytes=int(gigabytes * 1e9))


@pytest.mark.parametrize("model_type", ["lightgbm", "all"])
def test_a_training_that_cannot_fit_is_refused_with_the_numbers(model_type: str) -> None:
    says = r"300,000 sales takes 2\.8 GB of memory or more, and a worker has 2\.0 GB"
    with pytest.raises(NotEnoughMemory, match=says) as caught:
        placed(machine(2), replace(NEW, model_type=model_type), USUAL)
    assert "HOUSEPRICE_WORKER_MEMORY_BYTES" in caught.value.hint


def test_what_fits_what_trains_nothing_and_what_is_unknown_is_accepted() -> None:
    check_memory(machine(3), NEW)
    check_memory(machine(2), replace(NEW, kind="evaluate", source_model_id="m" * 26))
    with pytest.raises(NotEnoughMemory):
        check_memory(machine(2), replace(NEW, kind="origins", source_model_id="m" * 26))
    check_memory(machine(2), replace(NEW, dataset=replace(LARGE, rows=0)))
    check_memory(Settings(), replace(NEW, dataset=replace(LARGE, rows=2_000)))
