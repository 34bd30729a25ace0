"""The values of a file of homes as a CSV file."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from houseprice.cli.value_csv import check_target, write_csv
from houseprice.data.importing.sheet import FILE_ROW
from houseprice.errors import InvalidInput


def _document(value: float | None, reason: str, *codes: str) -> dict[str, Any]:
    ends = dict.fromkeys(("low_68", "high_68", "low_90", "high_90"), value)
    sure = {"score": 0 if value is None else 88, "band": "low", "reason": reason}
    record = {"coverage_90": 83.54, "of_earlier_ranges": False}
    more: dict[str, Any] = {"confidence": sure, "reason_codes": codes}
    more |= {"ranges": None if value is None else record, "notes": ("It is late.",)}
    fsd = None if value is None else 0.12361
    return {"model": "/models/m1", "value": value, **ends, "fsd": fsd, **more}


def _written(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_there_is_a_row_for_each_home_with_its_id_and_the_reason_of_a_refusal(
    tmp_path: Path,
) -> None:
    documents = [
        _document(431_000.126, "Sure, of it."),
        _document(None, "No value: beds must be a whole number, got '2.5'.", "unreadable:beds"),
        _document(99.0, "=cmd|' /C calc'!A0", "missing:town", "far_from_any_sale"),
    ]
    ids = pl.DataFrame({"Objekt Nr": ["-7", "=1+1", "00012"], FILE_ROW: [2, 3, 5]})
    text = write_csv(documents, tmp_path / "out.csv", "EUR", [2, 3, 5], ids)
    assert text.startswith("3 homes, 1 of them without a value")
    first, second, third = _written(tmp_path / "out.csv")
    assert list(first)[:4] == ["row", "Objekt Nr", "currency", "value"]
    assert (first["row"], first["Objekt Nr"], first["value"]) == ("2", "-7", "431000.13")
    assert (first["fsd"], first["reason"], first["model"]) == (
        "0.1236",
        "Sure, of it. It is late.",
        "m1",
    )
    assert (first["held_90"], second["held_90"]) == ("83.5", "")
    assert (second["value"], second["Objekt Nr"]) == ("", "'=1+1")
    assert second["reason_codes"] == "unreadable:beds"
    assert "must be a whole number" in second["reason"]
    assert third["reason_codes"] == "missing:town far_from_any_sale"
    assert (third["Objekt Nr"], third["reason"][:2]) == ("00012", "'=")


def test_homes_without_ids_have_their_number(tmp_path: Path) -> None:
    write_csv([_document(None, "No.")] * 2, tmp_path / "out.csv", "", None, None)
    assert [row["row"] for row in _written(tmp_path / "out.csv")] == ["1", "2"]


def test_a_column_of_ids_with_a_name_of_the_values_is_called_id(tmp_path: Path) -> None:
    ids = pl.DataFrame({"value": ["a"], FILE_ROW: [2]})
    write_csv([_document(1.0, "Yes.")], tmp_path / "out.csv", "EUR", [2], ids)
    assert _written(tmp_path / "out.csv")[0]["id"] == "a"


def test_the_homes_are_not_overwritten(tmp_path: Path) -> None:
    homes = tmp_path / "homes.csv"
    homes.write_text("x", encoding="utf-8")
    check_target(None, None)
    check_target(tmp_path / "out.csv", str(homes))
    for target, file in ((homes, str(homes)), (tmp_path / "no" / "out.csv", str(homes)),
                         (tmp_path / "out.csv", None)):  # fmt: skip
        with pytest.raises(InvalidInput, match="--csv"):
            check_target(target, file)
