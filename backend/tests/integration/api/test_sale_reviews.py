"""Reviews of flagged sales over HTTP: decisions, their history, and the version without sales."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import numpy as np
import polars as pl
import pytest
from fastapi.testclient import TestClient

from houseprice.api.app import create_app
from houseprice.settings import Settings

NOMINAL = (5, 17, 40)
ADA = {"author": "Ada", "comment": ""}


def market(rows: int = 300, seed: int = 2) -> pl.DataFrame:
    """Sales of which three have the price 1 and one name starts like a formula."""
    rng = np.random.default_rng(seed)
    area = np.round(np.exp(rng.normal(4.6, 0.3, rows)))
    price = np.round(2_500 * area * np.exp(rng.normal(0, 0.2, rows)))
    price[list(NOMINAL)] = 1
    zone = np.array(["Nord", "Süd", "=1+1"])[np.arange(rows) % 3]
    return pl.DataFrame({"price_eur": price.astype(int), "area_m2": area, "zone": zone})


@pytest.fixture
def client(sqlite_template: Path, tmp_path: Path) -> Iterator[TestClient]:
    file = shutil.copyfile(sqlite_template, tmp_path / "houseprice.sqlite3")
    settings = Settings(
        data_dir=tmp_path,
        database_url=f"sqlite:///{file}",
        HOUSEPRICE_REDIS_URL="redis://127.0.0.1:1/0",
    )
    with TestClient(
        create_app(settings), "http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        yield client


def upload(client: TestClient, frame: pl.DataFrame, **form: Any) -> str:
    files = {"file": ("sales.csv", frame.write_csv().encode(), "text/csv")}
    answer = client.post("/v1/datasets", files=files, data={"name": "Town", **form})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def checks(client: TestClient, dataset: str, **query: Any) -> dict[str, Any]:
    answer = client.get(f"/v1/datasets/{dataset}/checks", params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def decide(client: TestClient, dataset: str, **body: Any) -> httpx2.Response:
    return client.post(f"/v1/datasets/{dataset}/reviews", json=body)


def decide_on(client: TestClient, dataset: str, *sales: int, decision: str, **said: str) -> int:
    items = [{**ADA, "sale": sale, "decision": decision, **said} for sale in sales]
    answer = decide(client, dataset, items=items)
    assert answer.status_code == 201, answer.text
    return int(answer.json()["count"])


def make_version(client: TestClient, dataset: str) -> httpx2.Response:
    return client.post(f"/v1/datasets/{dataset}/reviews/version")


def sales_of(page: dict[str, Any]) -> list[int]:
    return [sale["sale"] for sale in page["items"]]


def test_a_decision_is_shown_with_its_sale_and_kept_in_the_history(client: TestClient) -> None:
    dataset = upload(client, market())
    before = checks(client, dataset, kind="non-market")
    assert sales_of(before) == list(NOMINAL)
    assert {sale["review"] for sale in before["items"]} == {None}
    assert before["reviews"] == {"open": before["flagged"], "accepted": 0, "overridden": 0}
    decide_on(client, dataset, 5, decision="accepted", comment="A gift")
    decide_on(client, dataset, 5, 17, decision="overridden", author=" Bob ")
    first, second, third = checks(client, dataset, kind="non-market")["items"]
    assert (first["review"]["decision"], first["review"]["author"]) == ("overridden", "Bob")
    assert second["review"]["decision"] == "overridden"
    assert third["review"] is None
    path = f"/v1/datasets/{dataset}/reviews"
    history = client.get(path, params={"sale_key": first["key"]}).json()["items"]
    assert [(row["decision"], row["comment"]) for row in history] == [
        ("overridden", ""),
        ("accepted", "A gift"),
    ]
    assert (history[0]["row"], history[0]["dataset_id"]) == (7, dataset)
    page = client.get(path, params={"limit": 1}).json()
    later = client.get(path, params={"limit": 5, "cursor": page["next_cursor"]}).json()
    assert len(page["items"] + later["items"]) == 3


def test_sales_are_filtered_by_decision_and_kind(client: TestClient) -> None:
    dataset = upload(client, market())
    decide_on(client, dataset, 5, decision="accepted")
    decide_on(client, dataset, 17, decision="overridden")
    for review, expected in (("accepted", [5]), ("overridden", [17]), ("open", [40])):
        assert sales_of(checks(client, dataset, kind="non-market", review=review)) == expected
    assert checks(client, dataset)["reviews"]["accepted"] == 1
    first = checks(client, dataset, limit=1)
    rest = checks(client, dataset, limit=200, cursor=first["next_cursor"])
    assert len(first["items"] + rest["items"]) == first["flagged"]


def test_a_decision_on_a_kind_leaves_single_decisions_alone(client: TestClient) -> None:
    dataset = upload(client, market())
    decide_on(client, dataset, 17, decision="overridden")
    answer = decide(client, dataset, kind="non-market", decision="accepted", **ADA)
    assert (answer.status_code, answer.json()["count"]) == (201, 2)
    assert sales_of(checks(client, dataset, review="accepted")) == [5, 40]
    assert sales_of(checks(client, dataset, review="overridden")) == [17]
    answer = decide(client, dataset, kind="non-market", decision="open", **ADA)
    assert answer.json()["count"] == 3
    assert checks(client, dataset)["reviews"]["open"] == checks(client, dataset)["flagged"]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ({"items": [{"sale": 0, "decision": "accepted", **ADA}]}, "must be of a flagged sale"),
        ({"items": [{"sale": 5, "decision": "accepted", **ADA}] * 2}, "one decision for each sale"),
        ({"items": [{"sale": 5, "decision": "accepted", "author": " "}]}, "author"),
        ({"items": [{"sale": 5, "decision": "perhaps", **ADA}]}, "decision"),
        ({"items": []}, "items"),
        ({"kind": "no such kind", "decision": "accepted", **ADA}, "kind must be one"),
    ],
)
def test_a_review_that_breaks_a_rule_stores_nothing(
    client: TestClient, body: dict[str, Any], rule: str
) -> None:
    dataset = upload(client, market())
    answer = decide(client, dataset, **body)
    assert answer.status_code == 422
    assert rule in answer.text
    assert client.get(f"/v1/datasets/{dataset}/reviews").json()["items"] == []


def test_the_version_without_accepted_sales_keeps_the_other_decisions(client: TestClient) -> None:
    dataset = upload(client, market())
    decide_on(client, dataset, 5, 40, decision="accepted")
    decide_on(client, dataset, 17, decision="overridden", comment="Sold in the family")
    answer = make_version(client, dataset)
    version = answer.json()
    assert answer.status_code == 201, version
    assert (version["version"], version["series_id"], version["rows"]) == (2, dataset, 298)
    assert answer.headers["Location"] == f"/v1/datasets/{version['id']}"
    change = version["change"]
    assert (change["kind"], change["before"]["rows"], change["new"]["rows"]) == (
        "replace",
        300,
        298,
    )
    assert any("2 sales that an analyst called unfit" in line for line in version["warnings"])
    (left,) = checks(client, version["id"], kind="non-market")["items"]
    # The sale has another index, the same row in the file, and the same review.
    assert (left["sale"], left["row"]) == (16, 19)
    assert left["review"]["comment"] == "Sold in the family"
    again = make_version(client, dataset)
    assert (again.status_code, again.json()["id"]) == (200, version["id"])
    assert make_version(client, version["id"]).status_code == 409


def test_decisions_outlive_later_sales_and_a_corrected_table(client: TestClient) -> None:
    dataset = upload(client, market())
    decide_on(client, dataset, 5, decision="overridden")
    decide_on(client, dataset, 17, decision="accepted")
    files = {"file": ("more.csv", market(60, seed=9).write_csv().encode(), "text/csv")}
    later = client.post(f"/v1/datasets/{dataset}/sales", files=files)
    assert later.status_code == 201, later.text
    corrected = upload(client, market().reverse(), version_of=dataset)
    for version in (later.json()["id"], corrected):
        assert checks(client, version)["reviews"]["overridden"] == 1
        assert checks(client, version)["reviews"]["accepted"] == 1


def test_a_built_in_data_set_is_reviewed_but_has_no_versions(client: TestClient) -> None:
    sale = checks(client, "demo")["items"][0]["sale"]
    assert decide_on(client, "demo", sale, decision="accepted") == 1
    assert checks(client, "demo")["reviews"]["accepted"] == 1
    assert make_version(client, "demo").status_code == 409
    assert client.get(f"/v1/datasets/{'0' * 26}/reviews").status_code == 404


def test_the_download_has_flags_reviews_and_cells_and_starts_no_formula(client: TestClient) -> None:
    dataset = upload(client, market())
    decide_on(client, dataset, 5, decision="overridden", comment='=HYPERLINK("x")')
    answer = client.get(f"/v1/datasets/{dataset}/checks.csv", params={"kind": "non-market"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    table = pl.read_csv(io.BytesIO(answer.content), infer_schema=False)
    assert table["flag_row"].to_list() == ["7", "19", "42"]
    assert table["flag_review"].to_list() == ["overridden", "open", "open"]
    assert table["flag_comment"][0] == '\'=HYPERLINK("x")'
    assert table["price_eur"].to_list() == ["1", "1", "1"]
    assert table["zone"].to_list() == ["'=1+1", "'=1+1", "Süd"]
    # It imports again: what the columns of flags say is left out.
    whole = client.get(f"/v1/datasets/{dataset}/checks.csv").content
    columns = client.post(
        "/v1/datasets/inspections", files={"file": ("flags.csv", whole, "text/csv")}
    ).json()["columns"]
    assert [column["name"] for column in columns] == ["price_eur", "area_m2", "zone"]


def test_100_000_sales_are_reviewed_and_left_out(client: TestClient) -> None:
    dataset = upload(client, market(100_000))
    flagged = checks(client, dataset)["flagged"]
    decide(client, dataset, kind="non-market", decision="accepted", **ADA)
    checks(client, dataset, review="accepted")
    version = make_version(client, dataset).json()
    assert version["rows"] == 100_000 - len(NOMINAL)
    assert flagged >= len(NOMINAL)


def test_a_sale_that_no_check_flags_is_reported_and_listed_until_it_is_taken_back(
    client: TestClient,
) -> None:
    dataset = upload(client, market())
    before = checks(client, dataset)
    sale = next(at for at in range(50, 300) if at not in set(sales_of(before)))
    item = {"sale": sale, "decision": "accepted", "author": "Ada", "comment": "A barn"}
    assert decide(client, dataset, items=[item]).status_code == 422
    assert decide(client, dataset, items=[{**item, "report": True}]).status_code == 201
    reported = checks(client, dataset, kind="reported")["items"]
    assert [(s["sale"], s["row"], s["kinds"]) for s in reported] == [(sale, sale + 2, ["reported"])]
    assert reported[0]["review"]["comment"] == "A barn"
    assert checks(client, dataset)["flagged"] == before["flagged"] + 1
    assert "A barn" in client.get(f"/v1/datasets/{dataset}/checks.csv?kind=reported").text
    decide_on(client, dataset, sale, decision="overridden")
    assert sales_of(checks(client, dataset, review="overridden")) == [sale]
    decide_on(client, dataset, sale, decision="open")
    assert checks(client, dataset)["flagged"] == before["flagged"]


def test_a_reported_sale_leaves_the_next_version_and_must_be_one_of_the_table(
    client: TestClient,
) -> None:
    dataset = upload(client, market())
    sale = next(at for at in range(50, 300) if at not in set(sales_of(checks(client, dataset))))
    item = {**ADA, "sale": sale, "decision": "accepted", "report": True}
    far = decide(client, dataset, items=[{**item, "sale": 300}])
    assert (far.status_code, far.json()["places"]) == (422, [{"sale": 300, "rule": "flagged"}])
    assert decide(client, dataset, items=[item]).status_code == 201
    made = make_version(client, dataset)
    assert (made.status_code, made.json()["rows"]) == (201, 299)
