from typing import Literal

DownloadRowsDecimal = Literal[",", "."]

DOWNLOAD_ROWS_DECIMAL_VALUES: set[DownloadRowsDecimal] = {
    ",",
    ".",
}


def check_download_rows_decimal(value: str) -> DownloadRowsDecimal:
    if value in DOWNLOAD_ROWS_DECIMAL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DOWNLOAD_ROWS_DECIMAL_VALUES!r}"
    )
