"""What the command line says of a training that failed."""

from __future__ import annotations

import pytest

from houseprice.cli.train import retry_text
from houseprice.errors import Diverged, HousePriceError, StorageFull
from houseprice.training.spec import TrainSettings


@pytest.mark.parametrize(
    ("family", "problem", "rate", "text"),
    [
        (
            "pytorch",
            Diverged("the loss must stay finite"),
            9.0,
            "Retry with a learning rate of 0.002: --model pytorch --learning-rate 0.002",
        ),
        (
            "lightgbm",
            Diverged("the loss must stay finite"),
            0.1,
            "Retry with a learning rate of 0.01: --model lightgbm --learning-rate 0.01",
        ),
        ("pytorch", StorageFull("The disk is full"), 9.0, ""),
        ("blend", Diverged("the loss must stay finite"), 9.0, ""),
    ],
)
def test_a_training_that_diverged_is_offered_with_another_learning_rate(
    family: str, problem: HousePriceError, rate: float, text: str
) -> None:
    assert retry_text(family, problem, TrainSettings(learning_rate=rate)) == text
