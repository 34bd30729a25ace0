"""The newest measurement of a model's method at earlier days, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from houseprice.store import runs

if TYPE_CHECKING:
    from tests.integration.store.conftest import Store


def measure(store: Store, model_id: str) -> str:
    store.submit(kind="origins", source_model_id=model_id)
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
    assert store.read(runs.last_origins, model_id, measured=True).id == first
    assert store.read(runs.measured_origins, model_id)["families"] == ["lightgbm"]
