"""What the worker of a batch fetches, and what it sends for other machines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from houseprice.errors import StoredFilesMissing
from houseprice.jobs.records import BatchJob, ClaimedRun, DatasetSnapshot, SourceModel
from houseprice.services.shared_files import files_of
from houseprice.settings import Settings
from houseprice.training.spec import TrainSettings
from houseprice.valuation.batches.files import part_file, write_part
from houseprice.worker.supplies import fetch_inputs, send_parts

# The data set of the model was deleted since: a batch does not read it.
RUN = ClaimedRun(
    id="r" * 26,
    fence=1,
    attempt=1,
    kind="batch",
    model_type="lightgbm",
    dataset=DatasetSnapshot("d" * 26, "town", "Town", "USD", "ft2"),
    settings=TrainSettings(),
    spec_version=8,
    spec_hash="0" * 64,
    parent_id=None,
    failures=0,
    max_failures=1,
    batch=BatchJob(upload="u" * 26, file_name="homes.csv", model_name="town-lightgbm v1"),
    members=(SourceModel("t" * 26, "lightgbm", "m" * 26, "model-1"),),
)


def machine(folder: Path, name: str) -> Settings:
    return Settings(data_dir=folder / name, storage=f"file://{folder}/bucket/prefix")


def test_a_batch_needs_its_upload_and_its_model_and_no_sales(tmp_path: Path) -> None:
    api, worker = machine(tmp_path, "api"), machine(tmp_path, "worker")
    upload, model = api.uploads_dir / ("u" * 26), api.artifacts_dir / "model-1"
    upload.parent.mkdir(parents=True)
    upload.write_text("living_area\n1\n")
    model.mkdir(parents=True)
    (model / "manifest.json").write_text("{}")
    with pytest.raises(StoredFilesMissing):
        fetch_inputs(files_of(worker), worker, RUN)
    for path in (upload, model):
        files_of(api).send(path)
    fetch_inputs(files_of(worker), worker, RUN)
    assert (worker.uploads_dir / upload.name).read_text() == upload.read_text()
    assert (worker.artifacts_dir / "model-1" / "manifest.json").is_file()


def test_parts_that_are_done_are_read_on_another_machine(tmp_path: Path) -> None:
    api, worker = machine(tmp_path, "api"), machine(tmp_path, "worker")
    folder = worker.batches_dir / RUN.id
    write_part(pl.DataFrame({"row": [2]}), folder, 0, "1")
    (folder / ".part-000000001.parquet.1").touch()  # an attempt that was killed while it wrote
    send_parts(files_of(worker), worker, RUN)
    files, there = files_of(api), api.batches_dir / RUN.id
    assert [item.name for item in files.stored(there)] == [part_file(there, 0).name]
    copy = files.bring(part_file(there, 0))
    assert pl.read_parquet(copy)["row"].to_list() == [2]
    # A run of another kind sends no parts.
    send_parts(files_of(worker), worker, replace(RUN, id="x" * 26, batch=None))
    assert files.stored(api.batches_dir / ("x" * 26)) == ()
