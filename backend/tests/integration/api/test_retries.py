"""A training that failed, and the retry with the change that its error offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio


def _sales() -> bytes:
    """Sales of which a column is a fiftieth of the price: no model is made of such a table."""
    rows = ["price,sqft,year_built,tax"]
    for row in range(160):
        price = 150_000 + 1_000 * (row * 37 % 160) + 977 * (row * 61 % 89)
        rows.append(f"{price},{900 + 11 * (row * 37 % 160)},{1950 + row % 60},{price / 50:.2f}")
    return "\n".join(rows).encode()


def test_a_training_that_a_leak_stopped_succeeds_with_the_change_that_is_offered(
    studio: Studio,
) -> None:
    studio.serve()
    studio.work()
    body = {"name": "Taxed town", "currency": "USD", "area_unit": "ft2"}
    with studio.client() as client:
        table = {"file": ("taxed.csv", _sales())}
        dataset = client.post("/v1/datasets", data=body, files=table).json()["id"]
        asked = {"model_type": "lightgbm", "dataset": dataset, "epochs": 20}
        run = studio.wait_for(client.post("/v1/runs", json=asked).json()["id"])
        assert (run["state"], run["error"]["code"]) == ("failed", "invalid_data")
        assert run["error"]["change"] == {
            "fields": {"ignored_columns": ["tax"]},
            "sentence": "Retry without the column tax",
        }
        as_it_was = client.post(f"/v1/runs/{run['id']}/retry").json()
        changed = client.post(f"/v1/runs/{run['id']}/retry?with_change=true").json()
        assert changed["settings"] == {**run["settings"], "ignored_columns": ["tax"]}
        assert studio.wait_for(as_it_was["id"])["state"] == "failed"
        done = studio.wait_for(changed["id"])
        assert (done["state"], done["retry_of"]) == ("succeeded", run["id"])
        schema = client.get(f"/v1/models/{done['model_id']}/schema").json()
    assert {"sqft", "year_built"} <= schema["example"].keys()
    assert "tax" not in schema["example"]
