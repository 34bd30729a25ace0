from typing import Literal

DownloadFlagsDecimal = Literal[",", "."]

DOWNLOAD_FLAGS_DECIMAL_VALUES: set[DownloadFlagsDecimal] = {
    ",",
    ".",
}


def check_download_flags_decimal(value: str) -> DownloadFlagsDecimal:
    if value in DOWNLOAD_FLAGS_DECIMAL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DOWNLOAD_FLAGS_DECIMAL_VALUES!r}"
    )
