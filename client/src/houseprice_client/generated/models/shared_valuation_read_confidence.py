from typing import Literal

SharedValuationReadConfidence = Literal["high", "low", "medium"]

SHARED_VALUATION_READ_CONFIDENCE_VALUES: set[SharedValuationReadConfidence] = {
    "high",
    "low",
    "medium",
}


def check_shared_valuation_read_confidence(value: str) -> SharedValuationReadConfidence:
    if value in SHARED_VALUATION_READ_CONFIDENCE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SHARED_VALUATION_READ_CONFIDENCE_VALUES!r}"
    )
