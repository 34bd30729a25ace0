from typing import Literal

TrialReadState = Literal["complete", "failed", "pruned"]

TRIAL_READ_STATE_VALUES: set[TrialReadState] = {
    "complete",
    "failed",
    "pruned",
}


def check_trial_read_state(value: str) -> TrialReadState:
    if value in TRIAL_READ_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TRIAL_READ_STATE_VALUES!r}"
    )
