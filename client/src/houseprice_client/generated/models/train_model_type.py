from typing import Literal

TrainModelType = Literal["all", "huggingface", "lightgbm", "pytorch", "tensorflow"]

TRAIN_MODEL_TYPE_VALUES: set[TrainModelType] = {
    "all",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_train_model_type(value: str) -> TrainModelType:
    if value in TRAIN_MODEL_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TRAIN_MODEL_TYPE_VALUES!r}"
    )
