"""The acceptance points of the interface name tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
PAGE = (ROOT / "docs/interface.md").read_text()
ROWS = re.findall(r"^\| (\d+) [^|]*\|([^|]*)\|([^|]*)\|(.*)\|$", PAGE, flags=re.MULTILINE)
#: A test in a row: the file, where it is not that of the test before it, and the title.
NAMED = re.compile(r"(?:`([\w./-]+)`: )?\*([^*]+)\*")


def test_all_forty_points_are_there_with_goal_and_figure() -> None:
    assert [int(number) for number, *_ in ROWS] == list(range(1, 41))
    assert all(goal.strip() and figure.strip() for _, goal, figure, _ in ROWS)


@pytest.mark.parametrize(("number", "tests"), [(row[0], row[3]) for row in ROWS])
def test_each_named_test_exists(number: str, tests: str) -> None:
    files = re.findall(r"`((?:frontend|backend|benchmarks)/[\w./-]+)`", tests)
    assert files, f"point {number} names neither a test nor a script"
    assert [file for file in files if not (ROOT / file).exists()] == []
    file = ""
    for named, title in NAMED.findall(tests):
        file = named or file
        assert title in (ROOT / file).read_text(), f"{title!r} is not in {file}"
