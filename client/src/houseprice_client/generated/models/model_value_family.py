from typing import Literal

ModelValueFamily = Literal["blend", "huggingface", "lightgbm", "pytorch", "tensorflow"]

MODEL_VALUE_FAMILY_VALUES: set[ModelValueFamily] = {
    "blend",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_model_value_family(value: str) -> ModelValueFamily:
    if value in MODEL_VALUE_FAMILY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MODEL_VALUE_FAMILY_VALUES!r}"
    )
