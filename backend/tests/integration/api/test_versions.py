"""Versions of a data set over HTTP: later sales, corrected tables, the same table again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from houseprice.api.app import create_app
from houseprice.settings import Settings

HEADER = "parcel;sale_date;sale_price;living_area;zone"


def lines(first: int, last: int, *, year: int = 2021, factor: int = 1) -> list[str]:
    """Sales in the German way: day first, thousands with dots."""
    return [
        f"P{n};{n % 28 + 1:02d}.{n % 12 + 1:02d}.{year};{factor * (200_000 + 1_000 * n):,}".replace(
            ",", "."
        )
        + f";{80 + n % 60},5;Z{n % 3}"
        for n in range(first, last)
    ]


def table(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows, ""]).encode()


JANUARY = table(*lines(0, 60))


@pytest.fixture
def settings(sqlite_template: Path, tmp_path: Path) -> Settings:
    file = shutil.copyfile(sqlite_template, tmp_path / "houseprice.sqlite3")
    return Settings(
        data_dir=tmp_path,
        database_url=f"sqlite:///{file}",
        HOUSEPRICE_REDIS_URL="redis://127.0.0.1:1/0",
    )


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(
        create_app(settings), "http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        yield client


def upload(client: TestClient, content: bytes, **form: Any) -> httpx2.Response:
    files = {"file": ("sales.csv", content, "text/csv")}
    return client.post("/v1/datasets", files=files, data={"name": "Town", **form})


def append(client: TestClient, dataset: str, content: bytes, **form: Any) -> httpx2.Response:
    files = {"file": ("februar.csv", content, "text/csv")}
    return client.post(f"/v1/datasets/{dataset}/sales", files=files, data=form)


def test_later_sales_make_the_next_version_and_known_rows_are_not_added(
    client: TestClient,
) -> None:
    first = upload(client, JANUARY).json()
    assert (first["version"], first["series_id"], first["change"]) == (1, first["id"], None)
    answer = append(client, first["id"], table(*lines(50, 60), *lines(60, 70, year=2022)))
    second = answer.json()
    assert answer.status_code == 201, second
    assert (second["version"], second["series_id"], second["rows"]) == (2, first["id"], 70)
    change = second["change"]
    assert (change["kind"], change["file"], change["known"]) == ("append", "februar.csv", 10)
    assert (change["before"]["rows"], change["new"]["rows"]) == (60, 10)
    assert change["new"]["median_price"] == 264_500
    assert change["new"]["last_day"].startswith("2022")
    versions = client.get(f"/v1/datasets/{second['id']}/versions").json()["items"]
    assert [version["id"] for version in versions] == [second["id"], first["id"]]
    # The version before is what it was.
    assert client.get(f"/v1/datasets/{first['id']}").json()["rows"] == 60


def test_later_sales_are_read_as_the_sales_before_were(client: TestClient) -> None:
    first = upload(client, JANUARY).json()
    # By itself this file reads as 2 January and as thousands with a point.
    second = append(client, first["id"], table("X1;01.02.2022;1.250.000;99,5;Z1")).json()
    assert second["change"]["new"] == {
        "rows": 1,
        "median_price": 1_250_000,
        "first_day": "2022-02-01",
        "last_day": "2022-02-01",
    }


def test_a_price_in_another_unit_and_unknown_levels_are_told(client: TestClient) -> None:
    first = upload(client, JANUARY).json()
    rows = lines(60, 70, year=2022, factor=100)
    second = append(client, first["id"], table(*(row[:-2] + "Z9" for row in rows))).json()
    assert any("the median price is" in warning for warning in second["warnings"])
    zone = next(c for c in second["change"]["columns"] if c["name"] == "zone")
    assert (zone["new_levels"], zone["new_level_rows"]) == (["Z9"], 10)


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        (["X1;31.02.2022;250.000;99,5;Z1"], "sale_date"),
        (["X1;01.02.2022;abc;99,5;Z1"], "sale_price"),
        (lines(0, 5), "must have a sale that is new"),
    ],
)
def test_later_sales_that_break_a_rule_change_nothing(
    client: TestClient, settings: Settings, rows: list[str], rule: str
) -> None:
    first = upload(client, JANUARY).json()
    before = sorted(path.name for path in settings.datasets_cache_dir.iterdir())
    answer = append(client, first["id"], table(*rows))
    assert answer.status_code == 422
    assert rule in answer.json()["detail"]
    assert sorted(path.name for path in settings.datasets_cache_dir.iterdir()) == before
    assert len(client.get(f"/v1/datasets/{first['id']}/versions").json()["items"]) == 1


def test_a_bad_row_is_left_out_with_consent(client: TestClient) -> None:
    first = upload(client, JANUARY).json()
    rows = ["X1;31.02.2022;250.000;99,5;Z1", *lines(60, 62, year=2022)]
    second = append(client, first["id"], table(*rows), leave_out_bad="true").json()
    assert second["rows"] == 62
    assert any("cannot be read were left out" in warning for warning in second["warnings"])


def test_the_same_table_again_is_the_same_data_set(client: TestClient) -> None:
    first = upload(client, JANUARY)
    again = upload(client, JANUARY)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["id"] == first.json()["id"]
    # Another meaning, or another name, is another data set.
    other = upload(client, JANUARY, roles='{"zone": "ignore"}')
    assert other.status_code == 201
    assert other.json()["id"] != first.json()["id"]
    assert upload(client, JANUARY, name="Village").status_code == 201
    assert len(client.get("/v1/datasets").json()["items"]) == 3 + len(
        [item for item in client.get("/v1/datasets").json()["items"] if item["builtin"]]
    )


def test_a_corrected_table_takes_the_place_of_the_one_before(client: TestClient) -> None:
    first = upload(client, JANUARY).json()
    corrected = upload(client, table(*lines(0, 58)), version_of=first["id"], name="any").json()
    assert (corrected["version"], corrected["name"], corrected["rows"]) == (2, "Town", 58)
    change = corrected["change"]
    assert (change["kind"], change["before"]["rows"], change["new"]["rows"]) == ("replace", 60, 58)
    again = upload(client, JANUARY, version_of=corrected["id"])
    assert (again.status_code, again.json()["id"]) == (200, first["id"])


def test_a_built_in_data_set_has_no_versions(client: TestClient) -> None:
    assert append(client, "demo", JANUARY).status_code == 409
    assert client.get("/v1/datasets/demo/versions").status_code == 409
    assert append(client, "0" * 26, JANUARY).status_code == 404


def test_sales_are_added_to_the_newest_version_only(client: TestClient) -> None:
    first = upload(client, JANUARY).json()
    february, march = (table(*lines(n, n + 10, year=2022)) for n in (60, 70))
    second = append(client, first["id"], february).json()
    again = append(client, first["id"], february)
    assert (again.status_code, again.json()["id"]) == (200, second["id"])
    late = append(client, first["id"], march)
    assert (late.status_code, late.json()["code"]) == (409, "conflict"), late.text
    assert "version 2" in late.json()["detail"]
    assert late.json()["places"] == [{"dataset_id": second["id"], "version": 2}]
    assert append(client, second["id"], march).json()["rows"] == 80
    # Whoever does not want the newest sales deletes their version.
    newest = client.get(f"/v1/datasets/{first['id']}/versions").json()["items"][0]["id"]
    assert client.delete(f"/v1/datasets/{newest}").status_code == 204
    assert append(client, second["id"], march).json()["version"] == 3


@pytest.mark.parametrize("row", ["", "X1;01.02.2022;;99,5;Z1"])
def test_later_sales_without_a_price_are_no_sales_that_are_known(
    client: TestClient, row: str
) -> None:
    first = upload(client, JANUARY).json()
    answer = append(client, first["id"], table(*[row] * bool(row)), leave_out_bad="true")
    assert answer.status_code == 422
    assert "all in the data set" not in answer.json()["detail"], answer.text
