from typing import Literal

FireReadOutcome = Literal["missed", "refused", "skipped", "started"]

FIRE_READ_OUTCOME_VALUES: set[FireReadOutcome] = {
    "missed",
    "refused",
    "skipped",
    "started",
}


def check_fire_read_outcome(value: str) -> FireReadOutcome:
    if value in FIRE_READ_OUTCOME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FIRE_READ_OUTCOME_VALUES!r}"
    )
