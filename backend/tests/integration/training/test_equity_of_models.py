"""Equity is a part of a model, at once or later, and its frontier shows the price of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from houseprice.artifacts import read_manifest, verify
from houseprice.artifacts.folder import read_document
from houseprice.data.dataset import Dataset
from houseprice.errors import InvalidInput
from houseprice.progress import ignore_progress
from houseprice.training.change_equity import with_equity
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, TrainResult, train
from houseprice.valuation.engine import Engine


def test_equity_is_part_of_the_model_and_its_frontier_is_of_training_sales(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    plain = read_manifest(trained.artifact)
    fair_model = with_equity(trained.artifact, demo, 1.0, tmp_path / "fair", ignore_progress)
    manifest = verify(fair_model.artifact, fair_model.manifest_sha256)
    assert manifest.to_json() == read_document(fair_model.artifact)
    assert plain.equity.stretch is None
    points = manifest.equity.points
    assert len(points) >= 8
    assert [point["equity"] for point in points if point["chosen"]] == [1.0]
    assert all(point["out_of_fold"]["n"] <= manifest.split.n_train for point in points)
    # Two ways to one candidate: the figures of its frontier do not depend on the choice.
    for name in ("mdape", "prd", "prb", "vei"):
        first, second = (
            frontier[0]["out_of_fold"][name] for frontier in (points, plain.equity.points)
        )
        assert first["value"] == pytest.approx(second["value"]), name
    assert abs(points[8]["out_of_fold"]["prb"]["value"]) < 1e-4
    after, before = (
        pl.read_parquet(result.artifact / "test_values.parquet") for result in (fair_model, trained)
    )
    assert after["price"].equals(before["price"])
    ratio = np.log(after["value"].to_numpy() / before["value"].to_numpy())
    stretch = manifest.equity.stretch
    dear = before["value"].to_numpy() > np.quantile(before["value"], 0.9)
    assert np.sign(ratio[dear].mean()) == np.sign(stretch["slope"] - 1)
    rows = demo.frame[after["__row__"].to_numpy()[:50]]
    values = Engine.load(fair_model.artifact, manifest).value(rows).values
    np.testing.assert_allclose(values, after["value"].to_numpy()[:50], rtol=1e-6)


def test_training_with_equity_is_the_same_as_adding_it_later(demo: Dataset, tmp_path: Path) -> None:
    few = replace(demo, frame=demo.frame[:600])
    fair = TrainSettings(epochs=5, split="random:42", equity=0.5)
    fair_model = train(TrainingTask("lightgbm", few, fair), tmp_path / "made", ignore_progress)
    later = with_equity(fair_model.artifact, few, 0.5, tmp_path / "later", ignore_progress)
    first, second = (
        pl.read_parquet(result.artifact / "test_values.parquet") for result in (fair_model, later)
    )
    for name in first.columns:  # the weights were shared out and added up again
        np.testing.assert_allclose(first[name], second[name], rtol=1e-9, err_msg=name)
    plain = with_equity(fair_model.artifact, few, 0.0, tmp_path / "plain", ignore_progress)
    assert fair_model.result["test"] != plain.result["test"]
    assert "Equity is set to 0.5" in (fair_model.artifact / "card.md").read_text()
    assert abs(_chosen(fair_model.artifact)["slope"] - 1) > 1e-4


def _chosen(folder: Path) -> dict[str, Any]:
    points = read_manifest(folder).equity.points
    return next(point for point in points if point["chosen"])


def test_equity_needs_the_sales_of_the_training(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    other = Dataset(demo.schema, demo.frame[:900], "0" * 64, demo.path)
    with pytest.raises(InvalidInput, match="another table"):
        with_equity(trained.artifact, other, 1.0, tmp_path / "fair", ignore_progress)
