"""An API and workers that share no folder import, train, value, and go on for each other."""

from __future__ import annotations

import shutil
import signal
from typing import TYPE_CHECKING, Any

import httpx2

from houseprice.data.builtin.demo import make_market

if TYPE_CHECKING:
    from tests.integration.machines.conftest import Bucket, Machines


def imported(machines: Machines, client: httpx2.Client, seed: int) -> str:
    """Import 600 sales in a run; returns the id of the data set."""
    table = make_market(seed).frame.head(600).write_csv().encode()
    files, form = {"file": ("sales.csv", table)}, {"name": "Town", "leave_out_bad": "true"}
    answer = client.post("/v1/datasets/imports", files=files, data=form)
    assert answer.status_code == 202, (answer.text, machines.logs())
    stored = machines.ended(client, answer.json()["id"])
    assert stored["state"] == "succeeded", (stored, machines.logs())
    dataset_id: str = stored["stored"]["dataset_id"]
    return dataset_id


def trained(
    machines: Machines, client: httpx2.Client, dataset: str, epochs: int = 20
) -> dict[str, Any]:
    """Train LightGBM; returns the run."""
    body = {"dataset": dataset, "epochs": epochs}
    task = client.post("/train/lightgbm/async", json=body).json()["task_id"]
    run = machines.ended(client, task)
    assert run["state"] == "succeeded", (run, machines.logs())
    return run


def test_what_one_machine_makes_another_uses(machines: Machines, bucket: Bucket) -> None:
    machines.work("worker")
    with machines.serve() as client:
        dataset_id = imported(machines, client, 7)
        run = trained(machines, client, dataset_id)
        model_id = run["model_id"]
        example = client.get(f"/v1/models/{model_id}/schema").json()["example"]
        home = {"features": example, "dataset": dataset_id}
        value = client.post("/predict", json=home)
        assert value.status_code == 200, value.text
        # The rows of the data set and the log of the run come from the other machine, too.
        assert client.get(f"/v1/datasets/{dataset_id}/rows").status_code == 200
        assert client.get(f"/v1/runs/{run['id']}/log").json()["fence"] == 1
        (model,) = [path.name for path in (machines.home("worker") / "artifacts").glob("*-*")]
        assert f"artifacts/{model}/manifest.json" in bucket.keys("")
        copy = machines.home("api") / "artifacts" / model
        assert (copy / "manifest.json").is_file()

        # A lost copy is fetched again; a lost object is an error with a code of its own.
        shutil.rmtree(copy)
        assert client.get(f"/v1/models/{model_id}/download").status_code == 200
        assert client.post("/predict", json=home).json()["value"] == value.json()["value"]
        shutil.rmtree(copy)
        (graph,) = [key for key in bucket.keys(f"artifacts/{model}/") if key.endswith(".onnx")][:1]
        bucket.delete(graph)
        refused = client.get(f"/v1/models/{model_id}/download")
        assert (refused.status_code, refused.json()["code"]) == (503, "stored_files_missing")
        assert not copy.exists()

        # What is deleted leaves nothing in the bucket.
        other = trained(machines, client, dataset_id)["model_id"]
        for doomed in {model_id, other}:
            client.delete(f"/v1/models/{doomed}")
        left = {key.split("/")[1].removesuffix(".index.json") for key in bucket.keys("artifacts/")}
        names = {item["id"] for item in client.get("/v1/models").json()["items"]}
        assert len(left) == len(names)


def _fits(bucket: Bucket) -> list[str]:
    """Finished fits in the bucket, once there are three."""
    keys = [key for key in bucket.keys("checkpoints/") if key.endswith(".fit.index.json")]
    fits = [key for key in keys if "features" not in key]
    return fits if len(fits) >= 3 else []


def test_a_worker_goes_on_where_one_on_another_machine_was_killed(
    machines: Machines, bucket: Bucket
) -> None:
    first = machines.work("first")
    with machines.serve() as client:
        dataset_id = imported(machines, client, 8)
        body = {"dataset": dataset_id, "epochs": 500}
        task = client.post("/train/lightgbm/async", json=body).json()["task_id"]
        fits = machines.until(lambda: _fits(bucket), "three finished fits in the bucket")
        first.send_signal(signal.SIGTERM)
        first.wait(60)
        run = client.get(f"/v1/runs/{task}").json()
        assert run["state"] == "queued", (run, machines.logs())
        assert not (machines.home("second") / "checkpoints").exists()
        machines.work("second")
        run = machines.ended(client, task)
        assert run["state"] == "succeeded", (run, machines.logs())
        assert run["resumed"] is not None, (run["notices"], bucket.keys(""), machines.logs())
        assert run["resumed"]["models"] >= len(fits) - 1  # the check's own are no models
        assert (machines.home("second") / "checkpoints" / task).is_dir()
