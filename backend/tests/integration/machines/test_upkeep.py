"""Integrity scan, garbage collection, backups and failures, with files in a bucket."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from houseprice.errors import (
    Conflict,
    CorruptArtifact,
    SharedStorageUnavailable,
    StoredFilesMissing,
    Unavailable,
)
from houseprice.jobs.records import BatchJob, DatasetSnapshot, NewRun
from houseprice.services import model_files, reconcile, runs
from houseprice.services import models as model_service
from houseprice.services.backups.backup import write_backup
from houseprice.services.backups.restore import restore_backup
from houseprice.services.batches import runs as batches
from houseprice.services.context import Context
from houseprice.services.shared_files import choose
from houseprice.services.upkeep.integrity import IntegrityWalk
from houseprice.store import models as store
from houseprice.store import runs as run_store
from houseprice.store.engine import migrate, reading, transaction
from houseprice.store.models import ModelVersionRow
from houseprice.store.tables import runs as run_table
from houseprice.training.spec import TrainSettings
from houseprice.worker.supervisor import Post, supervise_next

if TYPE_CHECKING:
    from tests.integration.machines.conftest import Bucket

SCRIPTED = (
    sys.executable,
    str(Path(__file__).parents[1] / "worker" / "scripted_trainer.py"),
)
NewMachine = Callable[..., Context]


def work(ctx: Context) -> Any:
    """Take the next run with a scripted trainer."""
    (ctx.settings.home / "script.json").write_text(json.dumps({"default": {"epochs": 2}}))
    return supervise_next(ctx, Post("here", ("cpu",), 1, command=SCRIPTED))


def trained(worker: Context) -> ModelVersionRow:
    """A model that a worker made."""
    run_id = runs.submit(worker, "lightgbm", TrainSettings(epochs=5), "demo").id
    work(worker)
    return of_run(worker, run_id)


def of_run(ctx: Context, run_id: str) -> ModelVersionRow:
    with reading(ctx.engine) as db:
        (model,) = store.of_run(db, run_id)
    return model


def is_corrupt(ctx: Context, model_id: str) -> bool:
    with reading(ctx.engine) as db:
        model = store.get(db, model_id)
    assert model is not None
    return model.corrupt


def test_a_model_is_in_the_bucket_before_its_row_says_so(
    machine: NewMachine, bucket: Bucket
) -> None:
    worker, api = machine("worker"), machine("api")
    model = trained(worker)
    keys = bucket.keys(f"artifacts/{model.path}")
    assert f"artifacts/{model.path}.index.json" in keys
    assert f"artifacts/{model.path}/manifest.json" in keys
    model_files.check(api, model)
    assert (api.settings.artifacts_dir / model.path).is_dir()


def test_the_scan_finds_a_changed_object(machine: NewMachine, bucket: Bucket) -> None:
    worker = machine("worker")
    model = trained(worker)
    walk = IntegrityWalk(worker)
    assert walk.step() is None
    assert walk.step() is None  # the walk begins again
    key = next(k for k in bucket.keys(f"artifacts/{model.path}/") if "manifest" not in k)
    bucket.write(key, bucket.read(key) + b" ")
    assert walk.step() == model.id
    assert is_corrupt(worker, model.id)


def test_a_damaged_copy_is_replaced(machine: NewMachine) -> None:
    worker, api = machine("worker"), machine("api")
    model = trained(worker)
    folder = model_files.artifact_folder(api, model)
    file = next(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".json")
    file.write_bytes(b"torn")
    with pytest.raises(Unavailable, match="The copy of the model on this machine"):
        model_files.check(api, model)
    model_files.check(api, model)
    assert not is_corrupt(worker, model.id)


def test_a_missing_object_makes_the_model_corrupt(machine: NewMachine, bucket: Bucket) -> None:
    worker, api = machine("worker"), machine("api")
    model = trained(worker)
    bucket.delete(f"artifacts/{model.path}/manifest.json")
    with pytest.raises(StoredFilesMissing, match=r"manifest\.json is missing"):
        model_files.manifest(api, model)
    assert is_corrupt(api, model.id)
    assert list(api.settings.artifacts_dir.glob("*")) == []


def test_garbage_in_the_bucket_is_collected(machine: NewMachine, bucket: Bucket) -> None:
    worker, api = machine("worker"), machine("api")
    model = trained(worker)
    torn = f"{'0' * 26}-1"
    bucket.write(f"artifacts/{torn}/model.onnx", b"half")
    assert reconcile.collect_garbage(api) == 0  # it may still be on its way
    assert reconcile.collect_garbage(api, older_than_s=-5.0) >= 1
    names = {key.split("/")[1].removesuffix(".index.json") for key in bucket.keys("artifacts/")}
    assert names == {Path(model.path).name}


def test_a_new_database_removes_nothing_of_another_studio(
    machine: NewMachine, bucket: Bucket, tmp_path: Path
) -> None:
    model = trained(machine("worker"))
    url = f"sqlite:///{tmp_path / 'trial.sqlite3'}"
    migrate(url)
    assert reconcile.collect_garbage(machine("trial", url), older_than_s=-5.0) == 0
    assert bucket.keys(f"artifacts/{model.path}") != []


def batch(ctx: Context) -> str:
    """A batch that waits, one of whose parts is in the bucket only."""
    job = BatchJob(upload="u", file_name="homes.csv", model_name="demo-lightgbm v1")
    of = DatasetSnapshot("demo", "demo", "Sample market", "USD", "ft2")
    new = NewRun("lightgbm", of, TrainSettings(), kind="batch", batch=job, source_model_id="m" * 26)
    with transaction(ctx.engine) as db:
        return run_store.submit(db, new).run_id


def sent_part(ctx: Context, run_id: str) -> None:
    """A part that the worker has sent."""
    file = ctx.settings.batches_dir / run_id / "part-000000.parquet"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"values")
    ctx.files.send(file)


def test_garbage_of_batches_in_the_bucket_is_collected_from_any_machine(
    machine: NewMachine, bucket: Bucket
) -> None:
    worker, api = machine("worker"), machine("api")
    waiting, old, stray = batch(api), batch(api), "0" * 26
    for run_id in (waiting, old, stray):
        sent_part(worker, run_id)
    with transaction(api.engine) as db:
        run_store.cancel(db, old)
        month_ago = run_table.c.finished_at - 31 * 24 * 3600
        db.execute(update(run_table).where(run_table.c.id == old).values(finished_at=month_ago))
    assert not api.settings.batches_dir.exists()
    assert reconcile.collect_garbage(api, older_than_s=-5.0) == 2
    left = {key.split("/")[1] for key in bucket.keys("batches/")}
    assert left == {waiting}
    assert batches.get(api, old).deleted_at is not None
    assert reconcile.collect_garbage(worker, older_than_s=-5.0) == 2  # its copies
    assert {path.name for path in worker.settings.batches_dir.iterdir()} == {waiting}


def test_a_deleted_model_is_deleted_in_the_bucket(machine: NewMachine, bucket: Bucket) -> None:
    worker, api = machine("worker"), machine("api")
    champion, second = trained(worker), trained(worker)
    model_service.delete(api, second.id)
    assert bucket.keys(f"artifacts/{second.path}") == []
    assert bucket.keys(f"artifacts/{champion.path}") != []
    assert (worker.settings.artifacts_dir / second.path).is_dir()
    reconcile.collect_garbage(worker, older_than_s=-5.0)
    assert not (worker.settings.artifacts_dir / second.path).exists()


def test_a_backup_has_what_only_the_bucket_has(
    machine: NewMachine, bucket: Bucket, tmp_path: Path, sqlite_template: Path
) -> None:
    worker = machine("worker")
    model, run_id = trained(worker), batch(worker)
    sent_part(worker, run_id)
    api = machine("api")
    backup = write_backup(api, tmp_path / "backup.tar")
    assert backup.files == len(bucket.keys(f"artifacts/{model.path}/")) + 1
    fresh = f"sqlite:///{tmp_path / 'fresh.sqlite3'}"
    with pytest.raises(Conflict, match="artifacts"):
        restore_backup(machine("busy", fresh), backup.file)
    for key in bucket.keys(""):
        bucket.delete(key)
    restored = restore_backup(machine("restored", fresh), backup.file)
    assert restored.damaged_models == ()
    another = machine("another", fresh)
    model_files.check_stored(another, model)
    (part,) = batches.here(another, run_id).iterdir()
    assert part.read_bytes() == b"values"


def test_a_storage_that_is_away_is_said_and_the_run_waits(
    machine: NewMachine, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = machine("worker")
    run_id = runs.submit(worker, "lightgbm", TrainSettings(epochs=5), "demo").id
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    choose._objects.cache_clear()
    result = work(worker)
    assert result.failure.code == "shared_storage_unavailable"
    view = runs.get(worker, run_id)
    assert view.state == "queued"  # and it is tried again
    with pytest.raises(SharedStorageUnavailable, match="must answer"):
        worker.files.bring(worker.settings.artifacts_dir / "any")
    monkeypatch.setenv("AWS_ENDPOINT_URL", bucket.endpoint)
    choose._objects.cache_clear()
    deadline = time.monotonic() + 60
    while runs.get(worker, run_id).state == "queued":
        assert time.monotonic() < deadline
        work(worker)
        time.sleep(0.5)
    assert runs.get(worker, run_id).state == "succeeded"


def test_an_old_index_of_an_unreadable_bucket_is_no_model(
    machine: NewMachine, bucket: Bucket
) -> None:
    worker, api = machine("worker"), machine("api")
    model = trained(worker)
    bucket.write(f"artifacts/{model.path}.index.json", b'{"format": 1}')
    with pytest.raises(CorruptArtifact, match="its index cannot be read"):
        model_files.artifact_folder(api, model)
    assert is_corrupt(api, model.id)
