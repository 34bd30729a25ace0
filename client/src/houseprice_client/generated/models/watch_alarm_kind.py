from typing import Literal

WatchAlarmKind = Literal["coverage", "level_high", "level_low"]

WATCH_ALARM_KIND_VALUES: set[WatchAlarmKind] = {
    "coverage",
    "level_high",
    "level_low",
}


def check_watch_alarm_kind(value: str) -> WatchAlarmKind:
    if value in WATCH_ALARM_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {WATCH_ALARM_KIND_VALUES!r}"
    )
