"""``houseprice schedules`` on a data folder of its own."""

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
    assert run(["schedules", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_schedule_is_added_paused_run_and_removed(capsys: pytest.CaptureFixture[str]) -> None:
    added = document(
        capsys, "add", "monthly", "30 2 1 * *", "demo", "--model", "lightgbm", "--promote"
    )
    assert added["in_words"] == "At 02:30 on the first day of every month"
    assert run(["schedules", "pause", added["id"]]) == 0
    (listed,) = document(capsys, "list")
    assert (listed["next_due"], listed["promote"]) == ([], True)
    assert run(["schedules", "resume", added["id"]]) == 0
    assert run(["schedules", "run", added["id"]]) == 0
    (fire,) = document(capsys, "history", added["id"])
    assert (fire["outcome"], fire["promotion"]) == ("started", "waiting")
    assert run(["schedules", "run", added["id"]]) == 2, "one run at a time"
    assert run(["schedules", "remove", added["id"]]) == 0
    assert document(capsys, "list") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["x", "61 * * * *", "demo"], "cron must be"),
        (["x", "0 6 * * *", "atlantis"], "atlantis"),
        (["x", "0 6 * * *", "demo", "--model", "oracle"], "model_type must be"),
        (["x", "0 6 * * *", "demo", "--timezone", "Mars/Olympus"], "timezone must be"),
        ([" ", "0 6 * * *", "demo"], "name must"),
    ],
)
def test_a_wrong_plan_is_refused_with_exit_status_2(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(["schedules", "add", *words]) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert document(capsys, "list") == []
