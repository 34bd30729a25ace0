from typing import Literal

RunReadPhaseType0 = Literal[
    "evaluating", "loading", "publishing", "starting", "training"
]

RUN_READ_PHASE_TYPE_0_VALUES: set[RunReadPhaseType0] = {
    "evaluating",
    "loading",
    "publishing",
    "starting",
    "training",
}


def check_run_read_phase_type_0(value: str) -> RunReadPhaseType0:
    if value in RUN_READ_PHASE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_READ_PHASE_TYPE_0_VALUES!r}"
    )
