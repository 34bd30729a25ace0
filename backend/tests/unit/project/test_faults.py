"""Every fault of the list is tested by a test that exists, and every failpoint is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2]
SOURCE = TESTS.parent / "src" / "houseprice"
PAGE = (TESTS.parents[1] / "docs" / "faults.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| F(\d+) \|.*\| ([^|]+) \|$", PAGE, re.MULTILINE))
POINTS = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", PAGE.split("| point | where |")[1]))


def test_the_page_has_every_fault() -> None:
    assert list(ROWS) == [str(number) for number in range(1, 51)]


@pytest.mark.parametrize("number", ROWS)
def test_the_tests_of_a_fault_exist(number: str) -> None:
    named = re.findall(r"`([\w/.]+)::(\w+)`", ROWS[number])
    assert named
    for file, name in named:
        text = (TESTS / file).read_text(encoding="utf-8")
        assert re.search(rf"def {name}\(", text), f"{file}::{name}"


def test_every_failpoint_is_explained_and_used_by_a_test() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    reached = set(re.findall(r'failpoints\.reach\("(\w+)"\)', source))
    phases = {"while_loading", "while_training", "while_evaluating"}
    assert reached | phases == POINTS
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (TESTS / "faults").glob("*.py"))
    assert [point for point in sorted(POINTS) if f'"{point}"' not in tests] == []
