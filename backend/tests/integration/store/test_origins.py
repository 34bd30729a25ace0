"""The newest measurement of a model's method at earlier days, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from houseprice.jobs.actors import Actor, Ownership
from houseprice.store import runs

if TYPE_CHECKING:
    from tests.integration.store.conftest import Store

ADA = Ownership("a" * 26, "ada", "private")
READERS = {name: Actor(name[0] * 26, name, "viewer") for name in ("ada", "ben")}


def measure(store: Store, model_id: str, owned: Ownership | None = None) -> str:
    named = {} if owned is None else {"owned": owned}
    store.submit(kind="origins", source_model_id=model_id, **named)
    run = store.must_claim()
    figures = {"families": ["lightgbm"], "origins": []}
    assert store.write(runs.finish_measurement, run.id, run.fence, "origins", figures)
    return run.id


def model(store: Store) -> str:
    store.submit()
    trained = store.succeed(store.must_claim())
    assert trained is not None
    return str(trained.id)


def test_what_waits_is_the_newest_and_what_is_measured_has_figures(store: Store) -> None:
    model_id = model(store)
    assert store.read(runs.last_origins, model_id) is None
    first = measure(store, model_id)
    waiting = store.submit(kind="origins", source_model_id=model_id)
    assert store.read(runs.last_origins, model_id).id == waiting
    measured = store.read(runs.last_origins, model_id, measured=True)
    assert (measured.id, measured.result["origins"]["families"]) == (first, ["lightgbm"])


def test_a_private_measurement_is_its_owners_alone(store: Store) -> None:
    model_id = model(store)
    shared, private = measure(store, model_id), measure(store, model_id, ADA)
    newest = {
        name: store.read(runs.last_origins, model_id, actor).id for name, actor in READERS.items()
    }
    assert newest == {"ada": private, "ben": shared}
