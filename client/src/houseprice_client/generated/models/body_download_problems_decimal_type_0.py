from typing import Literal

BodyDownloadProblemsDecimalType0 = Literal[",", "."]

BODY_DOWNLOAD_PROBLEMS_DECIMAL_TYPE_0_VALUES: set[BodyDownloadProblemsDecimalType0] = {
    ",",
    ".",
}


def check_body_download_problems_decimal_type_0(
    value: str,
) -> BodyDownloadProblemsDecimalType0:
    if value in BODY_DOWNLOAD_PROBLEMS_DECIMAL_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_DOWNLOAD_PROBLEMS_DECIMAL_TYPE_0_VALUES!r}"
    )
