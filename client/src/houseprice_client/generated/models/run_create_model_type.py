from typing import Literal

RunCreateModelType = Literal["all", "huggingface", "lightgbm", "pytorch", "tensorflow"]

RUN_CREATE_MODEL_TYPE_VALUES: set[RunCreateModelType] = {
    "all",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_run_create_model_type(value: str) -> RunCreateModelType:
    if value in RUN_CREATE_MODEL_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_CREATE_MODEL_TYPE_VALUES!r}"
    )
