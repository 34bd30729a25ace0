from typing import Literal

TrainAsyncModelType = Literal["all", "huggingface", "lightgbm", "pytorch", "tensorflow"]

TRAIN_ASYNC_MODEL_TYPE_VALUES: set[TrainAsyncModelType] = {
    "all",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_train_async_model_type(value: str) -> TrainAsyncModelType:
    if value in TRAIN_ASYNC_MODEL_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {TRAIN_ASYNC_MODEL_TYPE_VALUES!r}"
    )
