from typing import Literal

ConfidenceReadBand = Literal["high", "low", "medium"]

CONFIDENCE_READ_BAND_VALUES: set[ConfidenceReadBand] = {
    "high",
    "low",
    "medium",
}


def check_confidence_read_band(value: str) -> ConfidenceReadBand:
    if value in CONFIDENCE_READ_BAND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CONFIDENCE_READ_BAND_VALUES!r}"
    )
