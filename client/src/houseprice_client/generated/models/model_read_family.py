from typing import Literal

ModelReadFamily = Literal["blend", "huggingface", "lightgbm", "pytorch", "tensorflow"]

MODEL_READ_FAMILY_VALUES: set[ModelReadFamily] = {
    "blend",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_model_read_family(value: str) -> ModelReadFamily:
    if value in MODEL_READ_FAMILY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MODEL_READ_FAMILY_VALUES!r}"
    )
