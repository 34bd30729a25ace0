"""Imports and evaluations as runs over HTTP, done by a real worker."""

from __future__ import annotations

import csv
import signal
import socket
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from houseprice.data.builtin.demo import make_market

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio, Trained

IMPORTS = "/v1/datasets/imports"


def market(n_sales: int, years_later: int = 0) -> bytes:
    """Sales of the made-up market as CSV, so many years after those of the built-in set."""
    sales = make_market(7).frame.head(n_sales)
    later = timedelta(days=365 * years_later)
    days = [day + later for day in sales["sale_date"]]
    assert all(isinstance(day, date) for day in days)
    return sales.with_columns(sale_date=sales["sale_date"] + later).write_csv().encode()


def test_an_import_is_a_run_that_ends_with_its_data_set(studio: Studio) -> None:
    studio.serve()
    with studio.client() as client:
        form = {"name": "Big table", "leave_out_bad": "true"}
        files = {"file": ("sales.csv", market(400))}
        key = {"Idempotency-Key": "one"}
        answers = [client.post(IMPORTS, files=files, data=form, headers=key) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [202, 202]
        run = answers[0].json()
        assert answers[1].json()["id"] == run["id"]
        assert (run["kind"], run["model_type"], run["state"]) == ("import", "import", "queued")
        # Nothing is there before the end.
        assert all(item["builtin"] for item in client.get("/v1/datasets").json()["items"])
        studio.work()
        done = studio.wait_for(run["id"])
        assert (done["state"], done["error"], done["result"]) == ("succeeded", None, None)
        dataset = client.get(f"/v1/datasets/{done['stored']['dataset_id']}").json()
        assert (dataset["name"], dataset["rows"], dataset["version"]) == ("Big table", 400, 1)
        # The same table in another run is the same data set.
        second = client.post(IMPORTS, files=files, data=form).json()
        stored = studio.wait_for(second["id"])["stored"]
        assert stored == {"dataset_id": dataset["id"], "is_new": False}
        # Later sales of it are another run.
        more = {"file": ("later.csv", market(30, years_later=6))}
        form = {"name": "any", "version_of": dataset["id"], "append": "true"}
        third = client.post(IMPORTS, files=more, data=form).json()
        assert third["kind"] == "append"
        assert client.delete(f"/v1/datasets/{dataset['id']}").status_code == 409
        stored = studio.wait_for(third["id"])["stored"]
        version = client.get(f"/v1/datasets/{stored['dataset_id']}").json()
        assert (version["version"], version["rows"]) == (2, 430)
        # Sales that were added meanwhile are not lost: the next ones continue the newest version.
        late = {"file": ("late.csv", market(30, years_later=9))}
        fourth = client.post(IMPORTS, files=late, data=form).json()
        done = studio.wait_for(fourth["id"])
        assert (done["state"], done["error"]["code"]) == ("failed", "conflict"), done
        assert "version 2" in done["error"]["message"]
        versions = client.get(f"/v1/datasets/{dataset['id']}/versions").json()["items"]
        assert len(versions) == 2
        assert version["series_id"] == dataset["id"]


def test_a_table_that_breaks_a_rule_ends_its_run_and_leaves_nothing(studio: Studio) -> None:
    studio.serve()
    studio.work()
    table = market(60).decode().replace("sale_date,price", "sale_date,height")
    with studio.client() as client:
        files = {"file": ("sales.csv", table.encode())}
        run = client.post(IMPORTS, files=files, data={"name": "No price"}).json()
        done = studio.wait_for(run["id"])
        assert (done["state"], done["error"]["code"]) == ("failed", "invalid_data")
        assert "price column" in done["error"]["message"]
        assert all(item["builtin"] for item in client.get("/v1/datasets").json()["items"])
    assert not any(path.is_dir() for path in (studio.home / "datasets").glob("*"))


def test_a_failed_import_names_every_place_as_a_refused_call_does(studio: Studio) -> None:
    studio.serve()
    studio.work()
    lines = market(60).decode().splitlines()
    for at in range(6, 30):
        lines[at] += ",x"
    files = {"file": ("sales.csv", "\n".join(lines).encode())}
    with studio.client() as client:
        refused = client.post("/v1/datasets", files=files, data={"name": "Odd"}).json()
        run = client.post(IMPORTS, files=files, data={"name": "Odd"}).json()
        error = studio.wait_for(run["id"])["error"]
        problems = client.get(f"/v1/runs/{run['id']}/problems.csv")
    assert error["message"] == refused["detail"]
    assert "24 rows in all cannot be read" in error["message"]
    assert (error["hint"], error["places"]) == (refused["hint"], refused["places"])
    assert [place["row"] for place in error["places"]] == [*range(7, 27)]
    # The file has all of them, with their cells.
    rows = list(csv.DictReader(problems.content.decode("utf-8-sig").splitlines()))
    unread = [row for row in rows if row["flag_rule"].startswith("unreadable value")]
    assert [int(row["flag_row"]) for row in unread] == [*range(7, 31)]


def wait_until(is_so: Callable[[], bool]) -> None:
    """Look again until it is so."""
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_caller_that_hangs_up_cancels_a_small_import_and_nothing_of_it_stays(
    studio: Studio,
) -> None:
    studio.serve()
    files = {"file": ("sales.csv", market(2000))}
    with studio.client() as client:
        uploads = studio.home / "uploads"
        body = client.build_request("POST", "/v1/datasets", files=files, data={"name": "Gone"})
        with socket.create_connection(("127.0.0.1", studio.port)) as caller:
            head = "".join(f"{name}: {value}\r\n" for name, value in body.headers.items())
            caller.sendall(f"POST /v1/datasets HTTP/1.1\r\n{head}\r\n".encode() + body.read())
            wait_until(lambda: uploads.is_dir() and any(uploads.iterdir()))
        # The call has ended when its copy of the upload is gone.
        wait_until(lambda: not any(uploads.iterdir()))
        assert all(item["builtin"] for item in client.get("/v1/datasets").json()["items"])
        assert not any(path.is_dir() for path in (studio.home / "datasets").glob("*"))
        # The same table is imported when somebody waits for it.
        stored = client.post("/v1/datasets", files=files, data={"name": "Stays"})
        assert (stored.status_code, stored.json()["rows"]) == (201, 2000)


def test_an_import_whose_worker_is_killed_is_done_by_the_next_one(studio: Studio) -> None:
    studio.serve()
    with studio.client() as client:
        files = {"file": ("sales.csv", market(2000))}
        run = client.post(IMPORTS, files=files, data={"name": "Twice"}).json()
        worker = studio.work()
        deadline = time.monotonic() + 60
        while client.get(f"/v1/runs/{run['id']}").json()["state"] == "queued":
            assert time.monotonic() < deadline
            time.sleep(0.05)
        worker.send_signal(signal.SIGKILL)
        studio.work()
        done = studio.wait_for(run["id"])
        assert (done["state"], done["error"]) == ("succeeded", None)
        imported = [i for i in client.get("/v1/datasets").json()["items"] if not i["builtin"]]
        assert [item["rows"] for item in imported] == [2000]


def test_a_model_is_measured_on_the_sales_that_it_has_not_learned_from(
    trained: Trained, copied: Studio
) -> None:
    model = trained.runs[0]["model_id"]
    copied.serve()
    copied.work()
    with copied.client() as client:
        files = {"file": ("later.csv", market(300, years_later=6))}
        dataset = client.post("/v1/datasets", files=files, data={"name": "Later"}).json()
        asked = {"dataset": dataset["id"]}
        run = client.post(f"/v1/models/{model}/evaluations", json=asked).json()
        assert (run["kind"], run["source_model_id"]) == ("evaluate", model)
        done = copied.wait_for(run["id"])
        assert (done["state"], done["model_id"]) == ("succeeded", None), done
        figures = done["evaluation"]
        assert figures["test"]["mdape"]["n"] + figures["learned_from"] <= 300
        assert 0 < figures["test"]["mdape"]["value"] < 60
        assert figures["ratio_study"]["n"] == len(figures["pairs"])
        # Its own training sales flatter no model.
        on_demo = client.post(f"/v1/models/{model}/evaluations", json={"dataset": "demo"}).json()
        assert copied.wait_for(on_demo["id"])["evaluation"]["learned_from"] > 1_000
        assert (
            client.post(f"/v1/models/{model}/evaluations", json={"dataset": "x"}).status_code == 404
        )


def test_a_forced_deletion_keeps_the_name_for_the_models(copied: Studio) -> None:
    copied.serve()
    copied.work()
    with copied.client() as client:
        files = {"file": ("sales.csv", market(200))}
        dataset = client.post("/v1/datasets", files=files, data={"name": "Mine"}).json()
        body = {"dataset": dataset["id"], "epochs": 5}
        task = client.post("/train/lightgbm/async", json=body).json()["task_id"]
        model = copied.wait_for(task)["model_id"]
        path = f"/v1/datasets/{dataset['id']}"
        refused = client.delete(path)
        assert (refused.status_code, refused.json()["places"][0]["model"]) == (409, model)
        assert client.delete(f"{path}?force=true").status_code == 204
        gone = client.get(path).json()
        assert (gone["available"], gone["deleted_at"] is None) == (False, False)
        assert client.get(f"/v1/models/{model}").json()["dataset"]["name"] == "Mine"
        listed = [item["id"] for item in client.get("/v1/datasets").json()["items"]]
        assert dataset["id"] not in listed
        assert client.post("/train/lightgbm/async", json=body).status_code == 404
        assert client.delete(f"{path}?force=true").status_code == 404
        home = {
            "model": model,
            "features": client.get(f"/v1/models/{model}/schema").json()["example"],
        }
        assert client.post("/predict", json=home).status_code == 200
