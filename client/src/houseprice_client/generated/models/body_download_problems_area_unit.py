from typing import Literal

BodyDownloadProblemsAreaUnit = Literal["", "ft2", "m2"]

BODY_DOWNLOAD_PROBLEMS_AREA_UNIT_VALUES: set[BodyDownloadProblemsAreaUnit] = {
    "",
    "ft2",
    "m2",
}


def check_body_download_problems_area_unit(value: str) -> BodyDownloadProblemsAreaUnit:
    if value in BODY_DOWNLOAD_PROBLEMS_AREA_UNIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BODY_DOWNLOAD_PROBLEMS_AREA_UNIT_VALUES!r}"
    )
