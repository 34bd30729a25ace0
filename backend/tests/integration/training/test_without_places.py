"""A table that says nothing of where homes are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from houseprice.data.dataset import Dataset
from houseprice.progress import ignore_progress
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainRequest, train
from houseprice.valuation.valuer import Valuer

PLACES = {"latitude", "longitude", "neighbourhood"}


@pytest.mark.parametrize("split", ["time", "random:1"])
def test_sales_without_places_make_a_model_with_ranges(
    demo: Dataset, tmp_path: Path, split: str
) -> None:
    kept = tuple(column for column in demo.schema.columns if column.role not in PLACES)
    dataset = replace(
        demo,
        frame=demo.frame.select([column.name for column in kept]),
        schema=replace(demo.schema, columns=kept),
    )
    settings = TrainSettings(epochs=5, split=split)
    made = train(TrainRequest("lightgbm", dataset, settings), tmp_path / "model", ignore_progress)
    valuer = Valuer.load(made.artifact)
    (value,) = valuer.value([valuer.example])
    assert value.value is not None
    assert value.low_90 < value.value < value.high_90
