"""A training makes a whole, honest, reproducible model, or nothing."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from dataclasses import asdict
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
from houseprice.progress import JobCancelled, Progress, ignore_progress
from houseprice.training.blend import blend
from houseprice.training.prepare import rows_sha256
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
    assert Valuer.load(made.artifact).value([Valuer.load(made.artifact).example])


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
