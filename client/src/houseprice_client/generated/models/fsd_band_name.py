from typing import Literal

FsdBandName = Literal["high", "low", "medium"]

FSD_BAND_NAME_VALUES: set[FsdBandName] = {
    "high",
    "low",
    "medium",
}


def check_fsd_band_name(value: str) -> FsdBandName:
    if value in FSD_BAND_NAME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FSD_BAND_NAME_VALUES!r}"
    )
