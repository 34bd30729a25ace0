"""Sales that are added to a data set measure its champion, without anybody asking."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx2
    from tests.integration.api.conftest import Studio

    from houseprice.data.dataset import Dataset

WAIT_S = 180.0
COLUMNS = ("sale_date", "price", "latitude", "longitude", "living_area", "bedrooms", "year_built")


def sales(demo: Dataset, first: int, last: int) -> bytes:
    ordered = demo.frame.select(COLUMNS).sort(COLUMNS)
    return ordered.slice(first, last - first).write_csv().encode()


def upload(client: httpx2.Client, path: str, content: bytes, **form: str) -> dict[str, Any]:
    files = {"file": ("sales.csv", content, "text/csv")}
    answer = client.post(path, files=files, data=form)
    assert answer.status_code == 201, answer.text
    document: dict[str, Any] = answer.json()
    return document


def evaluations(client: httpx2.Client, dataset: str) -> list[dict[str, Any]]:
    """The measurements of a model of this data set, as soon as there is one."""
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        runs = client.get("/v1/runs?limit=50").json()["items"]
        found = [run for run in runs if run["kind"] == "evaluate"]
        if found:
            assert found[0]["dataset"]["id"] == dataset
            return found
        time.sleep(0.5)
    raise AssertionError("no measurement began")


def test_added_sales_measure_the_champion_once(studio: Studio, demo: Dataset) -> None:
    studio.serve()
    studio.work()
    with studio.client() as client:
        form = {"name": "Town", "target": "price", "currency": "USD", "area_unit": "ft2"}
        first = upload(client, "/v1/datasets", sales(demo, 0, 1_700), **form)
        body = {"dataset": first["id"], "epochs": 30, "model_type": "lightgbm"}
        run = studio.wait_for(client.post("/v1/runs", json=body).json()["id"])
        assert run["state"] == "succeeded", run["error"]
        assert client.get(f"/v1/models/{run['model_id']}").json()["status"] == "champion"

        second = upload(client, f"/v1/datasets/{first['id']}/sales", sales(demo, 1_700, 2_000))
        assert second["version"] == 2
        (measured,) = evaluations(client, first["id"])
        assert studio.wait_for(measured["id"])["state"] == "succeeded", measured
        watch = client.get(f"/v1/models/{run['model_id']}/watch").json()
        assert watch["later_dataset_id"] == second["id"]
        assert len(evaluations(client, first["id"])) == 1
