from typing import Literal

PredictRequestDetail = Literal["features", "groups"]

PREDICT_REQUEST_DETAIL_VALUES: set[PredictRequestDetail] = {
    "features",
    "groups",
}


def check_predict_request_detail(value: str) -> PredictRequestDetail:
    if value in PREDICT_REQUEST_DETAIL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PREDICT_REQUEST_DETAIL_VALUES!r}"
    )
