"""What a trained model shows of itself over HTTP."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2

from houseprice.artifacts import seal, verify
from houseprice.evaluation.estimates import estimate

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio, Trained


def test_the_status_names_the_newest_model_of_each_family(
    trained: Trained, client: httpx2.Client
) -> None:
    status = client.get("/models/status", params={"dataset": "demo"}).json()
    model_ids = {family["family"]: family["model_id"] for family in status["models"]}
    assert model_ids["lightgbm"] == trained.runs[1]["model_id"]
    assert model_ids["pytorch"] is None


def test_a_downloaded_model_is_whole(
    trained: Trained, client: httpx2.Client, tmp_path: Path
) -> None:
    answer = client.get(f"/v1/models/{trained.runs[0]['model_id']}/download")
    name = f"lightgbm-v1-{trained.runs[0]['model_id']}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path)
    assert verify(tmp_path / name).family == "lightgbm"


def test_the_blind_test_of_a_model_is_shown_in_full(
    trained: Trained, client: httpx2.Client
) -> None:
    model = client.get(f"/v1/models/{trained.runs[0]['model_id']}").json()
    evaluation = client.get(f"/v1/models/{model['id']}/evaluation").json()
    assert evaluation["test"] == model["test"]
    assert evaluation["test_sha256"] == model["test_sha256"]
    study = evaluation["ratio_study"]
    assert study["n"] == model["test"]["n"] == study["trimmed"]["n"] + study["trimmed"]["trimmed"]
    assert set(study["trimmed"]["estimates"]) == set(study["estimates"])
    assert study["trimmed"]["estimates"]["vei"]["low"] is not None
    tiers = evaluation["groups"]["tier"]["rows"]
    assert [row["name"] for row in tiers[:2]] == ["1 of 10", "2 of 10"]
    assert evaluation["groups"]["month"]["rows"]
    by_age = evaluation["by_age"]
    assert 2 <= len(by_age) <= 6
    days = [day for part in by_age for day in (part["first_day"], part["last_day"])]
    assert days == sorted(days)
    assert all(part["n"] >= 30 and part["days_after"] > 0 for part in by_age)
    assert evaluation["has_market_index"]


def test_how_the_market_moved_is_told_with_intervals(
    trained: Trained, client: httpx2.Client
) -> None:
    model = client.get(f"/v1/models/{trained.runs[0]['model_id']}").json()
    index = client.get(f"/v1/models/{model['id']}/market-index").json()
    assert index["market"]["n"] == model["split"]["n_train"]
    assert index["market"]["points"][0]["index"] == 100
    last = index["market"]["points"][-1]
    assert last["low"] < last["index"] < last["high"]
    assert {curve["area"] for curve in index["areas"]} & {"Old Harbour", "Lakeview", "Riverside"}


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
        assert client.get(f"/v1/models/{first}").json()["status"] == "former"
        assert client.delete(f"/v1/models/{first}").status_code == 204
        assert client.get(f"/v1/models/{first}").status_code == 404
        assert client.delete(f"/v1/models/{first}").status_code == 404
        answer = client.post("/predict", json={"features": trained.home, "dataset": "demo"})
        assert answer.json()["model_id"] == second
    assert [path.name for path in (copied.home / "artifacts").iterdir() if path.is_dir()] == [
        f"{trained.runs[1]['id']}-1"
    ]


def test_a_corrupt_model_never_answers(trained: Trained, copied: Studio) -> None:
    graph = copied.home / "artifacts" / f"{trained.runs[0]['id']}-1" / "model.onnx"
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


def test_a_model_whose_trimmed_figures_are_plain_numbers_is_shown(
    trained: Trained, copied: Studio
) -> None:
    folder = copied.home / "artifacts" / f"{trained.runs[0]['id']}-1"
    manifest = json.loads((folder / "manifest.json").read_text())
    trimmed = manifest["ratio_study"]["trimmed"]
    values = {name: figure["value"] for name, figure in trimmed.pop("estimates").items()}
    trimmed |= {name: values[name] for name in ("median_ratio", "cod", "cov", "prd", "prb")}
    (folder / "manifest.json").unlink()
    _publish_again(copied, trained.runs[0]["model_id"], seal(folder, manifest))
    copied.serve()
    with copied.client() as client:
        path = f"/v1/models/{trained.runs[0]['model_id']}"
        study = client.get(f"{path}/evaluation").json()["ratio_study"]["trimmed"]
        assert study["estimates"]["cod"] == estimate(values["cod"], n=study["n"])
        assert "vei" not in study["estimates"]
        assert client.get(f"{path}/report").json()["blind"]["trimmed"] == study
        assert client.get(f"{path}/report", params={"format": "html"}).status_code == 200


def _publish_again(studio: Studio, model_id: str, manifest_sha256: str) -> None:
    """Take a manifest for the one that was published, as an older version would have left it."""
    with sqlite3.connect(studio.home / "houseprice.sqlite3") as db:
        told = (manifest_sha256, model_id)
        db.execute("UPDATE model_versions SET manifest_sha256 = ? WHERE id = ?", told)


def test_a_forged_evaluation_is_not_shown(trained: Trained, copied: Studio) -> None:
    file = copied.home / "artifacts" / f"{trained.runs[0]['id']}-1" / "manifest.json"
    file.write_text(file.read_text().replace('"mdape"', '"mdape" ', 1))
    copied.serve()
    with copied.client() as client:
        answer = client.get(f"/v1/models/{trained.runs[0]['model_id']}/evaluation")
    assert (answer.status_code, answer.json()["code"]) == (503, "corrupt_artifact")
