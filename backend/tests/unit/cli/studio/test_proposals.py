"""``houseprice proposals`` on a data folder of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from houseprice.cli.app import run
from houseprice.jobs.actors import Ownership
from houseprice.jobs.records import DatasetSnapshot, NewRun, Outcome
from houseprice.store import proposals, runs, workers
from houseprice.store.engine import make_engine, migrate, transaction
from houseprice.training.spec import TrainSettings

ADA = Ownership("a" * 26, "ada")
DEMO = DatasetSnapshot("demo", "demo", "Demo market", "USD", "ft2", is_sample=True)


@pytest.fixture
def proposal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A proposal of Ada's, in a studio that asks for a second person."""
    monkeypatch.setenv("HOUSEPRICE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("HOUSEPRICE_DATABASE_URL", "")
    monkeypatch.setenv("HOUSEPRICE_ACCOUNTS", "accounts")
    monkeypatch.setenv("HOUSEPRICE_PROMOTION_NEEDS_SECOND", "true")
    url = f"sqlite:///{tmp_path / 'houseprice.sqlite3'}"
    migrate(url)
    engine = make_engine(url)
    with transaction(engine) as db:
        workers.beat(db, workers.WorkerBeat("w", "1", "h", 1, 1, ("cpu",)))
        runs.submit(db, NewRun("lightgbm", DEMO, TrainSettings()))
        claimed = runs.claim(db, "w", ("cpu",), 3600.0)
        assert claimed is not None
        score = {"n": 1}
        baselines = {"median_area": score, "linear": score}
        figures = {"test": score, "baselines": baselines, "split": {}, "seconds": 1.0}
        outcome = Outcome(figures, "folder", "0" * 64, "0" * 64, 1)
        model = runs.succeed(db, claimed.id, claimed.fence, outcome)
        assert model is not None
        row = proposals.add(db, model.id, ADA, "better", override=False)
    engine.dispose()
    return row.id


def test_a_proposal_is_listed_and_declined_with_a_reason(
    proposal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["proposals", "list", "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["id"], listed["proposed_by"], listed["why_not_decide"]) == (
        (proposal, "ada", None)
    )
    assert run(["proposals", "decline", proposal, "--answer", " "]) == 2
    assert "declined with a reason" in capsys.readouterr().err
    assert run(["proposals", "decline", proposal, "--answer", "too few sales"]) == 0
    assert "declined" in capsys.readouterr().out
    assert run(["proposals", "withdraw", proposal]) == 2
    assert "decided once" in capsys.readouterr().err
    assert run(["proposals", "list"]) == 0
    assert "No proposal waits." in capsys.readouterr().out


def test_a_model_without_files_is_not_accepted(
    proposal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["proposals", "accept", proposal]) != 0
    assert "has no manifest.json" in capsys.readouterr().err
    assert run(["proposals", "list", "--json"]) == 0
    assert [view["id"] for view in json.loads(capsys.readouterr().out)] == [proposal]
