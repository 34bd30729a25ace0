"""Homes valued over HTTP."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import httpx2
import pytest

if TYPE_CHECKING:
    from tests.integration.api.conftest import Trained


def test_a_home_is_worth_the_same_by_every_call(trained: Trained, client: httpx2.Client) -> None:
    body = {"features": trained.home, "dataset": "demo"}
    value = client.post("/predict", json=body).json()
    stored = client.post("/v1/valuations", json=body)
    compared = client.post("/predict/compare", json=body).json()
    assert value["low_90"] < value["value"] < value["high_90"]
    assert value["model_id"] == trained.runs[0]["model_id"]
    assert stored.json()["value"] == value["value"] == compared["models"][0]["value"]
    assert len(compared["models"]) == 2
    assert compared["average"] == pytest.approx(
        sum(value["value"] for value in compared["models"]) / 2, rel=1e-12
    )
    assert client.get(stored.headers["location"]).json() == stored.json()


def test_a_valuation_explains_itself_to_the_last_cent(
    trained: Trained, client: httpx2.Client
) -> None:
    valuation = client.post(
        "/v1/valuations", json={"features": trained.home, "dataset": "demo"}
    ).json()
    moved = sum(part["amount"] for part in valuation["contributions"])
    assert valuation["reference_value"] + moved == pytest.approx(valuation["value"], abs=0.01)
    assert len(valuation["comparables"]) >= 5
    assert all(sale["adjusted_price"] > 0 for sale in valuation["comparables"])
    assert {value["model_id"] for value in valuation["by_model"]} == {
        r["model_id"] for r in trained.runs
    }
    assert valuation["coverage_note"]["n"] > 100
    page = client.get("/v1/valuations", params={"dataset": "demo", "limit": 1}).json()
    assert page["items"] == [valuation]


def test_every_answer_states_what_the_ranges_of_its_model_held(
    trained: Trained, client: httpx2.Client
) -> None:
    body = {"features": trained.home, "dataset": "demo"}
    value = client.post("/predict", json=body).json()
    valuation = client.post("/v1/valuations", json=body).json()
    model = client.get(f"/v1/models/{value['model_id']}").json()
    ranges, coverage = value["ranges"], model["test"]["coverage_90"]
    assert valuation["coverage_note"] == model["ranges"] == ranges
    assert (ranges["coverage_90"], ranges["low"]) == (coverage["value"], coverage["low"])
    assert ranges["falls_short"] == (coverage["high"] < 90)
    assert (ranges["in_words"] == "nine in ten") == (coverage["low"] <= 90 <= coverage["high"])
    warned = [text for text in model["warnings"] if text.startswith("The 90 % ranges held only")]
    assert bool(warned) == ranges["falls_short"]
    assert not (ranges["falls_short"] and value["confidence"]["band"] == "high")


def test_a_value_of_a_later_day_says_how_old_the_last_known_sale_is(
    trained: Trained, client: httpx2.Client
) -> None:
    home = {name: cell for name, cell in trained.home.items() if name != "sale_date"}
    body = {"features": home, "dataset": "demo"}
    last = date.fromisoformat(client.post("/predict", json=body).json()["as_of"])
    later = {**body, "as_of": (last + timedelta(days=122)).isoformat()}
    (note,) = client.post("/predict", json=later).json()["notes"]
    assert "4 months older than this value, and prices moved by about ±" in note
    assert client.post("/v1/valuations", json=later).json()["notes"] == [note]
    assert client.post("/predict", json=body).json()["notes"] == []


def test_a_prediction_explains_itself_where_asked(trained: Trained, client: httpx2.Client) -> None:
    body = {"features": trained.home, "dataset": "demo"}
    valuation = client.post("/v1/valuations", json=body).json()
    plain = client.post("/predict", json=body).json()
    prediction = client.post("/predict", json={**body, "explain": True}).json()
    assert plain["explanation"] is None
    assert prediction["explanation"] == {
        name: valuation[name] for name in prediction["explanation"]
    }
    assert prediction["explanation"]["reference"]
    for sale in valuation["comparables"]:
        moved = sum(part["amount"] for part in sale["adjustments"])
        assert sale["time_adjusted_price"] + moved == pytest.approx(sale["adjusted_price"])
    implied = valuation["comparables_range"]
    assert implied["low"] <= implied["median"] <= implied["high"]


def test_a_scenario_is_valued_beside_the_home_and_kept_nowhere(
    trained: Trained, client: httpx2.Client
) -> None:
    # Of a home that is typical in everything: there are enough like it, a fifth larger, too.
    schema = client.get(f"/v1/models/{trained.runs[0]['model_id']}/schema").json()
    home = {field["name"]: field["typical"] for field in schema["fields"]}
    body = {"features": home, "dataset": "demo"}
    before = client.get("/v1/valuations").json()
    value = client.post("/predict", json=body).json()
    larger = {"living_area": 1.2 * home["living_area"]}
    answer = client.post("/v1/what-if", json={**body, "changes": larger}).json()
    assert answer["before"] == {name: value[name] for name in answer["before"]}
    assert answer["difference"] == answer["after"]["value"] - value["value"]
    assert answer["similar_sales"] >= 20
    assert answer["warning"] is None
    rare = {"living_area": 2.5 * home["living_area"]}
    odd = client.post("/v1/what-if", json={**body, "changes": rare}).json()
    assert "fewer than 20" in odd["warning"]
    huge = {"living_area": 50 * home["living_area"]}
    refused = client.post("/v1/what-if", json={**body, "changes": huge})
    assert (refused.status_code, refused.json()["code"]) == (422, "value_refused")
    unknown = client.post("/v1/what-if", json={**body, "changes": {"castle": 1}})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "invalid_input")
    assert client.get("/v1/valuations").json() == before


HOMES = [
    ({"living_area": None}, "living_area"),  # a required feature is missing
    ({"swimming_pool": 1}, "swimming_pool"),  # unknown
    ({"living_area": "large"}, "large"),  # text in a number column
    ({"latitude": 90}, "latitude"),  # the pole
    ({"living_area": -5}, "-5"),
]


@pytest.mark.parametrize(("change", "named"), HOMES)
@pytest.mark.parametrize("path", ["/predict", "/predict/compare", "/v1/valuations"])
def test_an_impossible_home_is_refused_and_nothing_is_kept(
    trained: Trained, client: httpx2.Client, path: str, change: dict[str, object], named: str
) -> None:
    before = client.get("/v1/valuations").json()
    answer = client.post(path, json={"features": {**trained.home, **change}, "dataset": "demo"})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "invalid_input")
    assert named in problem["detail"]
    assert problem["hint"]
    assert problem["places"][0]["rule"]
    assert {place["row"] for place in problem["places"]} == {1}  # homes count from 1
    assert client.get("/v1/valuations").json() == before


def test_ranges_and_quantiles_are_one_distribution(trained: Trained, client: httpx2.Client) -> None:
    body = {"features": trained.home, "dataset": "demo"}
    value = client.post("/predict", json=body).json()
    prices = [quantile["price"] for quantile in value["quantiles"]]
    assert len(prices) == 20
    assert prices == sorted(prices)
    assert [value["range_90"][end] for end in ("low", "high")] == [
        value["low_90"],
        value["high_90"],
    ]
    assert value["low_90"] < value["range_68"]["low"] < value["range_68"]["high"] < value["high_90"]
    stored = client.post("/v1/valuations", json=body).json()
    for name in ("range_68", "range_90", "quantiles"):
        assert stored[name] == value[name]


@pytest.mark.parametrize("path", ["/predict", "/predict/compare", "/v1/valuations"])
def test_a_home_outside_the_market_is_refused_with_its_reason_codes(
    trained: Trained, client: httpx2.Client, path: str
) -> None:
    before = client.get("/v1/valuations").json()
    abroad = {**trained.home, "latitude": -33.9, "longitude": 18.4}
    answer = client.post(path, json={"features": abroad, "dataset": "demo"})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "value_refused")
    assert {"code": "outside_area"} in problem["places"]
    assert "outside the area" in problem["detail"]
    assert client.get("/v1/valuations").json() == before


def test_a_second_model_answers_where_the_first_is_not_sure_enough(
    trained: Trained, client: httpx2.Client
) -> None:
    first, second = (run["model_id"] for run in trained.runs)
    body = {"features": trained.home, "model": first, "cascade": second}
    sure = {
        model: client.post("/predict", json=body | {"model": model, "cascade": None}).json()["fsd"]
        for model in (first, second)
    }
    surer = min(sure, key=sure.__getitem__)
    for most, who in ((None, first), (5.0, first), (0.001, surer)):
        value = client.post("/predict", json=body | {"max_fsd": most}).json()
        assert value["model_id"] == who
        assert (
            client.post("/v1/valuations", json=body | {"max_fsd": most}).json()["model_id"] == who
        )
    unknown = client.post("/predict", json=body | {"cascade": "none", "max_fsd": 0.001})
    assert unknown.status_code == 404
