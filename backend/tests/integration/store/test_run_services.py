"""The operations on runs, as the edges call them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from houseprice.errors import Conflict, InvalidInput, NotFound
from houseprice.jobs.ids import new_id
from houseprice.jobs.records import EpochScore, RunFilter
from houseprice.jobs.states import FAMILIES
from houseprice.services import runs as service
from houseprice.services.context import Context, build_context
from houseprice.settings import Settings
from houseprice.store import datasets
from houseprice.store import runs as store_runs
from houseprice.store.engine import transaction
from houseprice.training.spec import TrainSettings
from houseprice.training.work_steps import usual_s

if TYPE_CHECKING:
    from conftest import Store


class CountingBell:
    """Remembers its rings."""

    def __init__(self) -> None:
        self.hints: list[str] = []

    def ring(self, hint: str, queue: str = "cpu") -> bool:
        del queue
        self.hints.append(hint)
        return False  # the broker is away: nobody may notice


@pytest.fixture
def bell() -> CountingBell:
    return CountingBell()


@pytest.fixture
def ctx(store: Store, database_url: str, tmp_path: Path, bell: CountingBell) -> Context:
    settings = Settings(data_dir=tmp_path, database_url=database_url)
    return Context(settings, store.engine, bell)


def test_an_accepted_training_is_stored_waits_and_is_rung_for(
    ctx: Context, bell: CountingBell
) -> None:
    view = service.submit(ctx, "lightgbm", TrainSettings(epochs=7), "demo")
    assert (view.state, view.task_state, view.queue_position) == ("queued", "PENDING", 1)
    assert (view.kind, view.attempt, view.cancel_requested) == ("train", 0, False)
    assert view.settings.epochs == 7
    assert view.dataset.is_sample
    assert view.created_at == datetime.fromtimestamp(1_800_000_000, UTC)
    assert service.get(ctx, view.id) == view
    assert bell.hints == [view.id]


def test_without_a_name_the_default_data_set_is_used(ctx: Context) -> None:
    assert service.submit(ctx, "lightgbm", TrainSettings()).dataset.id in ("california", "demo")


def test_an_imported_data_set_is_named_by_its_id(ctx: Context, store: Store) -> None:
    schema = datasets.TableSchema("x", "My sales", "a sale", "EUR", "m2", ())
    new = datasets.NewDataset(new_id(), "mine", schema, 10, "d" * 64, {})
    store.write(datasets.add, new)
    view = service.submit(ctx, "lightgbm", TrainSettings(), new.id)
    assert (view.dataset.id, view.dataset.name, view.dataset.sha256) == (new.id, "mine", "d" * 64)
    assert (view.dataset.currency, view.dataset.area_unit) == ("EUR", "m2")


@pytest.mark.parametrize("dataset", ["paris", "0" * 26, "../etc", "x" * 5000, ""])
def test_an_unknown_data_set_is_not_found_and_nothing_is_stored(ctx: Context, dataset: str) -> None:
    with pytest.raises(NotFound, match="dataset"):
        service.submit(ctx, "lightgbm", TrainSettings(), dataset)
    assert service.page(ctx, RunFilter()).items == ()


@pytest.mark.parametrize("model_type", ["xgboost", "", "blend", "ALL"])
def test_an_unknown_model_type_is_refused(ctx: Context, model_type: str) -> None:
    with pytest.raises(InvalidInput, match="model_type"):
        service.submit(ctx, model_type, TrainSettings(), "demo")


@pytest.mark.parametrize("run_id", ["", "x", "0" * 26, "../../etc/passwd", "0" * 26 + "\n"])
def test_an_unknown_run_is_not_found(ctx: Context, run_id: str) -> None:
    for call in (service.get, service.cancel, service.retry, service.curve):
        with pytest.raises(NotFound):
            call(ctx, run_id)


def test_a_request_sent_again_with_its_key_is_the_same_run_and_rings_once(
    ctx: Context, bell: CountingBell
) -> None:
    first = service.submit(ctx, "lightgbm", TrainSettings(), "demo", "key-1")
    again = service.submit(ctx, "lightgbm", TrainSettings(), "demo", "key-1")
    assert again.id == first.id
    assert bell.hints == [first.id]
    with pytest.raises(InvalidInput) as caught:
        service.submit(ctx, "pytorch", TrainSettings(), "demo", "key-1")
    assert caught.value.code == "idempotency_mismatch"


def test_all_shows_its_children_and_rings_for_each_that_can_start(
    ctx: Context, bell: CountingBell
) -> None:
    view = service.submit(ctx, "all", TrainSettings(), "demo")
    assert [child.model_type for child in view.children] == [*FAMILIES, "blend"]
    assert bell.hints == [child.id for child in view.children[:-1]]
    assert view.queue_position == 1
    assert view.progress.total == len(FAMILIES) + 1
    assert service.page(ctx, RunFilter()).items == (view,)


def test_all_names_the_families_that_its_time_limit_is_too_short_for(ctx: Context) -> None:
    view = service.submit(ctx, "all", TrainSettings(time_limit_s=10.0), "demo")
    assert [child.model_type for child in view.children] == [*FAMILIES[:2], "blend"]
    assert view.left_out == FAMILIES[2:]
    assert service.submit(ctx, "all", TrainSettings(), "demo").left_out == ()


def test_a_parents_percent_is_the_mean_of_its_children_and_never_goes_back(
    ctx: Context, store: Store
) -> None:
    parent = service.submit(ctx, "all", TrainSettings(), "demo").id
    percents: list[float] = []
    for index, _ in enumerate(FAMILIES):
        run = store.must_claim()
        store.progress(run, 50.0)
        percents.append(service.get(ctx, parent).progress.percent)
        _ = store.fail(run) if index == 0 else store.succeed(run)
        percents.append(service.get(ctx, parent).progress.percent)
    seconds = [usual_s(name, 2_000) for name in (*FAMILIES, "blend")]
    done = [sum(seconds[:index]) + half * seconds[index] for index in range(4) for half in (0.5, 1)]
    assert percents == pytest.approx([100 * share / sum(seconds) for share in done])
    assert service.get(ctx, parent).progress.current == len(FAMILIES)
    blend = store.must_claim()
    store.progress(blend, 99.9)
    assert service.get(ctx, parent).progress.percent < 100
    store.succeed(blend)
    view = service.get(ctx, parent)
    assert (view.progress.percent, view.task_state) == (100.0, "SUCCESS")
    assert view.result is not None
    assert set(view.result["models"]) == {*FAMILIES[1:], "blend"}


def test_a_finished_run_shows_its_model_and_its_times(ctx: Context, store: Store) -> None:
    run_id = service.submit(ctx, "lightgbm", TrainSettings(), "demo").id
    store.now += 5
    run = store.must_claim()
    assert service.get(ctx, run_id).task_state == "STARTED"
    store.now += 5
    store.progress(run, 10.0, message="Epoch 1")
    view = service.get(ctx, run_id)
    assert (view.task_state, view.progress.message) == ("PROGRESS", "Epoch 1")
    assert view.progress.at == view.created_at + timedelta(seconds=10)
    model = store.succeed(run)
    view = service.get(ctx, run_id)
    assert model is not None
    assert view.model_id == model.id
    assert view.started_at == view.created_at + timedelta(seconds=5)
    assert view.finished_at == view.created_at + timedelta(seconds=10)
    assert view.queue_position is None


def test_a_failed_run_says_why(ctx: Context, store: Store) -> None:
    run_id = service.submit(ctx, "lightgbm", TrainSettings(), "demo").id
    store.fail(store.must_claim())
    view = service.get(ctx, run_id)
    assert view.task_state == "FAILURE"
    assert view.error is not None
    assert (view.error.code, view.error.message) == ("diverged", "The loss became infinite")


def test_a_cancelled_run_can_be_run_again(ctx: Context, bell: CountingBell) -> None:
    first = service.submit(ctx, "lightgbm", TrainSettings(seed=3), "demo")
    assert service.cancel(ctx, first.id).task_state == "REVOKED"
    with pytest.raises(Conflict):
        service.cancel(ctx, first.id)
    again = service.retry(ctx, first.id, "again")
    assert again.retry_of == first.id
    assert again.settings.seed == 3
    assert service.retry(ctx, first.id, "again").id == again.id
    assert again.id in bell.hints


def test_a_curve_names_its_best_epoch(ctx: Context, store: Store) -> None:
    run_id = service.submit(ctx, "lightgbm", TrainSettings(), "demo").id
    run = store.must_claim()
    losses = {1: 0.9, 2: 0.4, 3: 0.6, 4: float("nan")}
    curve = tuple(EpochScore(epoch, float(epoch), 0.1, loss) for epoch, loss in losses.items())
    store.progress(run, 10.0, curve=curve)
    view = service.curve(ctx, run_id, since=2)
    assert [point.epoch for point in view.points] == [3, 4]
    assert view.best_epoch == 2
    assert service.curve(ctx, run_id).points[0].epoch == 1


def test_a_submission_outlives_a_broker_that_is_not_there(
    database_url: str, tmp_path: Path
) -> None:
    nobody = {"HOUSEPRICE_BROKER_URL": "redis://127.0.0.1:1/0"}
    settings = Settings(data_dir=tmp_path, database_url=database_url, **nobody)
    assert settings.broker == "redis://127.0.0.1:1/0"
    ctx = build_context(settings)
    view = service.submit(ctx, "lightgbm", TrainSettings(), "demo")
    with transaction(ctx.engine) as db:
        assert store_runs.get(db, view.id) is not None
    ctx.close()
