"""Imports have places besides the slots of a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from houseprice.jobs.records import BatchJob, TableImport
from houseprice.store import runs, workers
from houseprice.store.runs import bells

if TYPE_CHECKING:
    from conftest import Store

BEAT = workers.WorkerBeat("worker-1", "nonce-a", "host", 41, 2, ("cpu",))


def _import_waits(store: Store) -> str:
    table = TableImport(upload="u", dataset_id="d", name="n", asked={"title": "t"})
    return store.submit("import", kind="import", table_import=table, priority=10)


def test_a_worker_with_full_slots_claims_imports_only(store: Store) -> None:
    trainings = [store.submit() for _ in range(3)]
    claim = (runs.claim, "worker-1", ["cpu"], store.lease_s)
    assert [store.write(*claim, slots=2).id for _ in range(2)] == trainings[:2]
    assert store.write(*claim, slots=2) is None
    imports = [_import_waits(store), _import_waits(store)]
    assert [store.write(*claim, slots=2).id for _ in range(2)] == imports
    # Imports take no slot, other workers have slots of their own, and a lost run gives its back.
    assert store.write(runs.claim, "worker-2", ["cpu"], store.lease_s, slots=1).id == trainings[2]
    store.submit()
    assert store.write(*claim, slots=2) is None
    store.now += store.lease_s + 1
    store.reap()
    assert store.write(*claim, slots=2) is not None


def test_a_batch_starts_while_trainings_fill_all_slots(store: Store) -> None:
    for _ in range(3):
        store.submit()
    claim = (runs.claim, "worker-1", ["cpu"], store.lease_s)
    for _ in range(2):
        assert store.write(*claim, slots=2).kind == "train"
    job = BatchJob(upload="u", file_name="homes.csv", model_name="demo-lightgbm v1")
    batch = store.submit("lightgbm", kind="batch", batch=job, source_model_id="m" * 26)
    claimed = store.write(*claim, slots=2)
    assert (claimed.id, claimed.batch) == (batch, job)
    assert store.write(*claim, slots=2) is None


def test_bells_ring_for_imports_beyond_the_slots(store: Store) -> None:
    for _ in range(3):
        store.submit()
    assert store.read(bells.bells_needed, 1, import_places=1) == 1
    _import_waits(store)
    assert store.read(bells.bells_needed, 1, import_places=1) == 2
    _import_waits(store)
    assert store.read(bells.bells_needed, 0, import_places=1) == 1
    assert store.read(bells.bells_needed, 2, import_places=1) == 3


def test_an_import_takes_a_place_of_its_own_and_no_slot(store: Store) -> None:
    store.write(workers.beat, BEAT)
    assert store.read(workers.free_import_places) == 1
    _import_waits(store)
    store.must_claim("worker-1")
    (worker,) = store.read(workers.live)
    assert (worker.busy, worker.importing) == (0, 1)
    assert store.read(workers.free_slots) == 2
    assert store.read(workers.free_import_places) == 0
