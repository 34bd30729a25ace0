"""A model can make its own neighbourhoods from coordinates, and homes need no more than those."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from houseprice.artifacts import verify
from houseprice.data.dataset import Dataset
from houseprice.progress import ignore_progress
from houseprice.training.neighbourhoods import COLUMN
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, train
from houseprice.valuation.valuer import Valuer


def test_a_model_keeps_the_neighbourhoods_that_it_made(demo: Dataset, tmp_path: Path) -> None:
    name = demo.schema.first("neighbourhood")
    columns = tuple(column for column in demo.schema.columns if column.name != name)
    sales = replace(
        demo, frame=demo.frame.drop(str(name)), schema=replace(demo.schema, columns=columns)
    )
    settings = TrainSettings(epochs=5, neighbourhoods=True)
    result = train(TrainingTask("lightgbm", sales, settings), tmp_path / "model", ignore_progress)
    manifest = verify(result.artifact)
    assert TrainSettings.from_json(manifest.settings) == settings
    assert manifest.schema.first("neighbourhood") == COLUMN
    assert "neighbourhood" in manifest.groups
    valuer = Valuer.load(result.artifact)
    assert COLUMN not in {field.name for field in valuer.form}
    explanation = valuer.explain(valuer.example)
    assert all(sale.features[COLUMN].startswith("Area ") for sale in explanation.comparables)
