"""The list of runs, and the place of one that waits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from houseprice.cli.app import BAD_INPUT, OK, run
from houseprice.jobs.queue import SilentBell
from houseprice.services import runs
from houseprice.services.context import build_context, migrate_database
from houseprice.settings import Settings
from houseprice.training.spec import TrainSettings


@pytest.fixture
def run_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A small training and an `all` that wait."""
    monkeypatch.setenv("HOUSEPRICE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("HOUSEPRICE_DATABASE_URL", "")
    settings = Settings()
    migrate_database(settings)
    ctx = build_context(settings, SilentBell())
    names = ("all", "lightgbm")
    ids = [runs.submit(ctx, name, TrainSettings(), "demo").id for name in names]
    ctx.close()
    return ids


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert run(["runs", "--json", *arguments]) == OK
    items: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return items


def test_runs_are_listed_with_their_places(
    run_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    single, parent = listed(capsys)
    assert (single["id"], single["priority"], single["queue_position"]) == (run_ids[1], "normal", 1)
    assert (parent["id"], parent["priority"], parent["queue_position"]) == (run_ids[0], "low", 2)
    assert run(["runs"]) == OK
    assert "priority" in capsys.readouterr().out


def test_a_waiting_run_gets_another_priority(
    run_ids: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (changed,) = listed(capsys, "--run", run_ids[0], "--priority", "high")
    assert (changed["priority"], changed["queue_position"]) == ("high", 1)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--priority", "high"], "needs the run"),
        (["--run", "x", "--priority", "urgent"], "must be low, normal or high, got 'urgent'"),
        (["--run", "x", "--priority", "high"], "There is no run 'x'"),
    ],
)
def test_what_is_wrong_is_said(
    run_ids: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert run(["runs", *arguments]) == BAD_INPUT
    assert says in capsys.readouterr().err
