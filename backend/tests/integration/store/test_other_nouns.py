"""Models, data sets, valuations and workers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from houseprice.data.schema import Column, TableSchema
from houseprice.errors import Conflict, CorruptArtifact, InvalidInput, NotFound
from houseprice.jobs.ids import new_id
from houseprice.jobs.promotion import Decision
from houseprice.jobs.records import DatasetSnapshot
from houseprice.store import datasets, models, promotions, runs, valuations, workers
from houseprice.store.models import ModelFilter, ModelVersionRow

if TYPE_CHECKING:
    from conftest import Store

SCHEMA = TableSchema(
    name="mine",
    title="My sales",
    row_is="a sale",
    currency="EUR",
    area_unit="m2",
    columns=(Column("price", "price", "number"), Column("area", "living_area", "number", "m2")),
)


def _train(store: Store, **named: object) -> ModelVersionRow:
    store.submit(**named)
    model = store.succeed(store.must_claim())
    assert model is not None
    return model


def _over(champion: ModelVersionRow | None, reason: str = "") -> Decision:
    return Decision(reason, False, {"guards": []}, None if champion is None else champion.id)


def test_a_promoted_model_takes_the_place_of_the_champion(store: Store) -> None:
    first, second = _train(store), _train(store)
    assert store.write(models.promote, second.id, _over(first)).status == "champion"
    assert store.read(models.get, first.id).status == "former"
    assert store.read(models.champion, "demo").id == second.id
    assert store.write(models.promote, first.id, _over(second)).status == "champion"  # and back
    assert store.read(models.get, second.id).status == "former"


def test_every_champion_leaves_a_record(store: Store) -> None:
    first, second = _train(store), _train(store)
    figures = {"n": 400, "guards": [{"name": "mdape", "passed": False}]}
    store.write(models.promote, second.id, Decision("It is newer", True, figures, first.id))
    store.write(models.promote, first.id, _over(second, "Back"))
    store.write(models.remove, second.id)
    back, crowned = store.read(promotions.of_model, first.id)
    assert (back.reason, back.override, back.replaced_id) == ("Back", False, second.id)
    assert (crowned.reason, crowned.replaced_id) == ("The first model of its data set", None)
    assert crowned.figures["guards"][0]["name"] == "baseline"
    (gone,) = store.read(promotions.of_model, second.id)  # outlives the model
    assert (gone.reason, gone.override, gone.figures) == ("It is newer", True, figures)
    assert (gone.dataset_id, gone.replaced_id, gone.at) == ("demo", first.id, store.now)


def test_a_decision_about_another_champion_is_not_carried_out(store: Store) -> None:
    first, second, third = _train(store), _train(store), _train(store)
    store.write(models.promote, second.id, _over(first))
    for late in (_over(first), _over(None)):
        with pytest.raises(Conflict, match="another champion now"):
            store.write(models.promote, third.id, late)
    assert store.read(models.champion, "demo").id == second.id
    assert store.read(promotions.of_model, third.id) == []


def test_a_model_that_a_naive_rule_beats_is_not_crowned_and_the_next_good_one_is(
    store: Store,
) -> None:
    store.submit()
    store.succeed(store.must_claim(), mdape=12.0)  # as good as the baseline is not better
    assert store.read(models.champion, "demo") is None
    good = _train(store)
    assert good.status == "champion"


def test_promoting_the_champion_changes_nothing(store: Store) -> None:
    model = _train(store)
    seen = store.read(runs.last_event)
    assert store.write(models.promote, model.id, _over(None)) == model
    assert store.read(runs.last_event) == seen


def test_a_corrupt_model_is_never_promoted(store: Store) -> None:
    over = _over(_train(store))
    model = _train(store)
    store.write(models.mark_corrupt, model.id)
    with pytest.raises(CorruptArtifact):
        store.write(models.promote, model.id, over)
    store.write(models.mark_corrupt, model.id, False)
    assert store.write(models.promote, model.id, over).status == "champion"


def test_the_champion_is_not_deleted_but_others_are(store: Store) -> None:
    champion, other = _train(store), _train(store)
    with pytest.raises(Conflict, match="champion"):
        store.write(models.remove, champion.id)
    assert store.write(models.remove, other.id) == other.path
    assert store.read(models.get, other.id) is None


def test_a_model_that_a_blend_waits_for_is_not_deleted(store: Store) -> None:
    _train(store)
    store.submit("all")
    member = store.succeed(store.must_claim())
    assert member is not None
    with pytest.raises(Conflict, match="blend"):
        store.write(models.remove, member.id)


def test_models_are_listed_by_data_set_family_and_status(store: Store) -> None:
    first, second = _train(store), _train(store, model_type="pytorch")
    other = _train(store, dataset=DatasetSnapshot("ames", "ames", "Ames", "USD", "ft2"))

    def listed(**filters: str) -> list[str]:
        return [model.id for model in store.read(models.page, ModelFilter(**filters)).items]

    assert listed() == [other.id, second.id, first.id]
    assert listed(dataset="demo") == [second.id, first.id]
    assert listed(family="pytorch") == [second.id]
    assert listed(status="champion") == [other.id, first.id]
    assert listed(status="candidate") == [second.id]
    assert store.read(models.count_by_dataset) == {"demo": 2, "ames": 1}
    page = store.read(models.page, ModelFilter(), None, 2)
    assert [m.id for m in store.read(models.page, ModelFilter(), page.next_cursor).items] == [
        first.id
    ]


def test_the_newest_sound_model_of_each_family_stands_for_it(store: Store) -> None:
    old, newer, broken = _train(store), _train(store), _train(store)
    torch = _train(store, model_type="pytorch")
    store.write(models.mark_corrupt, broken.id)
    newest = store.read(models.newest_of_each_family, "demo")
    assert [model.id for model in newest] == [newer.id, torch.id]
    assert old.id not in {model.id for model in newest}


@pytest.mark.parametrize(
    ("call", "rest"),
    [(models.promote, [_over(None)]), (models.remove, []), (models.mark_corrupt, [])],
)
def test_an_unknown_model_is_not_found(store: Store, call: object, rest: list[Decision]) -> None:
    with pytest.raises(NotFound):
        store.write(call, new_id(), *rest)


def _imported(store: Store) -> datasets.DatasetRow:
    new = datasets.NewDataset(new_id(), "mine", SCHEMA, 120, "c" * 64, {"problems": []})
    row: datasets.DatasetRow = store.write(datasets.add, new)
    return row


def test_a_data_set_comes_back_as_it_was_stored(store: Store) -> None:
    row = _imported(store)
    assert store.read(datasets.get, row.id) == row
    assert store.read(datasets.everything) == [row]
    assert row.schema == SCHEMA


def test_a_data_set_with_models_or_active_runs_is_not_deleted(store: Store) -> None:
    row = _imported(store)
    mine = datasets.snapshot_of(row)
    run_id = store.submit(dataset=mine)
    with pytest.raises(Conflict, match="run"):
        store.write(datasets.remove, row.id)
    store.write(runs.cancel, run_id)
    _train(store, dataset=mine)
    with pytest.raises(Conflict, match="models"):
        store.write(datasets.remove, row.id)


def test_a_deleted_data_set_is_gone_and_its_runs_still_name_it(store: Store) -> None:
    row = _imported(store)
    mine = datasets.snapshot_of(row)
    run_id = store.submit(dataset=mine)
    store.write(runs.cancel, run_id)
    store.write(datasets.remove, row.id)
    assert store.read(datasets.get, row.id) is None
    assert store.row(run_id).dataset == mine
    with pytest.raises(NotFound):
        store.write(datasets.remove, row.id)


def _valuation() -> valuations.NewValuation:
    return valuations.NewValuation(
        dataset=DatasetSnapshot("demo", "demo", "Demo", "USD", "ft2", is_sample=True),
        model_id=new_id(),
        model_name="demo-lightgbm",
        model_version=3,
        family="lightgbm",
        inputs={"area": 120.5, "rooms": 4, "garden": True, "note": None},
        as_of="2025-06-30",
        value=401_000.0,
        low_90=350_000.0,
        high_90=460_000.0,
        fsd=0.14,
        detail={"comparables": [{"price": 390_000.0}]},
    )


def test_a_valuation_comes_back_as_it_was_stored(store: Store) -> None:
    new = _valuation()
    row = store.write(valuations.add, new)
    assert store.read(valuations.get, row.id) == row
    assert row == valuations.ValuationRow(**vars(new), id=row.id, created_at=store.now)


def test_valuations_are_paged_even_where_many_share_one_moment(store: Store) -> None:
    ids = {store.write(valuations.add, _valuation()).id for _ in range(5)}
    other = DatasetSnapshot("ames", "ames", "Ames", "USD", "ft2")
    store.write(valuations.add, replace(_valuation(), dataset=other))
    listed: list[str] = []
    cursor = None
    while True:
        page = store.read(valuations.page, "demo", cursor, 2)
        listed += [row.id for row in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert len(listed) == 5
    assert set(listed) == ids


@pytest.mark.parametrize("cursor", ["", "x", "1'; --", "0" * 26, "9" * 400])
def test_a_cursor_that_no_page_gave_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(InvalidInput, match="cursor"):
        store.read(valuations.page, None, cursor)


@pytest.mark.parametrize("limit", [0, -1, 201, 10**9])
def test_a_page_holds_a_sensible_number_of_rows(store: Store, limit: int) -> None:
    with pytest.raises(InvalidInput, match="limit"):
        store.read(models.page, ModelFilter(), None, limit)


BEAT = workers.WorkerBeat("worker-1", "nonce-a", "host", 41, 2, ("cpu",))


def test_a_worker_is_live_as_long_as_it_beats(store: Store) -> None:
    store.write(workers.beat, BEAT)
    store.now += 30
    store.write(workers.beat, replace(BEAT, name="worker-2"))
    assert [(w.name, w.age_s) for w in store.read(workers.live)] == [
        ("worker-1", 30.0),
        ("worker-2", 0.0),
    ]
    store.now += 40
    assert [w.name for w in store.read(workers.live)] == ["worker-2"]
    assert store.write(workers.forget_silent, 60.0) == 1
    assert store.write(workers.forget, "worker-2") is True
    assert store.write(workers.forget, "worker-2") is False


def test_free_slots_leave_out_busy_and_draining_ones(store: Store) -> None:
    store.write(workers.beat, BEAT)
    store.write(workers.beat, replace(BEAT, name="leaving", draining=True))
    store.submit()
    store.must_claim("worker-1")
    assert store.read(workers.free_slots) == 1
    assert [w.busy for w in store.read(workers.live)] == [0, 1]
