"""What `models.contract.Regressor` promises, checked over every family."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from houseprice.errors import Diverged
from houseprice.models import checkpoints
from houseprice.models.contract import EpochReport, FitSettings, Floats, Matrix, Regressor
from houseprice.models.recipes import NEAR, OWN
from houseprice.models.registry import FAMILIES, family_spec, load_family, plan
from houseprice.models.tunables import SETTINGS
from houseprice.progress import JobCancelled, JobSuspended

# Keras 3.15 still copies its variables in NumPy's old way.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

TOKENS = (3, 6)
N_FEATURES = 10 + TOKENS[0] * TOKENS[1]
NEURAL = [name for name in FAMILIES if name != "lightgbm"]
QUICK = FitSettings(epochs=6, hidden_sizes=(32, 16), batch_size=64, seed=7)
#: Long enough for several stops, and without an early end.
LONG = FitSettings(hidden_sizes=(32, 16), batch_size=64, patience=1_000, learning_rate=0.02)
LONG_EPOCHS = {"lightgbm": 330}
STOPS = {"lightgbm": [130, 215, 310]}
#: A boosting round does far less than a pass over the sales.
EPOCHS = {"lightgbm": 60}


def sales(n_sales: int, seed: int) -> Matrix:
    """A target that three columns explain, and comparables which are there or not."""
    random = np.random.default_rng(seed)
    x = random.standard_normal((n_sales, N_FEATURES)).astype(np.float32).astype(np.float64)
    x[:, 10 :: TOKENS[1]] = random.integers(0, 2, (n_sales, TOKENS[0]))
    y = 0.8 * x[:, 0] - 0.5 * x[:, 1] + 0.3 * x[:, 2] + 0.1 * random.standard_normal(n_sales)
    return Matrix(x, y, TOKENS)


TRAIN, VALIDATION = sales(640, 1), sales(160, 2)


def quick(name: str) -> FitSettings:
    return replace(QUICK, epochs=EPOCHS.get(name, QUICK.epochs))


def fitted(name: str, settings: FitSettings | None = None) -> tuple[Regressor, list[EpochReport]]:
    reports: list[EpochReport] = []
    settings = settings or quick(name)
    model = load_family(name)().fit(TRAIN, VALIDATION, settings, reports.append)
    return model, reports


@pytest.fixture(scope="module")
def trained() -> dict[str, Regressor]:
    """A trained model of each family, for the tests that only read it."""
    return {name: fitted(name)[0] for name in FAMILIES}


def rmse(difference: Floats) -> float:
    return float(np.sqrt(np.mean(difference**2)))


def graph_values(graph: bytes, x: Floats) -> Floats:
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    (output,) = session.get_outputs()
    assert output.name == "y"
    return np.asarray(session.run(["y"], {"x": x.astype(np.float32)})[0], dtype=float).reshape(-1)


@pytest.mark.parametrize("name", FAMILIES)
class TestRegressorContract:
    """Every family passes one test for each promise."""

    def test_it_beats_the_median_on_sales_it_never_saw(
        self, name: str, trained: dict[str, Regressor]
    ) -> None:
        unseen = sales(300, 3)
        predicted = trained[name].predict(unseen.x)
        assert predicted.shape == unseen.y.shape
        assert predicted.dtype == np.float64
        assert rmse(predicted - unseen.y) < 0.8 * rmse(np.median(TRAIN.y) - unseen.y)

    def test_the_same_seed_gives_the_same_model(
        self, name: str, trained: dict[str, Regressor]
    ) -> None:
        again, _ = fitted(name)
        np.testing.assert_array_equal(
            again.predict(VALIDATION.x), trained[name].predict(VALIDATION.x)
        )

    def test_it_takes_each_parameter_that_it_declares(
        self, name: str, trained: dict[str, Regressor]
    ) -> None:
        params = {
            tunable.name: tunable.low if tunable.usual != tunable.low else tunable.high
            for tunable in family_spec(name).tunables
            if tunable.name not in SETTINGS
        }
        other, _ = fitted(name, replace(quick(name), params=params))
        differences = other.predict(VALIDATION.x) - trained[name].predict(VALIDATION.x)
        assert np.abs(differences).max() > 0

    @pytest.mark.filterwarnings("ignore")  # exporters warn about their own internals
    def test_its_graph_equals_it_at_every_batch_size(
        self, name: str, trained: dict[str, Regressor]
    ) -> None:
        graph = trained[name].to_onnx()
        for rows in (1, 2, 160):
            predicted = trained[name].predict(VALIDATION.x[:rows])
            np.testing.assert_allclose(
                graph_values(graph, VALIDATION.x[:rows]), predicted, rtol=1e-4, atol=1e-5
            )

    @pytest.mark.filterwarnings("ignore")  # exporters warn about their own internals
    def test_its_graph_names_no_source_file_of_this_machine(
        self, name: str, trained: dict[str, Regressor]
    ) -> None:
        assert b".py" not in trained[name].to_onnx()

    def test_its_own_format_gives_it_back(
        self, name: str, trained: dict[str, Regressor], tmp_path: Path
    ) -> None:
        trained[name].save_native(tmp_path)
        back = load_family(name).load_native(tmp_path)
        np.testing.assert_array_equal(
            back.predict(VALIDATION.x), trained[name].predict(VALIDATION.x)
        )
        assert not list(tmp_path.rglob("*.pkl"))

    def test_it_reports_every_epoch_and_honours_the_limit(self, name: str) -> None:
        _, reports = fitted(name, FitSettings(epochs=3, seed=7))
        assert [report.epoch for report in reports] == [1, 2, 3]
        assert {report.epochs for report in reports} == {3}
        assert all(np.isfinite([r.train_loss, r.validation_loss]).all() for r in reports)

    def test_a_cancelled_training_stops_before_the_next_epoch(self, name: str) -> None:
        epochs: list[int] = []

        def cancel_at_two(report: EpochReport) -> None:
            epochs.append(report.epoch)
            if report.epoch == 2:
                raise JobCancelled

        with pytest.raises(JobCancelled):
            load_family(name)().fit(TRAIN, VALIDATION, QUICK, cancel_at_two)
        assert epochs == [1, 2]

    def test_an_absurd_learning_rate_ends_as_diverged(self, name: str) -> None:
        settings = FitSettings(epochs=3, learning_rate=1e30, hidden_sizes=(8,), batch_size=64)
        with pytest.raises(Diverged, match="epoch 1") as failure:
            fitted(name, settings)
        assert "smaller learning rate" in failure.value.hint

    def test_the_deadline_is_kept_with_the_best_so_far(self, name: str) -> None:
        model, reports = fitted(name, FitSettings(epochs=500, deadline_s=1e-9))
        assert len(reports) == 1
        assert np.isfinite(model.predict(VALIDATION.x)).all()

    def test_it_stops_early_when_nothing_improves(self, name: str) -> None:
        noise = Matrix(VALIDATION.x, np.random.default_rng(4).permutation(VALIDATION.y), TOKENS)
        reports: list[EpochReport] = []
        settings = FitSettings(epochs=200, patience=3, batch_size=64)
        load_family(name)().fit(TRAIN, noise, settings, reports.append)
        best = min(reports, key=lambda report: report.validation_loss).epoch
        assert len(reports) == best + 3 < 100

    def test_a_last_epoch_is_kept_whatever_the_validation_says(self, name: str) -> None:
        noise = Matrix(VALIDATION.x, np.random.default_rng(4).permutation(VALIDATION.y), TOKENS)
        reports: list[EpochReport] = []
        settings = FitSettings(epochs=200, patience=3, batch_size=64, last_epoch=12)
        model = load_family(name)().fit(TRAIN, noise, settings, reports.append)
        best = min(reports, key=lambda report: report.validation_loss).epoch
        assert best < len(reports) == 12
        loss = rmse(model.predict(noise.x) - noise.y)
        assert loss == pytest.approx(reports[-1].validation_loss, rel=1e-4)
        assert loss > reports[best - 1].validation_loss

    @pytest.mark.parametrize("recipe", [NEAR, OWN])
    def test_a_fit_that_is_stopped_again_and_again_ends_with_the_same_model(
        self, name: str, recipe: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if name == "huggingface" and recipe == OWN:
            pytest.skip("it has no such recipe")
        settings = replace(LONG, recipe=recipe, epochs=LONG_EPOCHS.get(name, 9))
        undisturbed, epochs = fitted(name, settings)
        monkeypatch.setattr(checkpoints, "EVERY_S", 0.0)
        stored = checkpoints.Checkpoints(tmp_path / "fit", {"fit": name})
        seen: list[EpochReport] = []
        stops = [*STOPS.get(name, [2, 5, 6])]

        def stop_at_some(report: EpochReport) -> None:
            seen.append(report)
            if stops and report.epoch == stops[0]:
                stops.pop(0)
                raise JobSuspended

        for _ in range(3):
            with pytest.raises(JobSuspended):
                load_family(name)().fit(TRAIN, VALIDATION, settings, stop_at_some, stored)
        model = load_family(name)().fit(TRAIN, VALIDATION, settings, stop_at_some, stored)
        assert {report.epoch: report for report in seen} == {r.epoch: r for r in epochs}
        assert len(seen) < 1.9 * len(epochs), "no attempt began at the beginning"
        assert model.best_epoch_ == undisturbed.best_epoch_  # type: ignore[attr-defined]
        difference = model.predict(VALIDATION.x) - undisturbed.predict(VALIDATION.x)
        assert np.abs(difference).max() <= (0 if name == "lightgbm" else 1e-6)

    def test_only_the_newest_two_checkpoints_stay(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(checkpoints, "EVERY_S", 0.0)
        settings = replace(LONG, epochs=LONG_EPOCHS.get(name, 4), patience=None)
        stored = checkpoints.Checkpoints(tmp_path)
        load_family(name)().fit(TRAIN, VALIDATION, settings, lambda _: None, stored)
        folders = sorted(tmp_path.iterdir())
        assert 1 <= len(folders) <= 2
        assert all((folder / "manifest.json").is_file() for folder in folders)

    def test_a_request_to_finish_ends_the_fit_with_its_best_epoch(self, name: str) -> None:
        reports: list[EpochReport] = []
        settings = replace(quick(name), finish=lambda: len(reports) >= 2)
        model = load_family(name)().fit(TRAIN, VALIDATION, settings, reports.append)
        best = min(reports, key=lambda report: report.validation_loss)
        assert len(reports) == 2
        loss = rmse(model.predict(VALIDATION.x) - VALIDATION.y)
        assert loss == pytest.approx(best.validation_loss, rel=1e-4)

    @pytest.mark.filterwarnings("ignore")  # exporters warn about their own internals
    def test_a_stored_model_is_read_back_exactly(self, name: str, tmp_path: Path) -> None:
        model, _ = fitted(name)
        model.save_native(tmp_path)
        again = load_family(name).load_native(tmp_path)
        assert np.array_equal(again.predict(VALIDATION.x), model.predict(VALIDATION.x))
        assert again.to_onnx() == model.to_onnx()

    def test_its_spec_is_known_without_its_framework(self, name: str) -> None:
        assert load_family(name).spec == family_spec(name)
        assert plan(name, 16_000).folds >= 2
        assert plan(name, 16_000).refits >= 2, "one alone would have no spread over refits"


@pytest.mark.parametrize("name", NEURAL)
class TestNeuralFamilies:
    """Promises of the families that learn by gradient steps."""

    def test_hidden_sizes_are_honoured(self, name: str, tmp_path: Path) -> None:
        sizes = []
        for width in (8, 64):
            folder = tmp_path / str(width)
            folder.mkdir()
            model, _ = fitted(name, FitSettings(epochs=1, hidden_sizes=(width, width)))
            model.save_native(folder)
            sizes.append(sum(file.stat().st_size for file in folder.iterdir()))
        assert sizes[1] > sizes[0] + 4 * 64 * 64


@pytest.mark.parametrize(
    ("settings", "limit"),
    [
        (FitSettings(epochs=500), 200),
        (FitSettings(epochs=500, recipe=OWN), 500),
        (FitSettings(epochs=500, learning_rate=0.05), 500),
        (FitSettings(epochs=30), 30),
    ],
)
def test_trees_take_the_rounds_that_their_rate_needs(settings: FitSettings, limit: int) -> None:
    model, reports = fitted("lightgbm", replace(settings, patience=5))
    assert {report.epochs for report in reports} == {limit}
    assert model.best_epoch_ <= len(reports) <= limit
