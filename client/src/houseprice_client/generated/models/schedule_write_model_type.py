from typing import Literal

ScheduleWriteModelType = Literal[
    "all", "huggingface", "lightgbm", "pytorch", "tensorflow"
]

SCHEDULE_WRITE_MODEL_TYPE_VALUES: set[ScheduleWriteModelType] = {
    "all",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_schedule_write_model_type(value: str) -> ScheduleWriteModelType:
    if value in SCHEDULE_WRITE_MODEL_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SCHEDULE_WRITE_MODEL_TYPE_VALUES!r}"
    )
