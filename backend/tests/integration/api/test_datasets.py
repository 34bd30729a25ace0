"""Tables that users bring are checked whole; a refused one leaves nothing behind."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import polars as pl
import pytest
from fastapi.testclient import TestClient

from houseprice.api.app import create_app
from houseprice.settings import Settings

HEADER = "sale_price,living_area,bedrooms,latitude,longitude"
LINES = [
    f"{200_000 + 1_000 * i},{1_000 + 10 * i},{i % 4 + 1},{45 + i / 1_000:.4f},{-93 - i / 900:.4f}"
    for i in range(60)
]
TABLE = "\n".join([HEADER, *LINES, ""]).encode()


@pytest.fixture(scope="module")
def settings(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("imports")
    file = shutil.copyfile(sqlite_template, folder / "houseprice.sqlite3")
    return Settings(
        data_dir=folder,
        database_url=f"sqlite:///{file}",
        max_upload_bytes=200_000,
        HOUSEPRICE_REDIS_URL="redis://127.0.0.1:1/0",
    )


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(
        create_app(settings), "http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        yield client


def upload(client: TestClient, content: bytes, **form: Any) -> httpx2.Response:
    files = {"file": ("../../etc/passwd", content, "text/csv")}
    return client.post("/v1/datasets", files=files, data={"name": "My sales", **form})


def kept(settings: Settings) -> list[str]:
    return sorted(path.name for path in settings.datasets_cache_dir.glob("*"))


def test_an_imported_table_is_listed_trained_on_and_deleted(
    client: TestClient, settings: Settings
) -> None:
    answer = upload(client, TABLE, target="sale_price", roles='{"living_area": "living_area"}')
    dataset = answer.json()
    assert answer.status_code == 201, dataset
    assert (dataset["rows"], dataset["name"], dataset["builtin"], dataset["models"]) == (
        60,
        "My sales",
        False,
        0,
    )
    roles = {column["name"]: column["role"] for column in dataset["columns"]}
    assert (roles["sale_price"], roles["latitude"]) == ("price", "latitude")
    assert client.get(answer.headers["location"]).json() == dataset
    assert dataset in client.get("/v1/datasets").json()["items"]
    run = client.post("/train/lightgbm/async", json={"dataset": dataset["id"]}).json()["task_id"]
    assert client.delete(answer.headers["location"]).status_code == 409
    client.post(f"/v1/runs/{run}/cancel")
    assert client.delete(answer.headers["location"]).status_code == 204
    assert client.get(answer.headers["location"]).status_code == 404
    assert dataset["id"] not in kept(settings)


def test_gzip_is_read_by_its_bytes(client: TestClient) -> None:
    assert upload(client, gzip.compress(TABLE)).json()["rows"] == 60


BAD = [
    ("no row", HEADER.encode(), {}, 422, "row"),
    ("one row", f"{HEADER}\n{LINES[0]}\n".encode(), {}, 422, "row"),
    ("no usable row", (HEADER + "\n" + "0,1,1,1,1\n" * 40).encode(), {}, 422, "price"),
    ("constant target", (HEADER + "\n" + "5,1,1,1,1\n" * 40).encode(), {}, 422, "price"),
    ("text in a number column", TABLE.replace(b"1050,", b"large,"), {}, 422, "living_area"),
    ("no such target", TABLE, {"target": "prize"}, 422, "prize"),
    ("unknown role", TABLE, {"roles": '{"bedrooms": "rooms"}'}, 422, "rooms"),
    ("roles are no JSON", TABLE, {"roles": "bedrooms"}, 422, "roles"),
    ("roles are a list", TABLE, {"roles": "[1]"}, 422, "roles"),
    ("unknown currency", TABLE, {"currency": "dollars"}, 422, "currency"),
    ("empty file", b"", {}, 422, ""),
    ("a zip", b"PK\x03\x04" + b"0" * 50, {}, 422, "zip"),
    ("too large", b"x" * 200_001, {}, 413, "200000"),
    ("much too large", b"x" * 2_000_000, {}, 413, "bytes"),
    ("a bomb", gzip.compress(b"0" * 250_000_000), {}, 413, ""),
]


@pytest.mark.parametrize("case", BAD, ids=[case[0] for case in BAD])
def test_a_bad_table_is_refused_and_leaves_nothing(
    client: TestClient, settings: Settings, case: tuple[str, bytes, dict[str, str], int, str]
) -> None:
    _, content, form, status, named = case
    before = (kept(settings), client.get("/v1/datasets").json())
    answer = upload(client, content, **form)
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status), problem
    assert named in problem["detail"], problem
    assert problem["hint"]
    assert str(settings.home) not in answer.text
    assert (kept(settings), client.get("/v1/datasets").json()) == before
    assert list((settings.home / "uploads").glob("*")) == []


def test_an_inspection_says_how_a_table_would_be_read_and_stores_nothing(
    client: TestClient, settings: Settings
) -> None:
    before = kept(settings)
    rows = [f"{250 + place}.500;{3 + place % 9:02d}.04.2021;{70 + place}" for place in range(60)]
    table = "\n".join(["Kaufpreis (€);Verkaufsdatum;Wohnfläche m²", *rows[:-1], "250.000;soon;80"])
    files = {"file": ("sales.csv", table.encode(), "text/csv")}
    answer = client.post("/v1/datasets/inspections", files=files, data={"date_order": "day-first"})
    inspection = answer.json()
    assert answer.status_code == 200, inspection
    roles = {column["name"]: column["role"] for column in inspection["columns"]}
    assert list(roles.values()) == ["price", "date", "living_area"]
    assert (inspection["currency"], inspection["area_unit"]) == ("EUR", "m2")
    assert inspection["first_row"]["price"] == 250_500
    assert (inspection["bad_rows"], inspection["questions"]) == (1, [])
    assert (inspection["usable_rows"], inspection["warned_rows"]) == (59, 0)
    assert len(inspection["first_rows"]) == 20
    assert inspection["first_rows"][0] == {"row": 2, "values": ["250500", "2021-04-03", "70"]}
    assert [(problem["row"], problem["value"]) for problem in inspection["problems"]] == [
        (61, "soon")
    ]
    assert kept(settings) == before


def test_rows_that_cannot_be_read_are_left_out_with_consent_only(client: TestClient) -> None:
    table = TABLE.replace(b"200000,1000,1,", b"200000,large,1,")
    refused = upload(client, table, target="sale_price")
    assert refused.status_code == 422
    assert refused.json()["places"][0]["row"] == 2
    agreed = upload(client, table, target="sale_price", leave_out_bad="true")
    assert agreed.status_code == 201, agreed.json()
    assert agreed.json()["rows"] == 59


def test_the_rows_with_problems_are_downloaded_corrected_and_imported(client: TestClient) -> None:
    lines = [*LINES]
    lines[3] = "=1+1,1030,4,45.003,-93.0033"
    lines[40] = "240000,large,1,45.04,-93.0444"
    spoiled = "\n".join([HEADER, *lines, ""]).encode()
    files = {"file": ("town.csv", spoiled, "text/csv")}
    answer = client.post("/v1/datasets/inspections/flags.csv", files=files)
    assert answer.status_code == 200, answer.text
    rows = pl.read_csv(answer.content, infer_schema=False)
    assert rows["flag_row"].to_list() == ["5", "42"]
    assert rows["flag_column"].to_list() == ["sale_price", "living_area"]
    assert rows["sale_price"].to_list() == ["'=1+1", "240000"]
    mended = rows.with_columns(sale_price=pl.lit("240000"), living_area=pl.lit("1040"))
    others = "\n".join([HEADER, *(line for n, line in enumerate(lines) if n not in (3, 40))])
    whole = pl.concat([mended, pl.read_csv(others.encode(), infer_schema=False)], how="diagonal")
    imported = upload(client, whole.write_csv().encode(), name="Mended").json()
    assert imported["rows"] == 60
    assert [column["name"] for column in imported["columns"]] == HEADER.split(",")
