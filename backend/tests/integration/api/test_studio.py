"""Train over HTTP, watch it, and value homes, with the processes that people run."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import psutil
import pytest

from houseprice.artifacts import verify

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio, Trained

MEGABYTE = 2**20


@pytest.fixture
def client(trained: Trained) -> Iterator[httpx2.Client]:
    with trained.studio.client() as client:
        yield client


def test_the_stream_tells_a_training_from_queue_to_result(trained: Trained) -> None:
    ids = [int(event["id"]) for event in trained.events if "id" in event]
    assert ids == sorted(set(ids))
    for run in trained.runs:
        told = [
            e["data"]
            for e in trained.events
            if e["event"] == "run" and e["data"]["id"] == run["id"]
        ]
        percents = [state["progress"]["percent"] for state in told]
        assert percents == sorted(percents)
        assert [state["progress"]["percent"] == 100 for state in told].count(True) == 1
        assert (told[0]["task_state"], told[-1]["task_state"]) == ("PENDING", "SUCCESS")
        assert told[-1] == run


def test_the_curve_of_the_stream_is_the_curve_that_is_kept(
    trained: Trained, client: httpx2.Client
) -> None:
    run = trained.runs[0]["id"]
    told = {
        point["epoch"]: point
        for event in trained.events
        if event["event"] == "curve" and event["data"]["run_id"] == run
        for point in event["data"]["points"]
    }
    kept = client.get(f"/v1/runs/{run}/curve").json()["points"]
    assert kept == [told[epoch] for epoch in sorted(told)]
    assert len(kept) > 1


def test_a_lost_stream_goes_on_where_it_ended(trained: Trained, client: httpx2.Client) -> None:
    seen = [int(event["id"]) for event in trained.events if "id" in event]
    headers = {"Last-Event-ID": str(seen[-2])}
    with client.stream("GET", "/v1/events", headers=headers) as stream:
        assert stream.headers["cache-control"] == "no-cache, no-transform"
        assert stream.headers["content-type"].startswith("text/event-stream")
        replay = trained.studio.events(stream.iter_lines())
        opened, told = next(replay), next(replay)
    assert int(opened["id"]) == seen[-2]
    assert told["id"] == trained.events[-1]["id"]
    assert told["data"]["id"] == trained.events[-1]["data"]["id"]


def test_the_result_is_the_model_with_its_scores(trained: Trained, client: httpx2.Client) -> None:
    run = trained.runs[0]
    task = client.get(f"/task/{run['id']}/result")
    model = client.get(f"/v1/models/{run['model_id']}").json()
    assert task.status_code == 200
    assert task.json()["result"]["model_id"] == model["id"]
    assert model["test"] == task.json()["result"]["test"]
    assert model["test"]["n"] == model["split"]["n_test"] > 100
    assert set(model["baselines"]) == {"median_area", "linear"}
    assert model["test"]["mdape"]["value"] < model["baselines"]["median_area"]["mdape"]["value"]
    assert (model["status"], model["version"]) == ("champion", 1)


def test_the_status_names_the_newest_model_of_each_family(
    trained: Trained, client: httpx2.Client
) -> None:
    status = client.get("/models/status", params={"dataset": "demo"}).json()
    found = {family["family"]: family["model_id"] for family in status["models"]}
    assert found["lightgbm"] == trained.runs[1]["model_id"]
    assert found["pytorch"] is None


def test_a_home_is_worth_the_same_by_every_call(trained: Trained, client: httpx2.Client) -> None:
    body = {"features": trained.home, "dataset": "demo"}
    value = client.post("/predict", json=body).json()
    kept = client.post("/v1/valuations", json=body)
    compared = client.post("/predict/compare", json=body).json()
    assert value["low_90"] < value["value"] < value["high_90"]
    assert value["model_id"] == trained.runs[0]["model_id"]
    assert kept.json()["value"] == value["value"] == compared["models"][0]["value"]
    assert len(compared["models"]) == 2
    assert compared["average"] == pytest.approx(
        sum(one["value"] for one in compared["models"]) / 2, rel=1e-12
    )
    assert client.get(kept.headers["location"]).json() == kept.json()


def test_a_valuation_explains_itself_to_the_last_cent(
    trained: Trained, client: httpx2.Client
) -> None:
    made = client.post("/v1/valuations", json={"features": trained.home, "dataset": "demo"}).json()
    moved = sum(part["amount"] for part in made["contributions"])
    assert made["reference_value"] + moved == pytest.approx(made["value"], abs=0.01)
    assert len(made["comparables"]) >= 5
    assert all(sale["adjusted_price"] > 0 for sale in made["comparables"])
    assert {one["model_id"] for one in made["by_model"]} == {r["model_id"] for r in trained.runs}
    assert made["coverage_note"]["n"] > 100
    page = client.get("/v1/valuations", params={"dataset": "demo", "limit": 1}).json()
    assert page["items"] == [made]


def test_a_prediction_explains_itself_where_asked(trained: Trained, client: httpx2.Client) -> None:
    body = {"features": trained.home, "dataset": "demo"}
    made = client.post("/v1/valuations", json=body).json()
    plain = client.post("/predict", json=body).json()
    told = client.post("/predict", json={**body, "explain": True}).json()
    assert plain["explanation"] is None
    assert told["explanation"] == {name: made[name] for name in told["explanation"]}
    assert told["explanation"]["reference"]
    for sale in made["comparables"]:
        moved = sum(part["amount"] for part in sale["adjustments"])
        assert sale["time_adjusted_price"] + moved == pytest.approx(sale["adjusted_price"])
    said = made["comparables_range"]
    assert said["low"] <= said["median"] <= said["high"]


def test_a_scenario_is_valued_beside_the_home_and_kept_nowhere(
    trained: Trained, client: httpx2.Client
) -> None:
    body = {"features": trained.home, "dataset": "demo"}
    before = client.get("/v1/valuations").json()
    value = client.post("/predict", json=body).json()
    larger = {"living_area": 1.2 * trained.home["living_area"]}
    told = client.post("/v1/what-if", json={**body, "changes": larger}).json()
    assert told["before"] == {name: value[name] for name in told["before"]}
    assert told["difference"] == told["after"]["value"] - value["value"]
    assert told["similar_sales"] >= 20
    assert told["warning"] is None
    rare = {"living_area": 2.5 * trained.home["living_area"]}
    odd = client.post("/v1/what-if", json={**body, "changes": rare}).json()
    assert "fewer than 20" in odd["warning"]
    huge = {"living_area": 50 * trained.home["living_area"]}
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
    assert client.get("/v1/valuations").json() == before


def test_ranges_and_quantiles_are_one_distribution(trained: Trained, client: httpx2.Client) -> None:
    body = {"features": trained.home, "dataset": "demo"}
    value = client.post("/predict", json=body).json()
    prices = [one["price"] for one in value["quantiles"]]
    assert len(prices) == 20
    assert prices == sorted(prices)
    assert [value["range_90"][end] for end in ("low", "high")] == [
        value["low_90"],
        value["high_90"],
    ]
    assert value["low_90"] < value["range_68"]["low"] < value["range_68"]["high"] < value["high_90"]
    kept = client.post("/v1/valuations", json=body).json()
    for name in ("range_68", "range_90", "quantiles"):
        assert kept[name] == value[name]


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
    for most, who in ((None, first), (5.0, first), (0.001, second)):
        value = client.post("/predict", json=body | {"max_fsd": most}).json()
        assert value["model_id"] == who
        assert (
            client.post("/v1/valuations", json=body | {"max_fsd": most}).json()["model_id"] == who
        )
    unknown = client.post("/predict", json=body | {"cascade": "none", "max_fsd": 0.001})
    assert unknown.status_code == 404


def test_a_downloaded_model_is_whole(
    trained: Trained, client: httpx2.Client, tmp_path: Path
) -> None:
    answer = client.get(f"/v1/models/{trained.runs[0]['model_id']}/download")
    name = f"lightgbm-v1-{trained.runs[0]['model_id']}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path)
    assert verify(tmp_path / name)["family"] == "lightgbm"


def test_the_blind_test_of_a_model_is_shown_in_full(
    trained: Trained, client: httpx2.Client
) -> None:
    model = client.get(f"/v1/models/{trained.runs[0]['model_id']}").json()
    shown = client.get(f"/v1/models/{model['id']}/evaluation").json()
    assert shown["test"] == model["test"]
    assert shown["test_sha256"] == model["test_sha256"]
    assert shown["ratio_study"]["n"] == model["test"]["n"]
    tiers = shown["groups"]["tier"]["rows"]
    assert [row["name"] for row in tiers[:2]] == ["1 of 10", "2 of 10"]
    assert shown["groups"]["month"]["rows"]


def test_how_the_market_moved_is_told_with_intervals(
    trained: Trained, client: httpx2.Client
) -> None:
    model = client.get(f"/v1/models/{trained.runs[0]['model_id']}").json()
    told = client.get(f"/v1/models/{model['id']}/market-index").json()
    assert told["market"]["n"] == model["split"]["n_train"]
    assert told["market"]["points"][0]["index"] == 100
    last = told["market"]["points"][-1]
    assert last["low"] < last["index"] < last["high"]
    assert {curve["area"] for curve in told["areas"]} & {"Old Harbour", "Lakeview", "Riverside"}


def test_the_report_of_a_model_comes_in_three_formats_and_runs_nothing(
    trained: Trained, client: httpx2.Client
) -> None:
    model = trained.runs[0]["model_id"]
    answers = {
        form: client.get(f"/v1/models/{model}/report", params={"format": form})
        for form in ("json", "html", "pdf")
    }
    types = {form: answer.headers["content-type"] for form, answer in answers.items()}
    assert types == {
        "json": "application/json",
        "html": "text/html; charset=utf-8",
        "pdf": "application/pdf",
    }
    for form, answer in answers.items():
        assert answer.headers["content-disposition"].endswith(f'-{model}.{form}"')
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert client.get(f"/v1/models/{model}/report").content == answers["json"].content
    shown = answers["json"].json()
    assert shown["blind"]["scores"] == client.get(f"/v1/models/{model}").json()["test"]
    assert answers["html"].text.startswith("<!doctype html>")
    assert answers["pdf"].content.startswith(b"%PDF-")


def test_only_a_model_that_is_not_champion_can_be_deleted(trained: Trained, copied: Studio) -> None:
    copied.serve()
    first, second = (run["model_id"] for run in trained.runs)
    with copied.client() as client:
        assert client.delete(f"/v1/models/{first}").status_code == 409
        wish = {"reason": "newer", "override": True}
        promoted = client.post(f"/v1/models/{second}/promote", json=wish)
        assert promoted.json()["status"] == "champion"
        assert client.get(f"/v1/models/{first}").json()["status"] == "archived"
        assert client.delete(f"/v1/models/{first}").status_code == 204
        assert client.get(f"/v1/models/{first}").status_code == 404
        assert client.delete(f"/v1/models/{first}").status_code == 404
        answer = client.post("/predict", json={"features": trained.home, "dataset": "demo"})
        assert answer.json()["model_id"] == second
    assert [path.name for path in (copied.home / "artifacts").iterdir() if path.is_dir()] == [
        f"{trained.runs[1]['id']}-1"
    ]


def test_only_a_model_that_is_proven_better_or_overridden_becomes_champion(
    trained: Trained, copied: Studio
) -> None:
    """The two differ in nothing but the seed, so neither is better beyond chance."""
    copied.serve()
    first, second = (run["model_id"] for run in trained.runs)
    path = f"/v1/models/{second}/promote"
    with copied.client() as client:
        refused = client.post(path, json={"reason": "newer"})
        problem = refused.json()
        assert (refused.status_code, problem["code"]) == (409, "promotion_refused")
        assert "mdape" in [place["guard"] for place in problem["places"]]
        assert "points (" in problem["detail"]
        assert client.get(f"/v1/models/{first}").json()["status"] == "champion"
        silent = client.post(path, json={"override": True, "reason": " "})
        assert (silent.status_code, silent.json()["code"]) == (422, "invalid_input")
        assert client.get(f"/v1/models/{second}/promotions").json() == {"items": []}

        client.post(path, json={"override": True, "reason": "fresher"}).raise_for_status()
        (kept,) = client.get(f"/v1/models/{second}/promotions").json()["items"]
        assert (kept["override"], kept["reason"], kept["replaced_id"]) == (True, "fresher", first)
        assert kept["n"] == trained.runs[0]["result"]["split"]["n_test"]
        assert kept["differences"]["mdape"]["verdict"] == "no_proven_difference"
        passed = {guard["name"]: guard["passed"] for guard in kept["guards"]}
        assert passed["baseline"]
        assert not passed["mdape"]
        (crowned,) = client.get(f"/v1/models/{first}/promotions").json()["items"]
        assert [guard["name"] for guard in crowned["guards"]] == ["baseline"]
        assert crowned["replaced_id"] is None


def test_a_model_that_a_naive_rule_beats_is_never_promoted(
    trained: Trained, copied: Studio
) -> None:
    second = trained.runs[1]["model_id"]
    with sqlite3.connect(copied.home / "houseprice.sqlite3") as db:
        db.execute(
            "UPDATE model_versions SET result = json_set(result, '$.test.mdape.value', 99.5) "
            "WHERE id = ?",
            [second],
        )
    db.close()
    copied.serve()
    with copied.client() as client:
        wish = {"override": True, "reason": "I want it"}
        refused = client.post(f"/v1/models/{second}/promote", json=wish)
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (409, "baseline_not_beaten")
    assert "99.50 %" in problem["detail"]
    assert [place["guard"] for place in problem["places"]] == ["baseline"]


def test_a_champion_whose_files_are_broken_is_replaced_by_override_alone(
    trained: Trained, copied: Studio
) -> None:
    kept = copied.home / "artifacts" / f"{trained.runs[0]['id']}-1" / "test_values.parquet"
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    copied.serve()
    path = f"/v1/models/{trained.runs[1]['model_id']}/promote"
    with copied.client() as client:
        refused = client.post(path).json()
        assert [place["guard"] for place in refused["places"]] == ["comparable"]
        wish = {"override": True, "reason": "the other is broken"}
        assert client.post(path, json=wish).json()["status"] == "champion"


def test_models_are_compared_sale_by_sale(trained: Trained, client: httpx2.Client) -> None:
    first, second = (run["model_id"] for run in trained.runs)
    answer = client.post("/v1/compare", json={"models": [first, second]})
    found = answer.json()
    assert answer.status_code == 200, found
    assert found["same_test"]
    assert found["n"] == trained.runs[0]["result"]["split"]["n_test"]
    by_id = {one["model_id"]: one for one in found["leaderboard"]}
    assert set(by_id) == {first, second}
    for run in trained.runs:
        scores, measured = by_id[run["model_id"]]["scores"], run["result"]["test"]
        for name in ("mdape", "cod", "rmse", "coverage_90"):
            assert scores[name]["value"] == pytest.approx(measured[name]["value"])
    assert [one["rank"] for one in found["leaderboard"]] == [1, 2]
    (pair,) = found["differences"]
    mdape = pair["metrics"]["mdape"]
    assert mdape["first"] <= mdape["second"]
    assert mdape["low"] <= mdape["difference"] <= mdape["high"]


WRONG_COMPARISONS = [
    ([], 422, "invalid_input"),
    (["one"], 422, "invalid_input"),
    (["one", "one"], 422, "invalid_input"),
    (["one", "0" * 26], 404, "not_found"),
]


@pytest.mark.parametrize(("models", "status", "code"), WRONG_COMPARISONS)
def test_what_cannot_be_compared_is_refused(
    trained: Trained, client: httpx2.Client, models: list[str], status: int, code: str
) -> None:
    first = trained.runs[0]["model_id"]
    body = {"models": [first if name == "one" else name for name in models]}
    answer = client.post("/v1/compare", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_corrupt_model_never_answers(trained: Trained, copied: Studio) -> None:
    graph = copied.home / "artifacts" / f"{trained.runs[0]['id']}-1" / "model-1.onnx"
    graph.write_bytes(graph.read_bytes()[:-1] + b"?")
    copied.serve()
    model = trained.runs[0]["model_id"]
    with copied.client() as client:
        for what in ("schema", "download", "report"):
            answer = client.get(f"/v1/models/{model}/{what}")
            assert (answer.status_code, answer.json()["code"]) == (503, "corrupt_artifact")
        refused = client.post("/predict", json={"features": trained.home, "dataset": "demo"})
        assert (refused.status_code, refused.json()["code"]) == (503, "corrupt_artifact")
        assert client.post(f"/v1/models/{model}/promote").status_code == 503
        other = {"features": trained.home, "model": trained.runs[1]["model_id"]}
        assert client.post("/predict", json=other).status_code == 200
    assert str(copied.home) not in refused.text


def test_a_forged_evaluation_is_not_shown(trained: Trained, copied: Studio) -> None:
    file = copied.home / "artifacts" / f"{trained.runs[0]['id']}-1" / "manifest.json"
    file.write_text(file.read_text().replace('"mdape"', '"mdape" ', 1))
    copied.serve()
    with copied.client() as client:
        answer = client.get(f"/v1/models/{trained.runs[0]['model_id']}/evaluation")
    assert (answer.status_code, answer.json()["code"]) == (503, "corrupt_artifact")


def test_the_api_stays_small_after_its_first_valuation(trained: Trained, copied: Studio) -> None:
    process = psutil.Process(copied.serve().pid)
    with copied.client() as client:
        body = {"features": trained.home, "dataset": "demo"}
        assert client.post("/v1/valuations", json=body).status_code == 201
    size = process.memory_info().rss
    assert size < 200 * MEGABYTE, f"{size / MEGABYTE:.0f} MB"


def test_a_fault_while_valuing_ends_neither_the_api_nor_later_valuations(
    trained: Trained, copied: Studio
) -> None:
    api = psutil.Process(copied.serve().pid)
    body = {"features": trained.home, "dataset": "demo"}
    with copied.client() as client:
        assert client.post("/predict", json=body).status_code == 200
        for child in api.children():
            child.kill()
        statuses = {client.post("/predict", json=body).status_code for _ in range(3)}
        assert statuses <= {200, 503}
        assert client.post("/predict", json=body).status_code == 200


def test_nothing_outlives_a_killed_api(trained: Trained, copied: Studio) -> None:
    api = copied.serve()
    with copied.client() as client:
        client.post("/predict", json={"features": trained.home, "dataset": "demo"})
    children = psutil.Process(api.pid).children(recursive=True)
    assert children
    api.kill()
    api.wait()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
