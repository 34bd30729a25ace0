"""Who may run the command line owns the studio: a link for an administrator, and the log."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from houseprice.cli.app import run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOUSEPRICE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("HOUSEPRICE_DATABASE_URL", "")
    monkeypatch.setenv("HOUSEPRICE_PUBLIC_URL", "https://houses.example")
    return tmp_path


def test_a_link_is_printed_each_time_and_the_log_has_it(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    links = set()
    for _ in range(2):
        assert run(["accounts", "link"]) == 0
        links.add(capsys.readouterr().out.strip())
    pattern = r"https://houses\.example/welcome#hpl_[0-9a-z]{26}_[\w-]{43}"
    assert len(links) == 2
    assert all(re.fullmatch(pattern, link) for link in links)
    assert run(["accounts", "audit"]) == 0
    assert capsys.readouterr().out.count("link_for_administrator") == 2
    assert run(["accounts", "audit", "--verify"]) == 0
    assert "whole: 2 entries" in capsys.readouterr().out


def test_a_forged_log_ends_with_status_1(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["accounts", "link"]) == 0
    with sqlite3.connect(home / "houseprice.sqlite3") as db:
        db.execute("DROP TRIGGER audit_log_no_update")
        db.execute("UPDATE audit_log SET actor_name = 'eve'")
    db.close()
    assert run(["accounts", "audit", "--verify"]) == 1
    assert "broken at entry 1" in capsys.readouterr().err
