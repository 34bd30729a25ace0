from typing import Literal

GetBatchRowsConfidenceType0 = Literal["high", "low", "medium"]

GET_BATCH_ROWS_CONFIDENCE_TYPE_0_VALUES: set[GetBatchRowsConfidenceType0] = {
    "high",
    "low",
    "medium",
}


def check_get_batch_rows_confidence_type_0(value: str) -> GetBatchRowsConfidenceType0:
    if value in GET_BATCH_ROWS_CONFIDENCE_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_BATCH_ROWS_CONFIDENCE_TYPE_0_VALUES!r}"
    )
