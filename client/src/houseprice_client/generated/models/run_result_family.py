from typing import Literal

RunResultFamily = Literal["blend", "huggingface", "lightgbm", "pytorch", "tensorflow"]

RUN_RESULT_FAMILY_VALUES: set[RunResultFamily] = {
    "blend",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_run_result_family(value: str) -> RunResultFamily:
    if value in RUN_RESULT_FAMILY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUN_RESULT_FAMILY_VALUES!r}"
    )
