"""Which model answers where none is named, and why."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio, Trained


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
        (promotion,) = client.get(f"/v1/models/{second}/promotions").json()["items"]
        assert (promotion["override"], promotion["reason"], promotion["replaced_id"]) == (
            True,
            "fresher",
            first,
        )
        assert promotion["n"] == trained.runs[0]["result"]["split"]["n_test"]
        assert promotion["differences"]["mdape"]["verdict"] == "no_proven_difference"
        passed = {guard["name"]: guard["passed"] for guard in promotion["guards"]}
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
    test_values = copied.home / "artifacts" / f"{trained.runs[0]['id']}-1" / "test_values.parquet"
    test_values.write_bytes(test_values.read_bytes()[:-1] + b"?")
    copied.serve()
    path = f"/v1/models/{trained.runs[1]['model_id']}/promote"
    with copied.client() as client:
        refused = client.post(path).json()
        assert [place["guard"] for place in refused["places"]] == ["comparable"]
        wish = {"override": True, "reason": "the other is broken"}
        assert client.post(path, json=wish).json()["status"] == "champion"
