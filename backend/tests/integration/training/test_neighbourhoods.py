"""A model can make its own neighbourhoods from coordinates, and homes need no more than those."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from houseprice.artifacts import verify
from houseprice.data.dataset import Dataset
from houseprice.progress import ignore_progress
from houseprice.training.evaluate import evaluate_model
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
    # Later sales are measured by these neighbourhoods, too.
    measured = evaluate_model(result.artifact, sales.frame)
    groups = [group["name"] for group in measured["groups"]["neighbourhood"]["rows"]]
    assert groups
    assert all(label.startswith("Area ") for label in groups)


def test_later_sales_are_measured_by_place_where_a_table_has_no_neighbourhoods(
    demo: Dataset, tmp_path: Path
) -> None:
    name = demo.schema.first("neighbourhood")
    columns = tuple(column for column in demo.schema.columns if column.name != name)
    sales = replace(
        demo, frame=demo.frame.drop(str(name)), schema=replace(demo.schema, columns=columns)
    )
    task = TrainingTask("lightgbm", sales, TrainSettings(epochs=5))
    result = train(task, tmp_path / "model", ignore_progress)
    measured = evaluate_model(result.artifact, sales.frame)
    groups = [group["name"] for group in measured["groups"]["neighbourhood"]["rows"]]
    assert groups
    assert all(label.startswith("near ") for label in groups)
