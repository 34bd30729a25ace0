"""Evidence, drivers and aliases of a trained model over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from houseprice.services.main_scores import MAIN_SCORES

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio, Trained


def read(client: httpx2.Client, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_the_evidence_pack_has_the_figures_of_the_model(
    trained: Trained, client: httpx2.Client
) -> None:
    model = trained.runs[0]["model_id"]
    pack = read(client, f"/v1/models/{model}/evidence")
    mdape = read(client, f"/v1/models/{model}")["test"]["mdape"]["value"]
    assert len(pack["factors"]) == 5
    confidence = " ".join(entry["text"] for entry in pack["factors"][0]["statements"])
    assert f"Median absolute error: {mdape:.1f} %" in confidence
    people = " ".join(entry["text"] for entry in pack["factors"][2]["statements"])
    assert trained.runs[0]["id"] in people
    assert "The first model of its data set" in people
    assert pack["log"] is None
    paper = client.get(f"/v1/models/{model}/evidence?format=pdf")
    assert paper.content.startswith(b"%PDF-")
    assert f"evidence-lightgbm-v1-{model}.pdf" in paper.headers["content-disposition"]


def test_what_moves_values_is_computed_where_homes_are_valued(
    trained: Trained, client: httpx2.Client
) -> None:
    path = f"/v1/models/{trained.runs[0]['model_id']}"
    importance = read(client, f"{path}/importance")["importance"]
    assert importance["groups"][0]["loss"] > 0
    answer = read(client, f"{path}/dependence")
    assert answer["currency"] == "USD"
    assert len(answer["curve"]["points"]) > 1
    refused = client.get(f"{path}/dependence?feature=none")
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")


def test_a_list_with_the_main_scores_has_their_figures_and_no_others(
    trained: Trained, client: httpx2.Client
) -> None:
    model = read(client, f"/v1/models/{trained.runs[0]['model_id']}")
    items = {item["id"]: item for item in read(client, "/v1/models?scores=main")["items"]}
    short = items[model["id"]]
    for name, scores in {"test": model["test"], **model["baselines"]}.items():
        listed = short["test"] if name == "test" else short["baselines"][name]
        assert {name for name, value in listed.items() if value is not None} <= set(MAIN_SCORES)
        assert {name: listed[name] for name in MAIN_SCORES} == {
            name: scores[name] for name in MAIN_SCORES
        }
    rest = {"test", "baselines"}
    assert {k: v for k, v in short.items() if k not in rest} == {
        k: v for k, v in model.items() if k not in rest
    }


@pytest.mark.parametrize("alias", ["production", "q4.2026"])
def test_an_alias_stands_for_the_id_wherever_a_model_is_named(
    trained: Trained, copied: Studio, alias: str
) -> None:
    copied.serve()
    first, second = (run["model_id"] for run in trained.runs)
    name = f"demo@{alias}"
    with copied.client() as client:
        client.put(f"/v1/models/{second}/aliases/{alias}").raise_for_status()
        assert read(client, f"/v1/models/{name}")["id"] == second
        home = {"features": trained.home, "model": name}
        assert client.post("/predict", json=home).json()["model_id"] == second
        compared = client.post("/v1/compare", json={"models": [first, name]}).json()
        assert {row["model_id"] for row in compared["leaderboard"]} == {first, second}
        twice = client.post("/v1/compare", json={"models": [second, name]})
        assert (twice.status_code, twice.json()["code"]) == (409, "not_comparable")
        assert read(client, f"/v1/models/{name}/errors")["model_id"] == second
        assert read(client, "/v1/models/demo@champion")["id"] == first


def test_an_archived_model_still_answers_those_who_name_it(
    trained: Trained, copied: Studio
) -> None:
    copied.serve()
    first, second = (run["model_id"] for run in trained.runs)
    with copied.client() as client:
        assert client.post(f"/v1/models/{first}/archive").status_code == 409
        client.post(f"/v1/models/{second}/archive").raise_for_status()
        assert [row["id"] for row in read(client, "/v1/models")["items"]] == [first]
        home = {"features": trained.home, "model": second}
        assert client.post("/predict", json=home).json()["model_id"] == second
        wish = {"override": True, "reason": "I want it"}
        assert client.post(f"/v1/models/{second}/promote", json=wish).status_code == 409
