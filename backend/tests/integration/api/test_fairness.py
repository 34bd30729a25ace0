"""A fairness check over HTTP: areas with groups come in, only figures stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio


def areas_of(client: httpx2.Client, model: str) -> list[str]:
    areas: list[str] = client.get(f"/v1/models/{model}/errors").json()["areas"]
    return areas


def check(client: httpx2.Client, model: str, table: str, **fields: str) -> httpx2.Response:
    files = {"file": ("areas.csv", table.encode(), "text/csv")}
    return client.post(f"/v1/models/{model}/fairness", files=files, data=fields)


def test_groups_of_areas_are_compared_and_the_file_is_not_kept(copied: Studio) -> None:
    copied.serve()
    with copied.client() as client:
        model = client.get("/v1/models").json()["items"][0]["id"]
        areas = areas_of(client, model)
        rows = [f"{area},{'B' if at % 2 else 'A'}" for at, area in enumerate(areas)]
        table = "\n".join(["area,secret attribute", *rows])
        answer = check(client, model, table)
        assert answer.status_code == 201, answer.text
        result: dict[str, Any] = answer.json()
        tested = client.get(f"/v1/models/{model}").json()["test"]["n"]
        (attribute,) = result["attributes"]
        assert attribute["name"] == "secret attribute"
        assert (result["sales"], result["areas"]) == (tested, len(areas))
        assert sum(group["n"] for group in attribute["groups"]) == result["matched"] <= tested
        for group in attribute["groups"]:
            bias = group["measures"]["bias"]
            assert bias["group"]["low"] <= bias["group"]["value"] <= bias["group"]["high"]
        assert client.get(f"/v1/models/{model}/fairness").json()["items"] == [result]
    kept = [file.read_bytes() for file in (copied.home / "uploads").rglob("*") if file.is_file()]
    assert kept == []


def test_another_town_is_refused_and_nothing_is_stored(copied: Studio) -> None:
    copied.serve()
    with copied.client() as client:
        model = client.get("/v1/models").json()["items"][0]["id"]
        answer = check(client, model, "area,group\nAtlantis,A\nUtopia,B\n")
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
        answer = check(client, model, "area\nAtlantis\n")
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_data")
        answer = check(client, model, "area,group\nAtlantis,A\n", column="no such")
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
        assert client.get(f"/v1/models/{model}/fairness").json() == {"items": []}
