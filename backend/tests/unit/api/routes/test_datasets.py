"""Every call that names a data set means the same by it."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from houseprice.services.context import Context

HOME = {"features": {"MedInc": 8.3}}


def test_every_call_says_the_same_of_an_unknown_data_set(shared_client: TestClient) -> None:
    answers = [
        shared_client.get("/v1/datasets/nowhere"),
        shared_client.get("/models/status", params={"dataset": "nowhere"}),
        shared_client.post("/v1/runs", json={"model_type": "lightgbm", "dataset": "nowhere"}),
        shared_client.post("/predict", json={**HOME, "dataset": "nowhere"}),
    ]
    assert {answer.status_code for answer in answers} == {404}
    (problem,) = {(answer.json()["detail"], answer.json()["hint"]) for answer in answers}
    assert problem == (
        "dataset must be california, king_county, ames, miami, demo or the id of an imported data "
        "set, got 'nowhere'",
        "GET /v1/datasets lists them.",
    )


def test_every_call_means_the_same_by_no_data_set(client: TestClient) -> None:
    default = client.get("/v1/datasets").json()["default_id"]
    run = client.post("/v1/runs", json={"model_type": "lightgbm"}).json()
    assert run["dataset"]["id"] == default
    assert client.get("/models/status").json()["dataset"] == default
    refused = client.post("/predict", json=HOME).json()
    assert f"data set {default} has no champion" in refused["detail"]


LINES = [f"{250_000 + 900 * n},2021-{n % 12 + 1:02d}-15,{900 + n},Z{n % 3}" for n in range(60)]
TABLE = "\n".join(["sale_price,sale_date,living_area,zone", *LINES])
FILE = {"file": ("town.csv", TABLE.replace("252700,", "n.b.,").encode())}  # row 5 has no price
EDITS = json.dumps(
    [
        {"row": 5, "column": "sale_price", "value": "252700"},
        {"row": 9, "column": "zone", "value": ""},
    ]
)


def test_edited_cells_are_read_like_any_other_and_are_on_record(client: TestClient) -> None:
    refused = client.post("/v1/datasets", files=FILE, data={"name": "Town"})
    assert (refused.status_code, refused.json()["places"][0]["row"]) == (422, 5)
    inspected = client.post("/v1/datasets/inspections", files=FILE, data={"edits": EDITS}).json()
    assert inspected["bad_rows"] == 0
    assert [edit["row"] for edit in inspected["edits"]] == [5, 9]
    form = {"name": "Town", "edits": EDITS}
    dataset = client.post("/v1/datasets", files=FILE, data=form).json()
    assert dataset["rows"] == 60
    record = [
        {"row": 5, "column": "sale_price", "before": "n.b.", "value": "252700"},
        {"row": 9, "column": "zone", "before": "Z1", "value": None},
    ]
    assert dataset["edits"] == record
    assert client.get(f"/v1/datasets/{dataset['id']}").json()["edits"] == record
    assert "2 cells were changed by hand" in " ".join(dataset["warnings"])
    later = {"file": ("later.csv", b"sale_price,sale_date,living_area,zone\nx,2022-01-15,950,Z1")}
    edits = json.dumps([{"row": 2, "column": "sale_price", "value": "300000"}])
    path = f"/v1/datasets/{dataset['id']}/sales"
    more = client.post(path, files=later, data={"edits": edits}).json()
    assert (more["rows"], [edit["before"] for edit in more["edits"]]) == (61, ["x"])
    queued = client.post("/v1/datasets/imports", files=FILE, data=form).json()
    assert queued["state"] == "queued"


BAD_FORMS = [
    ("roles", "[" * 60_000, "deeply nested"),
    ("roles", '{"sale_price": ' + "[" * 900 + "]" * 900 + "}", "deeply nested"),
    ("edits", "[" * 60_000, "deeply nested"),
    ("edits", "[" * 900 + "]" * 900, "deeply nested"),
    ("edits", "{}", "edits must be a JSON array"),
    ("edits", '[{"row": 2}]', "an edit must have row, column and value"),
    ("edits", '[{"row": 2, "column": "a", "value": {"a": []}}]', "must be text"),
    ("edits", '[{"row": 900, "column": "zone", "value": "Z1"}]', "got row 900"),
    ("edits", '[{"row": 2, "column": "street", "value": "Z1"}]', "its columns are sale_price"),
    ("edits", '[{"row": 2, "column": "zone", "value": "\\ud800"}]', "the value of an edit"),
    ("edits", "[" + " " * 70_000 + "]", "64KB"),
]


@pytest.mark.parametrize(("field", "text", "named"), BAD_FORMS)
@pytest.mark.parametrize("path", ["/v1/datasets/inspections", "/v1/datasets"])
def test_a_form_of_any_nesting_is_answered(
    shared_client: TestClient, path: str, field: str, text: str, named: str
) -> None:
    form = {"name": "Town"} if path == "/v1/datasets" else {}
    answer = shared_client.post(path, files=FILE, data={**form, field: text})
    assert answer.status_code in {400, 413, 422}
    assert named in answer.json()["detail"]


def test_an_upload_that_no_run_reads_is_gone_at_once(client: TestClient, ctx: Context) -> None:
    path, form, key = "/v1/datasets/imports", {"name": "Town"}, {"Idempotency-Key": "one"}
    first = client.post(path, files=FILE, data=form, headers=key).json()
    (upload,) = ctx.settings.uploads_dir.iterdir()
    # The same request again is the same run, which reads the first upload.
    again = client.post(path, files=FILE, data=form, headers=key)
    assert (again.status_code, again.json()["id"]) == (202, first["id"])
    assert list(ctx.settings.uploads_dir.iterdir()) == [upload]
    # The key of another request is refused.
    refused = client.post(path, files=FILE, data={"name": "Other"}, headers=key)
    assert refused.status_code == 422
    assert list(ctx.settings.uploads_dir.iterdir()) == [upload]
    assert client.post(path, files=FILE, data=form).json()["id"] != first["id"]
    assert len(list(ctx.settings.uploads_dir.iterdir())) == 2
