"""The client of the API against a real API and a real worker."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.integration.api.conftest import Studio, free_port

from houseprice_client import NotReachable, RunFailed, StudioError
from houseprice_client import Studio as Client
from houseprice_client.generated.api.datasets import list_datasets
from houseprice_client.generated.models.predict_response import PredictResponse


def sales(folder: Path, price: str = "") -> Path:
    """A table of 80 sales, the last with another price."""
    lines = ["sale_price,living_area,bedrooms,latitude,longitude"]
    for i in range(80):
        place = f"{45 + i / 1_000:.4f},{-93 - i / 900:.4f}"
        lines.append(f"{200_000 + 1_000 * i},{1_000 + 10 * i},{i % 4 + 1},{place}")
    if price:
        lines[-1] = price + lines[-1][lines[-1].index(",") :]
    file = folder / "sales.csv"
    file.write_text("\n".join(lines))
    return file


def test_a_training_is_awaited_with_a_bar(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    run = client.wait(client.train("lightgbm", dataset="demo", epochs=20, seed=7))
    shown = capsys.readouterr().err
    assert run.state == "succeeded"
    assert run.settings.seed == 7
    assert "Succeeded: 100 %" in shown


def test_an_own_file_is_uploaded_and_its_rows_are_downloaded(
    client: Client, tmp_path: Path
) -> None:
    dataset = client.upload(sales(tmp_path), name="Own", roles={"living_area": "living_area"})
    assert dataset.rows == 80
    assert {c.name: c.role for c in dataset.columns}["living_area"] == "living_area"
    copy = client.save(f"/v1/datasets/{dataset.id}/rows.csv", tmp_path / "copy.csv", q="45.005")
    assert copy.read_text("utf-8-sig").splitlines()[1].startswith("205000")
    assert [file.name for file in tmp_path.glob("*.part")] == []


def test_a_cell_that_cannot_be_read_is_named(client: Client, tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        client.upload(sales(tmp_path, price="much"), target="sale_price")
    problem = caught.value
    assert problem.status == 422
    assert problem.hint
    assert (problem.places[0]["row"], problem.places[0]["column"]) == (81, "sale_price")
    assert "much" in str(problem)


def test_a_home_is_valued_with_reasons(client: Client, model: str) -> None:
    answer = client.value(client.example(model), model=model, explain=True)
    assert answer.low_90 < answer.value < answer.high_90
    assert answer.explanation
    assert len(answer.explanation.comparables) > 0


def test_a_home_that_cannot_be_valued_does_not_fail_the_others(client: Client, model: str) -> None:
    home = client.example(model)
    sizes = np.array([1_000, 1_500])
    homes = [{**home, "living_area": size} for size in sizes]
    gap = {**home, "year_built": float("nan"), "sale_date": date(2023, 5, 1)}
    wrong = {**home, "living_area": "spacious"}
    answers = client.value_many([*homes, wrong, gap], model=model, progress=False)
    assert [isinstance(answer, PredictResponse) for answer in answers] == [True, True, False, True]
    refused = answers[2]
    assert isinstance(refused, StudioError)
    assert "living_area" in str(refused)
    assert "spacious" in str(refused)
    small, large = answers[0], answers[1]
    assert isinstance(small, PredictResponse)
    assert isinstance(large, PredictResponse)
    assert small.value < large.value


def test_an_unknown_model_stops_a_file_of_homes(client: Client) -> None:
    with pytest.raises(StudioError) as caught:
        client.value_many([{"living_area": 1_000}], model="nonesuch", progress=False)
    assert caught.value.status == 404
    assert caught.value.code == "not_found"


@pytest.mark.parametrize(("name", "start"), [("report.pdf", b"%PDF"), ("report.html", b"<!DOC")])
def test_a_report_is_downloaded(
    client: Client, model: str, tmp_path: Path, name: str, start: bytes
) -> None:
    file = client.report(model, tmp_path / name)
    assert file.read_bytes()[:5].upper().startswith(start)


def test_a_report_of_an_unknown_kind_is_refused_before_any_call(client: Client) -> None:
    with pytest.raises(ValueError, match=r"\.pdf, \.html, \.json, got 'report\.docx'"):
        client.report("any", "report.docx")


def test_a_run_that_is_cancelled_is_an_error_with_its_run(client: Client) -> None:
    run = client.train("pytorch", dataset="demo", epochs=10_000, patience=10_000)
    client.cancel(run)
    with pytest.raises(RunFailed) as caught:
        client.wait(run, progress=False)
    assert caught.value.run.id == run.id
    assert caught.value.code == "cancelled"


def test_waiting_ends_at_its_limit_and_the_run_goes_on(client: Client) -> None:
    run = client.train("pytorch", dataset="demo", epochs=10_000, patience=10_000)
    with pytest.raises(TimeoutError, match=run.id):
        client.wait(run, progress=False, timeout_s=0.2)
    assert client.cancel(run).state in {"queued", "running", "cancelled"}


def test_every_call_of_the_api_is_a_function(client: Client) -> None:
    ids = {item.id for item in list_datasets.sync(client=client.calls).items}
    assert "demo" in ids


def test_a_setting_out_of_bounds_names_the_field(client: Client) -> None:
    with pytest.raises(StudioError) as caught:
        client.train("lightgbm", epochs=0)
    assert caught.value.code == "invalid_input"
    assert caught.value.places[0]["field"] == "epochs"


def test_where_no_studio_is_the_address_is_named() -> None:
    with Client("http://127.0.0.1:1") as nowhere, pytest.raises(NotReachable) as caught:
        nowhere.train()
    assert "http://127.0.0.1:1" in str(caught.value)
    assert caught.value.retryable


def test_a_key_opens_a_studio_with_accounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = Studio(tmp_path, free_port())
    monkeypatch.setenv("HOUSEPRICE_ACCOUNTS", "accounts")
    monkeypatch.setenv("HOUSEPRICE_PUBLIC_URL", studio.url)
    try:
        studio.serve()
        with Client(studio.url, api_key=new_key(studio)) as reader:
            assert list_datasets.sync(client=reader.calls).items
            with pytest.raises(StudioError) as beyond:
                reader.train("lightgbm", dataset="demo")
        with Client(studio.url) as stranger, pytest.raises(StudioError) as outside:
            stranger.train("lightgbm", dataset="demo")
    finally:
        studio.stop()
    assert beyond.value.status == 403
    assert outside.value.status == 401


def new_key(studio: Studio) -> str:
    """A key that may read, of a new administrator."""
    link = re.search(r"http\S+/welcome#(\S+)", studio.log("api"))
    assert link
    with studio.client() as browser:
        browser.headers["Origin"] = studio.url
        words = {"link": link.group(1), "name": "Ada", "password": "correct horse battery staple"}
        assert browser.post("/v1/account/links/use", json=words).is_success
        answer = browser.post("/v1/account/keys", json={"name": "notebook", "scopes": ["read"]})
    return str(answer.json()["text"])
