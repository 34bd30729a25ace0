"""Due times, also where clocks change, and what is said of a wrong expression."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from houseprice.errors import InvalidInput
from houseprice.services.schedules import due_times

VIENNA = "Europe/Vienna"


def at(text: str, zone: str = VIENNA) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


def local(times: tuple[float, ...], zone: str = VIENNA) -> list[str]:
    return [datetime.fromtimestamp(t, ZoneInfo(zone)).strftime("%m-%d %H:%M%z") for t in times]


@pytest.mark.parametrize(
    ("cron", "since", "expected"),
    [
        # 02:30 does not exist on 28 March 2027: it is due right after the change, once.
        ("30 2 * * *", "2027-03-27 12:00", ["03-28 03:00+0200", "03-29 02:30+0200"]),
        # 02:30 comes twice on 25 October 2026: it is due once.
        ("30 2 * * *", "2026-10-24 12:00", ["10-25 02:30+0200", "10-26 02:30+0100"]),
        # Every half hour follows real time, through the hour that comes twice.
        (
            "*/30 * * * *",
            "2026-10-25 02:15",
            ["10-25 02:30+0200", "10-25 02:00+0100", "10-25 02:30+0100"],
        ),
        ("0 6 1 * *", "2026-10-25 12:00", ["11-01 06:00+0100", "12-01 06:00+0100"]),
        ("0 0 29 2 *", "2026-01-01 00:00", ["02-29 00:00+0100"]),
        ("0 8 * * MON-FRI", "2026-10-23 12:00", ["10-26 08:00+0100", "10-27 08:00+0100"]),
    ],
)
def test_due_times_follow_the_clocks_of_the_zone(
    cron: str, since: str, expected: list[str]
) -> None:
    assert local(due_times.after(cron, VIENNA, at(since), len(expected))) == expected


def test_a_zone_ahead_of_utc_is_due_earlier() -> None:
    (vienna,) = due_times.after("0 6 * * *", VIENNA, at("2026-07-01 00:00", "UTC"))
    (utc,) = due_times.after("0 6 * * *", "UTC", at("2026-07-01 00:00", "UTC"))
    assert utc - vienna == 7_200


@pytest.mark.parametrize(
    "cron",
    [
        "", "a", "* * * *", "* * * * * *", "61 * * * *", "0 24 * * *", "0 0 0 * *", "0 0 30 2 *",
        "@daily", "*/0 * * * *", "0 0 31 4,6 *", "1-0 * * * *", "-1 * * * *", "0 0 * * 8",
    ],
)  # fmt: skip
def test_a_wrong_expression_is_named(cron: str) -> None:
    with pytest.raises(InvalidInput, match="cron must be") as caught:
        due_times.check(cron, "UTC")
    assert caught.value.places[0]["field"] == "cron"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "Europe", "", "+01:00"])
def test_a_wrong_zone_is_named(zone: str) -> None:
    with pytest.raises(InvalidInput, match="timezone must be"):
        due_times.check("0 6 * * *", zone)


def test_words_say_what_the_expression_does() -> None:
    assert due_times.in_words("30 2 1 * *") == "At 02:30 on the first day of every month"


def test_of_passed_times_the_latest_is_apart_and_the_oldest_are_counted() -> None:
    first, now = at("2026-11-01 00:00", "UTC"), at("2026-11-03 00:30", "UTC")
    times = due_times.passed("0 * * * *", "UTC", first, now)
    hour = 3_600.0
    assert times.latest == first + 48 * hour
    assert times.following == first + 49 * hour
    assert times.missed == tuple(first + n * hour for n in range(28, 48))
    assert times.unlisted == 28


def test_a_single_passed_time_misses_none() -> None:
    first = datetime(2026, 11, 1, tzinfo=UTC).timestamp()
    times = due_times.passed("0 0 * * *", "UTC", first, first)
    assert (times.latest, times.missed, times.unlisted) == (first, (), 0)


@pytest.mark.parametrize(
    ("cron", "zone", "since"),
    [
        ("30 1 * * *", "America/New_York", "2026-11-01T06:10+00:00"),
        ("30 1 * * *", "Europe/Dublin", "2026-10-25T01:10+00:00"),
        ("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T15:20+00:00"),
    ],
)
def test_in_an_hour_that_comes_twice_no_due_time_has_passed(
    cron: str, zone: str, since: str
) -> None:
    moment = datetime.fromisoformat(since).timestamp()
    assert all(due > moment for due in due_times.after(cron, zone, moment, 5))
    passed = due_times.passed(cron, zone, moment, moment + 86_400 * 3)
    assert passed.following > moment + 86_400 * 3
