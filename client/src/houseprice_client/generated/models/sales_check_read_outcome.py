from typing import Literal

SalesCheckReadOutcome = Literal["ok", "warning"]

SALES_CHECK_READ_OUTCOME_VALUES: set[SalesCheckReadOutcome] = {
    "ok",
    "warning",
}


def check_sales_check_read_outcome(value: str) -> SalesCheckReadOutcome:
    if value in SALES_CHECK_READ_OUTCOME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SALES_CHECK_READ_OUTCOME_VALUES!r}"
    )
