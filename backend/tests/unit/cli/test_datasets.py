"""`houseprice datasets` and `houseprice inspect` print what programs and people can read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from houseprice.cli.datasets import datasets_command
from houseprice.cli.tables.inspection import inspect_command
from houseprice.data.builtin.load import BUILTIN
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import InvalidData


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.csv"
    rows = "\n".join(f"{100_000 + i},{i % 4},[red]x{i % 2}" for i in range(30))
    path.write_text(f"price,beds,[bold]kind\n{rows}\n")
    return path


@pytest.fixture
def _empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOUSEPRICE_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("HOUSEPRICE_DATASETS_DIR", raising=False)


@pytest.mark.usefixtures("_empty_home")
def test_the_sets_are_listed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    datasets_command(json=True)
    document = json.loads(capsys.readouterr().out)
    assert [item["id"] for item in document["items"]] == list(BUILTIN)
    assert document["default_id"] == "demo"
    here = {item["id"]: item["available"] for item in document["items"]}
    assert here == {name: name == "demo" for name in BUILTIN}


@pytest.mark.usefixtures("_empty_home")
def test_the_sets_are_listed_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    datasets_command()
    out = capsys.readouterr().out
    assert all(name in out for name in BUILTIN)


def test_inspect_prints_the_promised_document(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inspect_command(table, TableRequest("t"), json=True)
    document = json.loads(capsys.readouterr().out)
    promised = {"rows", "dialect", "encoding", "columns", "problems", "leaks", "questions"}
    units = {"currency", "area_unit", "derived", "bad_rows", "first_row"}
    rows = {"usable_rows", "warned_rows", "first_rows", "edits"}
    place = {"sheet", "sheets", "header_row", "top_lines"}
    assert set(document) == promised | units | rows | place
    assert document["rows"] == 30
    assert [column["role"] for column in document["columns"]] == ["price", "bedrooms", "category"]


def test_inspect_prints_names_as_they_are(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inspect_command(table, TableRequest("t"))
    assert "[bold]kind" in capsys.readouterr().out


def test_inspect_takes_a_target(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inspect_command(table, TableRequest("t", target="beds"), json=True)
    columns = json.loads(capsys.readouterr().out)["columns"]
    assert {column["name"]: column["role"] for column in columns}["beds"] == "price"
    with pytest.raises(InvalidData):
        inspect_command(table, TableRequest("t", target="cost"), json=True)
