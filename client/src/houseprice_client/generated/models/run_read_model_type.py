from typing import Literal

RunReadModelType = Literal[
    "all", "blend", "huggingface", "import", "lightgbm", "pytorch", "tensorflow"
]

RUN_READ_MODEL_TYPE_VALUES: set[RunReadModelType] = {
    "all",
    "blend",
    "huggingface",
    "import",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_run_read_model_type(value: str) -> RunReadModelType:
    if value in RUN_READ_MODEL_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_READ_MODEL_TYPE_VALUES!r}"
    )
