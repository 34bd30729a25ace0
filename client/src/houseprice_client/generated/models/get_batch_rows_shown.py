from typing import Literal

GetBatchRowsShown = Literal["all", "refused", "valued"]

GET_BATCH_ROWS_SHOWN_VALUES: set[GetBatchRowsShown] = {
    "all",
    "refused",
    "valued",
}


def check_get_batch_rows_shown(value: str) -> GetBatchRowsShown:
    if value in GET_BATCH_ROWS_SHOWN_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GET_BATCH_ROWS_SHOWN_VALUES!r}"
    )
