"""Rolling origins of a model over HTTP, measured by a real worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio


def table(*, dated: bool) -> bytes:
    """Sales of two years; without dates if not `dated`."""
    rng = np.random.default_rng(3)
    area = np.round(np.exp(rng.normal(4.6, 0.3, 300)))
    price = np.round(2_500 * area * np.exp(rng.normal(0, 0.1, 300)), -2)
    days = np.datetime64("2023-01-01") + np.sort(rng.integers(0, 730, 300))
    head = "price_eur,area_m2" + (",sale_date" if dated else "")
    rows = [
        f"{p:.0f},{a:.0f}" + (f",{day}" if dated else "")
        for p, a, day in zip(price, area, days, strict=True)
    ]
    return "\n".join([head, *rows]).encode()


def trained(studio: Studio, *, dated: bool) -> str:
    """Id of a small model."""
    with studio.client() as client:
        files = {"file": ("sales.csv", table(dated=dated))}
        data = {"name": f"Origins {dated}"}
        dataset = client.post("/v1/datasets", files=files, data=data).json()["id"]
        body = {"model_type": "lightgbm", "dataset": dataset, "epochs": 10}
        run = client.post("/v1/runs", json=body).json()
        return str(studio.wait_for(run["id"])["model_id"])


def test_the_method_of_a_model_is_measured_at_earlier_days(studio: Studio) -> None:
    studio.serve()
    studio.work()
    model = trained(studio, dated=True)
    path = f"/v1/models/{model}/rolling-origins"
    with studio.client() as client:
        assert client.get(path).json() == {"run": None}
        key = {"Idempotency-Key": "one"}
        answers = [client.post(path, headers=key) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [202, 202]
        run = answers[0].json()
        assert answers[1].json()["id"] == run["id"]
        assert (run["kind"], run["source_model_id"]) == ("origins", model)
        done = studio.wait_for(run["id"])
        assert (done["state"], done["error"], done["model_id"]) == ("succeeded", None, None)
        origins = done["origins"]["origins"]
        assert done["origins"]["families"] == ["lightgbm"]
        assert len(origins) == 5
        assert all(origin["mdape"]["n"] == origin["n"] for origin in origins)
        assert client.get(path).json()["run"]["origins"] == done["origins"]
        models = client.get("/v1/models").json()["items"]
        assert [item["id"] for item in models] == [model], "no further model"
        report = client.get(f"/v1/models/{model}/report").json()
        assert report["over_time"]["origins"] == done["origins"]
        page = client.get(f"/v1/models/{model}/report", params={"format": "html"}).text
        assert "Rolling origins" in page


def test_a_model_of_sales_without_dates_has_no_origins(studio: Studio) -> None:
    studio.serve()
    studio.work()
    path = f"/v1/models/{trained(studio, dated=False)}/rolling-origins"
    with studio.client() as client:
        answer = client.post(path)
        assert answer.status_code == 409
        assert "sale dates" in answer.json()["detail"]
        assert client.get(path).json() == {"run": None}
        strange = client.post(f"/v1/models/{'0' * 26}/rolling-origins")
        assert strange.status_code == 404
