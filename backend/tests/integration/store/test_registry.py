"""Tags, notes, aliases and archived models, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from houseprice.errors import Conflict
from houseprice.jobs.actors import Actor, Ownership
from houseprice.jobs.promotion import Decision
from houseprice.store import models, runs
from houseprice.store.models import ModelFilter, ModelVersionRow
from houseprice.store.registry import fairness, labels

if TYPE_CHECKING:
    from conftest import Store


def _train(store: Store, **named: object) -> ModelVersionRow:
    store.submit(**named)
    model = store.succeed(store.must_claim())
    assert model is not None
    return model


def _over(champion: ModelVersionRow) -> Decision:
    return Decision("", False, {"guards": []}, champion.id)


def test_tags_and_notes_are_changed_apart(store: Store) -> None:
    model = _train(store)
    assert (model.tags, model.notes, model.aliases) == ((), "", ())
    store.write(labels.change, model.id, "Ada", ["q4", "checked"], None)
    store.write(labels.change, model.id, "Ada", None, "Looked at.")
    changed = store.read(models.get, model.id)
    assert (changed.tags, changed.notes) == (("q4", "checked"), "Looked at.")
    store.write(labels.change, model.id, "Ada", [], None)
    assert store.read(models.get, model.id).tags == ()


def test_an_alias_has_one_model_of_a_data_set(store: Store) -> None:
    first, second = _train(store), _train(store)
    store.write(labels.set_alias, "demo", "production", first.id)
    store.write(labels.set_alias, "demo", "a.b", first.id)
    store.write(labels.set_alias, "demo", "production", second.id)
    assert store.read(models.get, first.id).aliases == ("a.b",)
    assert store.read(models.get, second.id).aliases == ("production",)
    assert store.read(labels.holder, "demo", "production") == second.id
    assert store.read(labels.holder, "demo", "champion") == first.id
    store.write(labels.drop_alias, "demo", "production")
    assert store.read(labels.holder, "demo", "production") is None


def test_a_promotion_leaves_other_aliases_alone(store: Store) -> None:
    first, second = _train(store), _train(store)
    store.write(labels.set_alias, "demo", "stable", first.id)
    store.write(models.promote, second.id, _over(first))
    former = store.read(models.get, first.id)
    assert (former.status, former.aliases) == ("former", ("stable",))


def test_an_archived_model_is_hidden_and_cannot_become_champion(store: Store) -> None:
    first, second = _train(store), _train(store)
    store.write(models.archive, second.id)
    assert store.read(models.get, second.id).status == "archived"
    shown = store.read(models.page, ModelFilter()).items
    assert [row.id for row in shown] == [first.id]
    every = store.read(models.page, ModelFilter(with_archived=True)).items
    assert [row.id for row in every] == [second.id, first.id]
    archived = store.read(models.page, ModelFilter(status="archived")).items
    assert [row.id for row in archived] == [second.id]
    assert [row.id for row in store.read(models.newest_of_each_family, "demo")] == [first.id]
    with pytest.raises(Conflict, match="archived model cannot become champion"):
        store.write(models.promote, second.id, _over(first))
    store.write(models.restore, second.id)
    assert store.write(models.promote, second.id, _over(first)).status == "champion"


def test_the_champion_cannot_be_archived(store: Store) -> None:
    model = _train(store)
    with pytest.raises(Conflict, match="champion of a data set cannot be archived"):
        store.write(models.archive, model.id)


def test_what_was_added_to_a_model_goes_with_it(store: Store) -> None:
    _train(store)
    model = _train(store)
    store.write(labels.change, model.id, "Ada", ["q4"], "x")
    store.write(labels.set_alias, "demo", "stable", model.id)
    store.write(fairness.add, model.id, "Ada", "a" * 64, {"sales": 3})
    assert [row.result for row in store.read(fairness.of_model, model.id)] == [{"sales": 3}]
    store.write(models.remove, model.id)
    assert store.read(labels.holder, "demo", "stable") is None
    assert store.read(fairness.of_model, model.id) == []


def test_the_newest_rolling_origins_are_those_that_the_actor_may_see(store: Store) -> None:
    model = _train(store)
    ours, own = (Ownership("a" * 26, "Ada", sharing) for sharing in ("team", "private"))
    shown = store.submit(kind="origins", source_model_id=model.id, owned=ours)
    store.write(runs.cancel, store.submit(kind="origins", source_model_id=model.id, owned=ours))
    hidden = store.submit(kind="origins", source_model_id=model.id, owned=own)
    bea = Actor("b" * 26, "Bea", "analyst")
    assert store.read(runs.last_origins, model.id, bea).id == shown
    assert store.read(runs.last_origins, model.id).id == hidden
