"""Small files of one habit each come out as their ``expected.json`` says."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from houseprice.data.importing.inspection import Inspection, inspect_table

FOLDER = Path(os.environ.get("HOUSEPRICE_CASES_DIR", ""))
EXPECTED: dict[str, dict[str, Any]] = (
    json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
    if (FOLDER / "expected.json").is_file()
    else {}
)
M2_PER_UNIT = {"m2": 1.0, "ft2": 0.09290304}

pytestmark = pytest.mark.skipif(
    not EXPECTED, reason="HOUSEPRICE_CASES_DIR names no folder with an expected.json"
)


@pytest.fixture(scope="module", params=sorted(EXPECTED))
def case(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Inspection]:
    name = str(request.param)
    return EXPECTED[name], inspect_table(FOLDER / name)


def test_every_column_has_its_role(case: tuple[dict[str, Any], Inspection]) -> None:
    expected, inspection = case
    roles = {column.name: column.role for column in inspection.columns}
    assert {name: roles.get(name) for name in expected.get("roles", {})} == expected.get(
        "roles", {}
    )


def test_the_units_are_those_of_the_table(case: tuple[dict[str, Any], Inspection]) -> None:
    expected, inspection = case
    for key in ("currency", "area_unit"):
        if key in expected:
            assert getattr(inspection, key) == expected[key]


def test_the_first_sale_is_read_right(case: tuple[dict[str, Any], Inspection]) -> None:
    expected, inspection = case
    first = expected.get("first_row", {})
    if "price" in first:
        assert inspection.first_row["price"] == first["price"]
    if "sale_date" in first and "date" in inspection.first_row:
        error = date.fromisoformat(inspection.first_row["date"]) - date.fromisoformat(
            first["sale_date"]
        )
        assert abs(error.days) <= expected.get("date_tolerance_days", _unsaid_days(inspection))
    if "living_area_m2" in first and "living_area" in inspection.first_row:
        factor = M2_PER_UNIT.get(inspection.area_unit, 1.0)
        area = inspection.first_row["living_area"] * factor
        is_mixed = expected.get("warning") == "unit mix-up"
        assert is_mixed or area == pytest.approx(first["living_area_m2"], rel=0.01)


def _unsaid_days(inspection: Inspection) -> int:
    """Days that a month without a day leaves open."""
    (evidence,) = [column.evidence for column in inspection.columns if column.role == "date"]
    return 30 if "first day" in evidence else 0


def test_bad_rows_are_named_and_no_others(case: tuple[dict[str, Any], Inspection]) -> None:
    expected, inspection = case
    if "problem_rows" in expected:
        rows = sorted({problem.row for problem in inspection.problems if problem.row})
        assert rows == expected["problem_rows"]


def test_warnings_and_questions_are_said(case: tuple[dict[str, Any], Inspection]) -> None:
    expected, inspection = case
    if "warning" in expected:
        assert expected["warning"] in {problem.kind for problem in inspection.problems}
    if "question" in expected:
        assert expected["question"] in {question.kind for question in inspection.questions}


def test_exactly_the_leaks_are_flagged(case: tuple[dict[str, Any], Inspection]) -> None:
    expected, inspection = case
    if "leaks" in expected:
        assert sorted(leak.column for leak in inspection.leaks) == sorted(expected["leaks"])


def test_the_date_format_is_in_the_evidence(case: tuple[dict[str, Any], Inspection]) -> None:
    expected, inspection = case
    if "date_format" in expected:
        evidence = " ".join(column.evidence for column in inspection.columns)
        assert expected["date_format"] in evidence
    if "derived" in expected:
        assert {name: list(sources) for name, sources in inspection.derived.items()} == expected[
            "derived"
        ]
    if "rows" in expected:
        assert inspection.rows == expected["rows"]
