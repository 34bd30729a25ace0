"""The checks of a data set, and its flagged sales page by page."""

from __future__ import annotations

import numpy as np
from fastapi.testclient import TestClient

NOMINAL = 7


def sales() -> bytes:
    rng = np.random.default_rng(3)
    area = np.round(np.exp(rng.normal(4.6, 0.3, 300)))
    price = np.round(2_500 * area * np.exp(rng.normal(0, 0.2, 300)), -2)
    price[:NOMINAL] = 1
    rows = [f"{p:.0f},{a:.0f}" for p, a in zip(price, area, strict=True)]
    return "\n".join(["price_eur,area_m2", *rows]).encode()


def test_flagged_sales_come_in_pages(client: TestClient) -> None:
    created = client.post(
        "/v1/datasets", data={"name": "mine"}, files={"file": ("sales.csv", sales())}
    )
    assert created.status_code == 201, created.text
    path = f"/v1/datasets/{created.json()['id']}/checks"
    first = client.get(path, params={"limit": 5, "kind": "non-market"}).json()
    second = client.get(
        path, params={"limit": 5, "kind": "non-market", "cursor": first["next_cursor"]}
    ).json()
    assert [sale["row"] for sale in first["items"]] == [2, 3, 4, 5, 6]
    assert [sale["row"] for sale in second["items"]] == [7, 8]
    assert second["next_cursor"] is None
    assert first["flagged"] >= NOMINAL
    assert first["items"][0]["reasons"][1]["z"] < -4
    warnings = {check["kind"] for check in first["checks"] if check["outcome"] == "warning"}
    assert warnings == {"non-market"}


def test_the_sample_is_checked(client: TestClient) -> None:
    answer = client.get("/v1/datasets/demo/checks", params={"limit": 1})
    assert answer.status_code == 200, answer.text
    document = answer.json()
    assert document["rows"] == 2000
    assert len(document["items"]) <= 1


def test_what_cannot_be_checked_is_refused(client: TestClient) -> None:
    assert client.get("/v1/datasets/nowhere/checks").status_code == 404
    assert client.get("/v1/datasets/demo/checks", params={"cursor": "later"}).status_code == 422
    missing = client.get("/v1/datasets/california/checks")
    assert (missing.status_code, missing.json()["code"]) == (503, "dataset_unavailable")
