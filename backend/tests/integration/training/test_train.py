"""A training makes a whole, honest, reproducible model, or nothing."""

from __future__ import annotations

import errno
import json
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from houseprice.api.schemas.runs import RunResult
from houseprice.artifacts import read_manifest, verify
from houseprice.data.dataset import Dataset
from houseprice.data.sources import load_builtin
from houseprice.data.splits import make_split
from houseprice.errors import CorruptArtifact, InvalidInput, StorageFull
from houseprice.evaluation import score_test
from houseprice.models.registry import load_family
from houseprice.progress import JobCancelled, Progress, ignore_progress
from houseprice.training import clock
from houseprice.training.bag import Effort
from houseprice.training.blend import blend
from houseprice.training.forward import rehearse
from houseprice.training.prepare import prepare, rows_sha256
from houseprice.training.refinish import with_equity
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainRequest, TrainResult, train
from houseprice.valuation.engine import Engine
from houseprice.valuation.valuer import Valuer

SETTINGS = TrainSettings(epochs=120, split="time")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load_builtin("demo", tmp_path_factory.mktemp("cache"), None)


@pytest.fixture(scope="module")
def reports() -> list[Progress]:
    return []


@pytest.fixture(scope="module")
def trained(
    demo: Dataset, reports: list[Progress], tmp_path_factory: pytest.TempPathFactory
) -> TrainResult:
    out = tmp_path_factory.mktemp("models") / "lightgbm"
    return train(TrainRequest("lightgbm", demo, SETTINGS), out, reports.append)


@pytest.fixture(scope="module")
def valuer(trained: TrainResult) -> Valuer:
    return Valuer.load(trained.artifact, manifest_sha256=trained.manifest_sha256)


def test_the_result_is_what_the_wire_takes(trained: TrainResult) -> None:
    result = RunResult.model_validate(trained.result | {"model_id": "m"})
    assert result.test.n == 400
    assert set(result.baselines) == {"median_area", "linear"}
    assert result.epochs_run is not None
    assert 1 <= result.epochs_run <= 120
    assert result.peak_rss_mb > 50


def test_the_model_beats_both_baselines(trained: TrainResult) -> None:
    for name, scores in trained.result["baselines"].items():
        assert trained.result["test"]["mdape"]["value"] < scores["mdape"]["value"], name


def test_progress_never_goes_back_and_the_curve_is_of_one_model(
    trained: TrainResult, reports: list[Progress]
) -> None:
    fractions = [report.fraction for report in reports]
    assert fractions == sorted(fractions)
    assert fractions[-1] < 1
    curve = [report.current for report in reports if report.curve]
    assert curve == list(range(1, trained.result["epochs_run"] + 1))
    assert {report.phase for report in reports} >= {"loading", "training", "publishing"}


def test_the_manifest_says_what_was_done(trained: TrainResult, demo: Dataset) -> None:
    manifest = verify(trained.artifact, trained.manifest_sha256)
    assert manifest["dataset"]["sha256"] == demo.sha256
    assert manifest["test_sha256"] == trained.test_sha256
    split = make_split(demo, "auto")
    assert manifest["test_sha256"] == rows_sha256(demo, split.test)
    assert manifest["test"] == trained.result["test"]
    assert manifest["ratio_study"]["n"] == split.test.size == manifest["test"]["n"]
    assert {"tier", "neighbourhood", "month", "property_type"} <= set(manifest["groups"])
    # Not 1: least squares stretches predictions that were held back too much.
    assert 0.8 < sum(member["weight"] for member in manifest["members"]) < 1.2
    assert {"model-1.onnx", "features.json", "comparables.parquet", "calibration.json"} <= set(
        manifest["files"]
    )
    assert "made up" in (trained.artifact / "card.md").read_text()


def test_the_measured_values_are_the_served_ones(
    trained: TrainResult, valuer: Valuer, demo: Dataset
) -> None:
    newest = demo.frame.sort("sale_date", maintain_order=True)[-400:]
    valued = valuer.values(newest)
    error = np.abs(valued.values / newest[demo.schema.price].to_numpy() - 1)
    measured = trained.result["test"]["mdape"]["value"]
    assert 100 * np.median(error) == pytest.approx(measured, rel=0.02)


def test_the_blind_test_is_kept_a_row_a_sale(trained: TrainResult, demo: Dataset) -> None:
    kept = pl.read_parquet(trained.artifact / "test_values.parquet")
    assert "test_values.parquet" in read_manifest(trained.artifact)["files"]
    prices = demo.frame[kept["__row__"].to_numpy()][demo.schema.price].to_numpy()
    np.testing.assert_array_equal(kept["price"].to_numpy(), prices)
    scores = score_test(
        *(kept[name].to_numpy() for name in ("price", "value", "low_90", "high_90"))
    )
    for name in ("mdape", "coverage_90", "width_90"):
        assert scores[name]["value"] == pytest.approx(trained.result["test"][name]["value"])
    assert kept["fsd"].min() > 0


def test_one_home_and_a_batch_get_the_same_value(valuer: Valuer, demo: Dataset) -> None:
    homes = demo.frame[-5:]
    batch = valuer.values(homes).values
    single = [valuer.values(homes[i : i + 1]).values[0] for i in range(5)]
    np.testing.assert_allclose(single, batch, rtol=1e-4)


def test_the_same_seed_gives_the_same_model(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    again = train(TrainRequest("lightgbm", demo, SETTINGS), tmp_path / "again", ignore_progress)
    assert again.result["test"] == trained.result["test"]
    assert again.test_sha256 == trained.test_sha256
    first, second = (
        pl.read_parquet(result.artifact / "native" / "oof.parquet") for result in (trained, again)
    )
    assert first.equals(second)
    assert _values(again.artifact).equals(_values(trained.artifact))


def test_another_seed_gives_another_model(demo: Dataset, tmp_path: Path) -> None:
    quick = TrainSettings(epochs=5, split="random:42")
    first, again, other = (
        _values(
            train(TrainRequest("lightgbm", demo, one), tmp_path / name, ignore_progress).artifact
        )
        for name, one in (("a", quick), ("b", quick), ("c", replace(quick, seed=7)))
    )
    assert first.equals(again)
    assert first["__row__"].equals(other["__row__"])
    assert not first["value"].equals(other["value"])


def _values(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "test_values.parquet")


def test_equity_is_part_of_the_model_and_its_frontier_is_of_training_sales(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    plain = read_manifest(trained.artifact)
    made = with_equity(trained.artifact, demo, 1.0, tmp_path / "fair", ignore_progress)
    manifest = verify(made.artifact, made.manifest_sha256)
    assert plain["equity"]["stretch"] is None
    points = manifest["equity"]["points"]
    assert len(points) >= 8
    assert [point["equity"] for point in points if point["chosen"]] == [1.0]
    assert all(point["out_of_fold"]["n"] <= manifest["split"]["n_train"] for point in points)
    # Two ways to one candidate: the figures of its frontier do not depend on the choice.
    for name in ("mdape", "prd", "prb", "vei"):
        first, second = (one[0]["out_of_fold"][name] for one in (points, plain["equity"]["points"]))
        assert first["value"] == pytest.approx(second["value"]), name
    assert abs(points[8]["out_of_fold"]["prb"]["value"]) < 1e-4
    kept, before = (
        pl.read_parquet(one / "test_values.parquet") for one in (made.artifact, trained.artifact)
    )
    assert kept["price"].equals(before["price"])
    ratio = np.log(kept["value"].to_numpy() / before["value"].to_numpy())
    stretch = manifest["equity"]["stretch"]
    dear = before["value"].to_numpy() > np.quantile(before["value"], 0.9)
    assert np.sign(ratio[dear].mean()) == np.sign(stretch["slope"] - 1)
    rows = demo.frame[kept["__row__"].to_numpy()[:50]]
    served = Engine.load(made.artifact, manifest).value(rows).values
    np.testing.assert_allclose(served, kept["value"].to_numpy()[:50], rtol=1e-6)


def test_training_with_equity_is_the_same_as_adding_it_later(demo: Dataset, tmp_path: Path) -> None:
    fair = TrainSettings(epochs=5, split="random:42", equity=0.5)
    made = train(TrainRequest("lightgbm", demo, fair), tmp_path / "made", ignore_progress)
    later = with_equity(made.artifact, demo, 0.5, tmp_path / "later", ignore_progress)
    first, second = (_values(one.artifact) for one in (made, later))
    for name in first.columns:  # the weights were shared out and added up again
        np.testing.assert_allclose(first[name], second[name], rtol=1e-9, err_msg=name)
    plain = with_equity(made.artifact, demo, 0.0, tmp_path / "plain", ignore_progress)
    assert made.result["test"] != plain.result["test"]
    assert "Equity 0.5" in (made.artifact / "card.md").read_text()
    assert abs(_chosen(made.artifact)["slope"] - 1) > 1e-4


def test_equity_needs_the_sales_of_the_training(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    other = Dataset(demo.schema, demo.frame[:900], "0" * 64, demo.path)
    with pytest.raises(InvalidInput, match="another table"):
        with_equity(trained.artifact, other, 1.0, tmp_path / "fair", ignore_progress)


def test_the_spread_over_refits_is_kept_for_each_test_sale(
    trained: TrainResult, valuer: Valuer, demo: Dataset
) -> None:
    manifest = read_manifest(trained.artifact)
    kept = pl.read_parquet(trained.artifact / "test_values.parquet")
    spread, fsd = kept["refit_spread"].to_numpy(), kept["fsd"].to_numpy()
    assert (spread > 0).all()
    refits = manifest["refits"]
    assert refits["n"] == kept.height
    assert refits["median_spread"] == pytest.approx(np.median(spread))
    assert refits["unsteady"] == (spread > fsd).sum()
    # One refit is one fold's member of each recipe, with the weight of the whole recipe.
    engine = valuer._engine
    raw = engine.pipeline.transform(demo.frame[kept["__row__"].to_numpy()[:20]])
    each = engine.ensemble.each(raw, engine.pipeline.normal(raw))
    recipes = np.array([member["recipe"] for member in manifest["members"]])
    weights = np.array([member["weight"] for member in manifest["members"]])
    told = sum(each[:, recipes == one] * weights[recipes == one].sum() for one in set(recipes))
    logs = np.log(engine.target.money(told))
    np.testing.assert_allclose(spread[:20], logs.std(axis=1, ddof=1), rtol=1e-5)


@pytest.mark.parametrize("phase", ["loading", "training", "evaluating", "publishing"])
def test_cancelling_leaves_nothing(demo: Dataset, tmp_path: Path, phase: str) -> None:
    def stop(progress: Progress) -> None:
        if progress.phase == phase:
            raise JobCancelled

    small = TrainSettings(epochs=2)
    with pytest.raises(JobCancelled):
        train(TrainRequest("lightgbm", demo, small), tmp_path / "models" / "one", stop)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_full_disk_leaves_nothing(
    demo: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StorageFull, match="No space left"):
        train(
            TrainRequest("lightgbm", demo, TrainSettings(epochs=2)), tmp_path / "o", ignore_progress
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "file", ["model-1.onnx", "features.json", "comparables.parquet", "calibration.json", "card.md"]
)
def test_a_flipped_byte_is_refused(trained: TrainResult, file: str) -> None:
    path = trained.artifact / file
    kept = path.read_bytes()
    path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
    try:
        with pytest.raises(CorruptArtifact, match=file):
            Valuer.load(trained.artifact)
    finally:
        path.write_bytes(kept)


def test_a_model_of_other_features_is_refused(trained: TrainResult) -> None:
    manifest = read_manifest(trained.artifact)
    with pytest.raises(CorruptArtifact, match="other features"):
        Engine.load(trained.artifact, manifest | {"features": ["x"]})


def test_the_example_home_gets_a_value_within_its_range(valuer: Valuer) -> None:
    value = valuer.value([valuer.example])[0]
    assert 0 < value.low_90 < value.value < value.high_90
    assert value.confidence.score == round(100 * (1 - value.fsd))
    assert value.reason_codes == ()


def _change(valuer: Valuer, role: str, change: Callable[[float], float]) -> dict[str, Any]:
    name = next(field.name for field in valuer.form if field.role == role)
    return valuer.example | {name: change(valuer.example[name])}


def test_contributions_add_up_exactly_to_the_distance_from_the_reference(valuer: Valuer) -> None:
    home = _change(valuer, "living_area", lambda area: area * 1.5)
    why = valuer.explain(home)
    assert why.value == valuer.value([home])[0].value
    total = sum(part.amount for part in why.contributions)
    assert total == pytest.approx(why.value - why.reference_value, abs=1e-6)
    assert why.contributions[0].feature == "Living area"
    assert 1 <= len(why.contributions) <= 7
    assert why.reference_value == pytest.approx(valuer.value([valuer.example])[0].value, rel=1e-4)


def test_comparable_sales_are_nearest_first_and_adjusted_to_the_home(valuer: Valuer) -> None:
    why = valuer.explain(valuer.example)
    assert len(why.comparables) >= 5
    likeness = [sale.similarity for sale in why.comparables]
    assert likeness == sorted(likeness, reverse=True)
    adjusted = np.median([sale.adjusted_price for sale in why.comparables])
    assert adjusted == pytest.approx(why.value, rel=0.35)
    assert all(sale.sale_date is not None and sale.price > 0 for sale in why.comparables)


def test_the_past_knows_no_later_sale(valuer: Valuer) -> None:
    dated = next(field.name for field in valuer.form if field.kind == "date")
    day = date(2022, 1, 1)
    home = valuer.example | {dated: None}
    for sale in valuer.explain(home, as_of=day).comparables:
        assert sale.sale_date is not None
        assert sale.sale_date < day
    assert valuer.value([home], as_of=day)[0].value != valuer.value([home])[0].value


def test_a_blend_weighs_its_members_and_is_measured_on_the_same_sales(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    torch = train(
        TrainRequest("pytorch", demo, TrainSettings(epochs=4, split="time")),
        tmp_path / "pytorch",
        ignore_progress,
    )
    made = blend(
        [trained.artifact, torch.artifact], demo, SETTINGS, tmp_path / "blend", ignore_progress
    )
    assert made.test_sha256 == trained.test_sha256
    RunResult.model_validate(made.result | {"model_id": "m"})
    weights = read_manifest(made.artifact)["weights"]
    assert set(weights) == {"lightgbm", "pytorch"}
    assert all(weight >= 0 for weight in weights.values())
    worst = max(one.result["test"]["rmse"]["value"] for one in (trained, torch))
    assert made.result["test"]["rmse"]["value"] < worst
    again = blend(
        [trained.artifact, torch.artifact], demo, SETTINGS, tmp_path / "again", ignore_progress
    )
    assert _values(again.artifact).equals(_values(made.artifact))
    fair = with_equity(made.artifact, demo, 1.0, tmp_path / "fair", ignore_progress)
    assert read_manifest(fair.artifact)["weights"] == weights
    assert abs(_chosen(fair.artifact)["out_of_fold"]["prb"]["value"]) < 1e-4
    assert Valuer.load(made.artifact).value([Valuer.load(made.artifact).example])


def _chosen(folder: Path) -> dict[str, Any]:
    points = read_manifest(folder)["equity"]["points"]
    return next(point for point in points if point["chosen"])


def test_models_of_other_sales_are_not_blended(
    trained: TrainResult, demo: Dataset, tmp_path: Path
) -> None:
    other = TrainSettings(epochs=2, split="random:1")
    with pytest.raises(InvalidInput, match="from the same sales"):
        blend([trained.artifact] * 2, demo, other, tmp_path / "blend", ignore_progress)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.filterwarnings("ignore")  # exporters warn about their own internals
@pytest.mark.parametrize("family", ["tensorflow", "huggingface"])
def test_every_other_family_goes_from_sales_to_a_value(
    demo: Dataset, tmp_path: Path, family: str
) -> None:
    small = Dataset(demo.schema, demo.frame[:600], demo.sha256, demo.path)
    made = train(
        TrainRequest(family, small, TrainSettings(epochs=3)), tmp_path / family, ignore_progress
    )
    RunResult.model_validate(made.result | {"model_id": "m"})
    valuer = Valuer.load(made.artifact)
    value = asdict(valuer.value([valuer.example])[0])
    assert value["low_90"] < value["value"] < value["high_90"]
    assert json.dumps(made.result)


def test_missing_optional_columns_are_gaps_and_a_missing_required_one_is_named(
    valuer: Valuer,
) -> None:
    required = {field.name: valuer.example[field.name] for field in valuer.form if field.required}
    codes = valuer.value([required])[0].reason_codes
    assert any(code.startswith("missing:") for code in codes)
    first = next(iter(required))
    with pytest.raises(InvalidInput, match=f"{first} is required"):
        valuer.value([{name: value for name, value in required.items() if name != first}])
    frame = pl.DataFrame([required])
    assert valuer.values(frame).values.shape == (1,)


def test_a_rehearsal_without_time_to_finish_is_left_out(
    demo: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error of an unfinished model would pass for a drift of the market."""
    monkeypatch.setattr(clock, "_LEAST_FIT_S", 1e-9)
    settings = replace(SETTINGS, time_limit_s=1e-6)
    prepared = prepare(demo, settings, 2, ignore_progress)
    effort = Effort(1, None, time.monotonic(), ("near",), rehearsed=True)
    family = load_family("lightgbm")
    assert rehearse(family, prepared, settings, effort, ignore_progress) is None
    whole = replace(settings, time_limit_s=None)
    assert rehearse(family, prepared, whole, effort, ignore_progress) is not None
