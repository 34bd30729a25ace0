from typing import Literal

ListRunsModelTypeType0 = Literal[
    "all", "huggingface", "lightgbm", "pytorch", "tensorflow"
]

LIST_RUNS_MODEL_TYPE_TYPE_0_VALUES: set[ListRunsModelTypeType0] = {
    "all",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_list_runs_model_type_type_0(value: str) -> ListRunsModelTypeType0:
    if value in LIST_RUNS_MODEL_TYPE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LIST_RUNS_MODEL_TYPE_TYPE_0_VALUES!r}"
    )
