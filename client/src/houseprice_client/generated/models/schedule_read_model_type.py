from typing import Literal

ScheduleReadModelType = Literal[
    "all", "huggingface", "lightgbm", "pytorch", "tensorflow"
]

SCHEDULE_READ_MODEL_TYPE_VALUES: set[ScheduleReadModelType] = {
    "all",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_schedule_read_model_type(value: str) -> ScheduleReadModelType:
    if value in SCHEDULE_READ_MODEL_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SCHEDULE_READ_MODEL_TYPE_VALUES!r}"
    )
