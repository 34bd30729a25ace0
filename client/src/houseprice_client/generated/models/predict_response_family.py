from typing import Literal

PredictResponseFamily = Literal[
    "blend", "huggingface", "lightgbm", "pytorch", "tensorflow"
]

PREDICT_RESPONSE_FAMILY_VALUES: set[PredictResponseFamily] = {
    "blend",
    "huggingface",
    "lightgbm",
    "pytorch",
    "tensorflow",
}


def check_predict_response_family(value: str) -> PredictResponseFamily:
    if value in PREDICT_RESPONSE_FAMILY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PREDICT_RESPONSE_FAMILY_VALUES!r}"
    )
