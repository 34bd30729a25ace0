"""The effect of flagged sales over HTTP, measured by a real worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import httpx2 as httpx
    from tests.integration.api.conftest import Studio

_WRONG = (30, 60, 90, 120)


def table(wrong: tuple[int, ...] = _WRONG) -> bytes:
    """Sales of which some have ten times the price."""
    rng = np.random.default_rng(2)
    area = np.round(np.exp(rng.normal(4.6, 0.3, 300)))
    price = np.round(2_500 * area * np.exp(rng.normal(0, 0.1, 300)), -2)
    price[list(wrong)] *= 10
    rows = [f"{p:.0f},{a:.0f}" for p, a in zip(price, area, strict=True)]
    return "\n".join(["price_eur,area_m2", *rows]).encode()


def imported(client: httpx.Client, content: bytes) -> str:
    files = {"file": ("sales.csv", content)}
    stored = client.post("/v1/datasets", files=files, data={"name": "Effect"}).json()
    return str(stored["id"])


def test_the_effect_is_a_run_whose_result_says_when_it_is_stale(studio: Studio) -> None:
    studio.serve()
    with studio.client() as client:
        dataset = imported(client, table())
        path = f"/v1/datasets/{dataset}/checks/effect"
        flagged = client.get(f"/v1/datasets/{dataset}/checks").json()["flagged"]
        assert client.get(path).json() == {"flagged": flagged, "run": None, "stale": False}
        key = {"Idempotency-Key": "one"}
        answers = [client.post(path, headers=key) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [202, 202]
        run = answers[0].json()
        assert answers[1].json()["id"] == run["id"]
        assert answers[0].headers["location"] == f"/v1/runs/{run['id']}"
        assert (run["kind"], run["state"], run["effect"]) == ("effect", "queued", None)
        studio.work()
        done = studio.wait_for(run["id"])
        assert (done["state"], done["error"], done["model_id"]) == ("succeeded", None, None)
        check_figures(done["effect"], flagged)
        latest = client.get(path).json()
        assert (latest["run"]["id"], latest["stale"]) == (run["id"], False)
        # An overridden sale counts as not flagged, and the next measurement keeps it.
        override(client, dataset)
        latest = client.get(path).json()
        assert (latest["flagged"], latest["stale"]) == (flagged - 1, True)
        again = studio.wait_for(client.post(path).json()["id"])
        check_figures(again["effect"], flagged - 1)
        assert not client.get(path).json()["stale"]
        # The same measurement as a run of its own.
        retried = client.post(f"/v1/runs/{run['id']}/retry").json()
        assert studio.wait_for(retried["id"])["effect"] == done["effect"]


def check_figures(effect: dict[str, Any], flagged: int) -> None:
    learning, blind = effect["learning"], effect["blind"]
    assert (learning["sales"], blind["sales"]) == (240, 60)
    assert learning["flagged"] + blind["flagged"] == flagged
    assert (effect["all"]["n"], effect["unflagged"]["n"]) == (60, 60 - blind["flagged"])
    for name in ("mdape", "median_ratio", "cod", "prd", "prb"):
        assert effect["unflagged"]["figures"][name]["difference"]["low"] is not None


def override(client: httpx.Client, dataset: str) -> None:
    sale = client.get(f"/v1/datasets/{dataset}/checks").json()["items"][0]["sale"]
    review = {"sale": sale, "decision": "overridden", "comment": "", "author": "Ada"}
    answer = client.post(f"/v1/datasets/{dataset}/reviews", json={"items": [review]})
    assert answer.status_code == 201, answer.text


def test_what_is_cancelled_or_cannot_be_measured_says_so(
    studio: Studio,
) -> None:
    studio.serve()
    with studio.client() as client:
        dataset = imported(client, b"\n".join(table((3, 9)).splitlines()[:41]))
        path = f"/v1/datasets/{dataset}/checks/effect"
        run = client.post(path).json()
        assert client.post(f"/v1/runs/{run['id']}/cancel").json()["state"] == "cancelled"
        assert client.get(path).json()["run"] is None
        studio.work()
        done = studio.wait_for(client.post(path).json()["id"])
        assert (done["state"], done["error"]["code"]) == ("failed", "invalid_data")
        assert "at least 40 sales to learn from" in done["error"]["message"]
        assert client.get(path).json()["run"]["id"] == done["id"]
        honest = imported(client, b"\n".join(table(()).splitlines()[:61]))
        answer = client.post(f"/v1/datasets/{honest}/checks/effect")
        assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
        assert client.get("/v1/datasets/nowhere/checks/effect").status_code == 404
