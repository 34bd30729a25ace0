"""Rules of splits are read as they are written, and refused with the fix."""

from __future__ import annotations

from datetime import date

import pytest

from houseprice.data.split_rules import check_rule, first_test_day
from houseprice.errors import InvalidInput


@pytest.mark.parametrize("rule", ["auto", "time", "time:2024-02-29", "random", "random:42"])
def test_every_rule_is_accepted(rule: str) -> None:
    check_rule(rule)


@pytest.mark.parametrize("rule", ["", "Time", "time:", "time:2024", "auto:1", "time:2024-07-01\n"])
def test_another_rule_is_refused_with_the_rules_there_are(rule: str) -> None:
    with pytest.raises(InvalidInput, match="auto, time, time:YYYY-MM-DD or random:SEED"):
        check_rule(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "time:2023-02-29",  # no leap year
        "time:2024-13-01",
        "time:20240701",  # ISO, too, but not as the rule says
        "time:July",
    ],
)
def test_a_day_of_no_calendar_is_refused(rule: str) -> None:
    with pytest.raises(InvalidInput, match="must name a day of the calendar") as refusal:
        first_test_day(rule)
    assert "time:2024-07-01" in str(refusal.value.hint)


def test_only_a_rule_with_a_day_names_one() -> None:
    assert first_test_day("time:2024-07-01") == date(2024, 7, 1)
    assert [first_test_day(rule) for rule in ("auto", "time", "random:42")] == [None] * 3
