"""A table that says nothing of where homes are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from houseprice.data.dataset import Dataset
from houseprice.progress import ignore_progress
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, train
from houseprice.valuation.valuer import Valuer

PLACES = {"latitude", "longitude", "neighbourhood"}


@pytest.mark.parametrize("split", ["time", "random:1"])
def test_sales_without_places_make_a_model_with_ranges(
    demo: Dataset, tmp_path: Path, split: str
) -> None:
    columns = tuple(column for column in demo.schema.columns if column.role not in PLACES)
    dataset = replace(
        demo,
        frame=demo.frame[:300].select([column.name for column in columns]),
        schema=replace(demo.schema, columns=columns),
    )
    settings = TrainSettings(epochs=5, split=split)
    result = train(TrainingTask("lightgbm", dataset, settings), tmp_path / "model", ignore_progress)
    valuer = Valuer.load(result.artifact)
    (value,) = valuer.value([valuer.example])
    assert value.value is not None
    assert value.low_90 < value.value < value.high_90
