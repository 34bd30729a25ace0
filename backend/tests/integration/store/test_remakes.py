"""Runs that train nothing: a model that is there is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from houseprice.errors import Conflict
from houseprice.jobs.records import SourceModel
from houseprice.store import models, runs
from houseprice.store.tables import runs as table
from houseprice.training.spec import TrainSettings, TuneBudget

if TYPE_CHECKING:
    from conftest import Store
    from houseprice.store.models import ModelVersionRow


def trained(store: Store) -> ModelVersionRow:
    store.submit()
    model = store.succeed(store.must_claim())
    assert model is not None
    return model


def remake(store: Store, model: ModelVersionRow, later: str | None = None) -> str:
    return store.submit(
        kind="equity" if later is None else "ranges",
        settings=TrainSettings(equity=0.5),
        source_model_id=model.id,
        later_dataset_id=later,
    )


@pytest.mark.parametrize(("later", "kind"), [(None, "equity"), ("demo", "ranges")])
def test_a_worker_is_given_the_model_and_the_later_sales(
    store: Store, later: str | None, kind: str
) -> None:
    model = trained(store)
    run_id = remake(store, model, later)
    run = store.must_claim()
    assert (run.id, run.kind) == (run_id, kind)
    assert (run.source_model_id, run.later_dataset_id) == (model.id, later)
    assert run.members == (SourceModel(model.run_id, "lightgbm", model.id, model.path),)


def test_its_model_can_be_deleted_when_it_is_over_and_not_before(store: Store) -> None:
    trained(store)  # the champion, which stays
    model = trained(store)
    remake(store, model)
    with pytest.raises(Conflict):
        store.write(models.remove, model.id)
    run = store.must_claim()
    with pytest.raises(Conflict):
        store.write(models.remove, model.id)
    store.fail(run)
    store.write(models.remove, model.id)
    row = store.row(run.id)
    assert (row.state, row.source_model_id) == ("failed", model.id)


def test_run_again_it_is_the_same_and_no_training(store: Store) -> None:
    model = trained(store)
    run_id = remake(store, model, "demo")
    store.fail(store.must_claim())
    again = store.row(store.write(runs.retry, run_id))
    assert (again.kind, again.source_model_id, again.later_dataset_id, again.retry_of) == (
        "ranges",
        model.id,
        "demo",
        run_id,
    )
    assert (again.settings, again.spec_hash) == (
        store.row(run_id).settings,
        store.row(run_id).spec_hash,
    )


def test_what_makes_a_different_model_has_a_different_hash(store: Store) -> None:
    first, second = trained(store), trained(store)
    run_ids = [remake(store, first), remake(store, second), remake(store, first, "demo")]
    run_ids += [remake(store, first, "later"), store.submit(settings=TrainSettings(equity=0.5))]
    assert len({store.row(run_id).spec_hash for run_id in run_ids}) == len(run_ids)


def test_settings_of_a_tuned_model_do_not_tune_again(store: Store) -> None:
    model = trained(store)
    settings = TrainSettings(tune=TuneBudget(trials=2))
    run_id = store.submit(kind="equity", source_model_id=model.id, settings=settings)
    assert store.must_claim().id == run_id


@pytest.mark.parametrize(("later", "kind"), [(None, "equity"), ("demo", "ranges")])
def test_a_run_that_an_older_api_adds_meanwhile_trains_nothing_either(
    store: Store, later: str | None, kind: str
) -> None:
    model = trained(store)
    run_id = store.submit()
    settings = {**TrainSettings().to_json(), "graphs_of": model.id, "ranges_from": later}
    with store.engine.begin() as db:
        row = update(table).where(table.c.id == run_id)
        db.execute(row.values(settings=settings, spec_version=4))
    assert store.row(run_id).kind == kind
    run = store.must_claim()
    assert (run.kind, run.source_model_id, run.later_dataset_id) == (kind, model.id, later)
    assert [member.model_id for member in run.members] == [model.id]
    assert run.settings == TrainSettings()
