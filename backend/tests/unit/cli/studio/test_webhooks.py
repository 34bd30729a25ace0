"""``houseprice webhooks`` on a data folder of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from houseprice.cli.app import run


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOUSEPRICE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("HOUSEPRICE_DATABASE_URL", "")
    return tmp_path


def document(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert run(["webhooks", *words]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_webhook_is_added_listed_and_removed(capsys: pytest.CaptureFixture[str]) -> None:
    added = document(capsys, "add", "https://example.org/", "--topic", "run.failed", "--json")
    assert added["secret"].startswith("whsec_")
    (listed,) = document(capsys, "list", "--json")
    assert (listed["id"], listed["secret"]) == (added["id"], None)
    assert run(["webhooks", "rotate", added["id"]]) == 0
    assert capsys.readouterr().out.startswith("whsec_")
    assert run(["webhooks", "disable", added["id"]]) == 0
    assert run(["webhooks", "enable", added["id"]]) == 0
    assert run(["webhooks", "remove", added["id"]]) == 0
    assert document(capsys, "list", "--json") == []


def test_an_inner_address_is_refused_with_exit_status_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["webhooks", "add", "https://10.0.0.1/"]) == 2
    assert "HOUSEPRICE_WEBHOOK_ALLOW" in capsys.readouterr().err


def test_a_test_message_that_fails_ends_with_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOUSEPRICE_WEBHOOK_ALLOW", "127.0.0.1:1")  # nobody listens there
    added = document(capsys, "add", "http://127.0.0.1:1/", "--json")
    assert run(["webhooks", "test", added["id"]]) == 1
    out = capsys.readouterr().out
    assert "failed" in out
    assert "No answer" in out
    (delivery,) = document(capsys, "deliveries", added["id"], "--json")
    assert delivery["attempts"] == 1
    assert run(["webhooks", "again", delivery["id"]]) == 1


def test_a_webhook_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["webhooks", "remove", "0" * 26]) == 2
    assert "There is no webhook" in capsys.readouterr().err
