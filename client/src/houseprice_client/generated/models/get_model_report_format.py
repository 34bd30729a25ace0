from typing import Literal

GetModelReportFormat = Literal["html", "json", "pdf"]

GET_MODEL_REPORT_FORMAT_VALUES: set[GetModelReportFormat] = {
    "html",
    "json",
    "pdf",
}


def check_get_model_report_format(value: str) -> GetModelReportFormat:
    if value in GET_MODEL_REPORT_FORMAT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_MODEL_REPORT_FORMAT_VALUES!r}"
    )
