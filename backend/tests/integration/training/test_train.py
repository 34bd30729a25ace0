"""A training makes a whole, honest, reproducible model."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.api.schemas.runs import RunResult
from houseprice.artifacts import read_manifest, verify
from houseprice.artifacts.folder import read_document
from houseprice.data.dataset import Dataset
from houseprice.data.schema import Column
from houseprice.data.splits import make_split
from houseprice.errors import InvalidData
from houseprice.evaluation import score_test
from houseprice.models.contract import FoldPlan
from houseprice.models.registry import load_family
from houseprice.progress import OnProgress, Progress, ignore_progress
from houseprice.reports.document import model_report
from houseprice.reports.layout import layout
from houseprice.training.fitting import time_budget
from houseprice.training.fitting.cross_fit import FitResources, cross_fit
from houseprice.training.fitting.fit_store import FitStore
from houseprice.training.fitting.rehearsal import rehearse
from houseprice.training.fitting.time_budget import TimeBudget
from houseprice.training.left_out import OUT_OF_TIME
from houseprice.training.prepare import Prepared, prepare, rows_sha256
from houseprice.training.spec import TrainSettings
from houseprice.training.time_limit import TimeLimit
from houseprice.training.train import TrainingTask, TrainResult, train
from houseprice.training.work_plan import WorkPlan
from houseprice.training.work_steps import training_steps
from houseprice.valuation.valuer import Valuer


def resources_of(
    prepared: Prepared,
    limit_s: float | None = None,
    *,
    refits: int = 0,
    spares: int = 0,
    waits_s: float = 600.0,
    on_progress: OnProgress = ignore_progress,
) -> FitResources:
    """What a training with these folds may use, from now on."""
    planned, now = FoldPlan(len(prepared.folds), refits), time.monotonic()
    planned_steps = training_steps("lightgbm", prepared.rows.size, planned, spares=spares)
    work = WorkPlan(planned_steps, on_progress)
    limit = None if limit_s is None else TimeLimit(now + limit_s, waits_s=waits_s)
    budget = TimeBudget(limit, now, work)
    return FitResources(1, FitStore(), budget, planned.recipes, refits, spares)


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
    done = [report.current for report in reports]
    assert done == sorted(done)
    assert done[-1] == reports[-1].total - 1
    assert len({report.total for report in reports}) == 1
    assert reports[-1].left_s is not None
    curve = [report.epoch for report in reports if report.curve]
    assert curve == list(range(1, trained.result["epochs_run"] + 1))
    assert {report.phase for report in reports} >= {"loading", "training", "publishing"}


def test_the_manifest_says_what_was_done(trained: TrainResult, demo: Dataset) -> None:
    manifest = verify(trained.artifact, trained.manifest_sha256)
    assert manifest.to_json() == read_document(trained.artifact)
    assert manifest.dataset.sha256 == demo.sha256
    assert manifest.test_sha256 == trained.test_sha256
    split = make_split(demo, "auto")
    assert manifest.test_sha256 == rows_sha256(demo, split.test)
    assert manifest.test == trained.result["test"]
    assert manifest.ratio_study["n"] == split.test.size == manifest.test["n"]
    assert {"tier", "neighbourhood", "month", "property_type"} <= set(manifest.groups)
    # Not 1: least squares stretches predictions that were held back too much.
    assert 0.8 < sum(member.weight for member in manifest.members) < 1.2
    assert {"model.onnx", "features.json", "comparables.parquet", "calibration.json"} <= set(
        manifest.files
    )
    assert "made up" in (trained.artifact / "card.md").read_text()


def test_the_blind_test_is_kept_a_row_a_sale(trained: TrainResult, demo: Dataset) -> None:
    values = pl.read_parquet(trained.artifact / "test_values.parquet")
    assert "test_values.parquet" in read_manifest(trained.artifact).files
    prices = demo.frame[values["__row__"].to_numpy()][demo.schema.price].to_numpy()
    np.testing.assert_array_equal(values["price"].to_numpy(), prices)
    scores = score_test(
        *(values[name].to_numpy() for name in ("price", "value", "low_90", "high_90"))
    )
    for name in ("mdape", "coverage_90", "width_90"):
        assert scores[name]["value"] == pytest.approx(trained.result["test"][name]["value"])
    assert values["fsd"].min() > 0


def test_the_same_seed_gives_the_same_model(
    trained: TrainResult, demo: Dataset, settings: TrainSettings, tmp_path: Path
) -> None:
    again = train(TrainingTask("lightgbm", demo, settings), tmp_path / "again", ignore_progress)
    assert again.result["test"] == trained.result["test"]
    assert again.test_sha256 == trained.test_sha256
    first, second = (
        pl.read_parquet(result.artifact / "native" / "oof.parquet") for result in (trained, again)
    )
    assert first.equals(second)
    assert _values(again.artifact).equals(_values(trained.artifact))


def test_another_seed_gives_another_model(demo: Dataset, tmp_path: Path) -> None:
    quick = TrainSettings(epochs=5, split="random:42")
    few = replace(demo, frame=demo.frame[:300])
    first, again, other = (
        _values(
            train(
                TrainingTask("lightgbm", few, settings), tmp_path / name, ignore_progress
            ).artifact
        )
        for name, settings in (("a", quick), ("b", quick), ("c", replace(quick, seed=7)))
    )
    assert first.equals(again)
    assert first["__row__"].equals(other["__row__"])
    assert not first["value"].equals(other["value"])


def _values(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "test_values.parquet")


def test_the_spread_over_refits_is_kept_for_each_test_sale(
    trained: TrainResult, valuer: Valuer, demo: Dataset
) -> None:
    manifest = read_manifest(trained.artifact)
    values = pl.read_parquet(trained.artifact / "test_values.parquet")
    spread, fsd = values["refit_spread"].to_numpy(), values["fsd"].to_numpy()
    assert (spread > 0).all()
    refits = manifest.refits
    assert refits["n"] == values.height
    assert refits["median_spread"] == pytest.approx(np.median(spread))
    assert refits["unsteady"] == (spread > fsd).sum()
    # One refit is one member of each recipe, with the weight of the whole recipe.
    engine = valuer._engine
    raw, _ = engine.features(demo.frame[values["__row__"].to_numpy()[:20]])
    each = engine.ensemble.each(raw, engine.pipeline.normal(raw))
    recipes = np.array([member.recipe for member in manifest.members])
    weights = np.array([member.weight for member in manifest.members])
    predictions = sum(
        each[:, recipes == recipe] * weights[recipes == recipe].sum() for recipe in set(recipes)
    )
    logs = np.log(engine.target.money(predictions))
    np.testing.assert_allclose(spread[:20], logs.std(axis=1, ddof=1), rtol=1e-5)


def test_models_of_all_sales_value_homes_and_those_of_the_folds_judge_them(
    demo: Dataset, settings: TrainSettings
) -> None:
    prepared = prepare(demo, settings, 3, ignore_progress)
    family, messages = load_family("lightgbm"), list[str]()
    without = resources_of(prepared)
    by_folds = cross_fit(family, prepared, settings, without, without.budget.work)
    both = resources_of(
        prepared, refits=2, on_progress=lambda report: messages.append(report.message)
    )
    refitted = cross_fit(family, prepared, settings, both, both.budget.work)
    np.testing.assert_array_equal(refitted.out_of_fold.columns, by_folds.out_of_fold.columns)
    assert [len(same) for same in by_folds.models] == [3, 1], "the last is the linear part"
    assert [len(same) for same in refitted.models] == [2, 1]
    first, second = refitted.models[0]
    epochs = sorted(model.best_epoch_ for model in by_folds.models[0])
    assert first.best_epoch_ == second.best_epoch_ == epochs[1]
    # They learned from the sales of every fold, the others from all but one's.
    _, held = prepared.folds[0]
    error = np.std(first.predict(prepared.raw[held]) - prepared.y[held])
    assert error < 0.9 * np.std(refitted.out_of_fold.columns[held, 0] - prepared.y[held])
    assert (first.predict(prepared.raw) != second.predict(prepared.raw)).any()
    assert "Model 3 of 3" in messages[-1 - 2 * epochs[1]]
    assert "validation error" in messages[-1 - 2 * epochs[1]]
    last = f"Final model 2 of 2, learning from all sales: epoch {epochs[1]} of {epochs[1]}"
    assert messages[-1] == last


def test_time_that_is_left_goes_into_more_models_of_all_sales(
    demo: Dataset, settings: TrainSettings
) -> None:
    prepared = prepare(demo, settings, 3, ignore_progress)
    limited = resources_of(prepared, 600.0, refits=2, spares=2, waits_s=3_600.0)
    fit = cross_fit(load_family("lightgbm"), prepared, settings, limited, limited.budget.work)
    assert len(fit.models[0]) == 4
    assert len({model.predict(prepared.raw).tobytes() for model in fit.models[0]}) == 4
    assert fit.left_out == ()


def test_more_models_of_all_sales_end_with_the_time(demo: Dataset, settings: TrainSettings) -> None:
    prepared = prepare(demo, settings, 3, ignore_progress)
    limited = resources_of(prepared, 10.0, refits=2, spares=3_000)
    fit = cross_fit(load_family("lightgbm"), prepared, settings, limited, limited.budget.work)
    assert len(fit.models[0]) < 3_002, "how many there are depends on the machine"


def test_time_that_another_family_can_use_is_left_to_it(
    demo: Dataset, settings: TrainSettings
) -> None:
    prepared = prepare(demo, settings, 3, ignore_progress)
    limited = resources_of(prepared, 600.0, refits=2, spares=2, waits_s=60.0)
    fit = cross_fit(load_family("lightgbm"), prepared, settings, limited, limited.budget.work)
    assert len(fit.models[0]) == 2


def test_without_time_for_models_of_all_sales_those_of_the_folds_value_homes(
    demo: Dataset, settings: TrainSettings
) -> None:
    prepared = prepare(demo, settings, 3, ignore_progress)
    many = resources_of(prepared, 600.0, refits=3_000)
    fit = cross_fit(load_family("lightgbm"), prepared, settings, many, many.budget.work)
    assert [len(same) for same in fit.models] == [3, 1]
    assert fit.left_out == ("Models of all sales were left out; those of the folds value homes.",)


@pytest.mark.filterwarnings("ignore")  # exporters warn about their own internals
@pytest.mark.parametrize("family", ["tensorflow", "huggingface"])
def test_every_other_family_goes_from_sales_to_a_value(
    demo: Dataset, tmp_path: Path, family: str
) -> None:
    small = Dataset(demo.schema, demo.frame[:200], demo.sha256, demo.path)
    result = train(
        TrainingTask(family, small, TrainSettings(epochs=3)), tmp_path / family, ignore_progress
    )
    RunResult.model_validate(result.result | {"model_id": "m"})
    valuer = Valuer.load(result.artifact)
    value = asdict(valuer.value([valuer.example])[0])
    assert value["low_90"] < value["value"] < value["high_90"]
    assert json.dumps(result.result)


def test_a_rehearsal_without_time_to_finish_is_left_out(
    demo: Dataset, settings: TrainSettings
) -> None:
    """The error of an unfinished model would pass for a drift of the market."""
    prepared, family = prepare(demo, settings, 2, ignore_progress), load_family("lightgbm")
    hurried, patient = resources_of(prepared, 1e-6), resources_of(prepared)
    assert rehearse(family, prepared, settings, hurried, hurried.budget.work) is None
    assert rehearse(family, prepared, settings, patient, patient.budget.work) is not None


def test_columns_are_not_learned_from_in_the_rehearsal_either(
    demo: Dataset, settings: TrainSettings
) -> None:
    asked = replace(settings, ignored_columns=("condition",))
    prepared, family = prepare(demo, asked, 2, ignore_progress), load_family("lightgbm")
    resources = resources_of(prepared)
    assert rehearse(family, prepared, asked, resources, resources.budget.work) is not None


def test_a_fit_that_the_time_limit_ends_is_not_said_to_have_stopped_by_itself(
    demo: Dataset, settings: TrainSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time_budget, "_LEAST_FIT_S", 1e-9)
    patient = replace(settings, epochs=300, patience=2)
    prepared, family = prepare(demo, patient, 2, ignore_progress), load_family("lightgbm")
    free, cut = (
        cross_fit(family, prepared, patient, resources, resources.budget.work)
        for resources in (resources_of(prepared), resources_of(prepared, 1e-6))
    )
    assert cut.left_out[0] == "The first fits were cut short."
    assert [len(same) for same in cut.models] == [1, 1], "the fold that was begun values homes"
    assert cut.epochs_run < free.epochs_run < patient.epochs
    assert free.stopped_early
    assert not cut.stopped_early


def test_what_there_was_no_time_for_is_recorded(demo: Dataset, tmp_path: Path) -> None:
    hurried = TrainSettings(time_limit_s=0.001, split="time")
    result = train(TrainingTask("lightgbm", demo, hurried), tmp_path / "model", ignore_progress)
    left_out = result.result["left_out"]
    for part in ("not trained", "rehearsal", "folds were left out", "Models of all sales"):
        assert any(part in text for text in left_out), part
    (warning,) = (text for text in result.result["warnings"] if OUT_OF_TIME in text)
    assert all(text in warning for text in left_out)
    manifest = verify(result.artifact)
    assert list(manifest.left_out) == left_out
    card = (result.artifact / "card.md").read_text(encoding="utf-8")
    assert "## What there was no time for" in card
    assert all(f"- {text}" in card for text in left_out)


def test_a_price_by_arithmetic_stops_a_training_until_kept(demo: Dataset, tmp_path: Path) -> None:
    schema = demo.schema
    (area,) = (column.name for column in schema.with_role("living_area"))
    unit = (pl.col(schema.price) / pl.col(area)).round(2).alias("zz")
    columns = (*schema.columns, Column("zz", "number", "number"))
    data = replace(
        demo, frame=demo.frame.with_columns(unit), schema=replace(schema, columns=columns)
    )
    task = TrainingTask("lightgbm", data, TrainSettings(epochs=5))
    with pytest.raises(InvalidData, match=r"got zz: .* gives two thirds of the prices"):
        train(task, tmp_path / "refused", ignore_progress)
    task = replace(task, settings=TrainSettings(epochs=5, keep_leaks=("zz",)))
    kept = train(task, tmp_path / "kept", ignore_progress)
    assert any("Column zz was kept as asked" in text for text in kept.result["warnings"])
    assert kept.result["warnings"][0].startswith("TOO GOOD TO BE TRUE")
    assert "TOO GOOD TO BE TRUE" in (kept.artifact / "card.md").read_text()
    blocks = list(layout(model_report(kept.artifact)))
    assert any("TOO GOOD TO BE TRUE" in getattr(block, "text", "") for block in blocks)
