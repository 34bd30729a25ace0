from typing import Literal

SaleReviewReadDecision = Literal["accepted", "open", "overridden"]

SALE_REVIEW_READ_DECISION_VALUES: set[SaleReviewReadDecision] = {
    "accepted",
    "open",
    "overridden",
}


def check_sale_review_read_decision(value: str) -> SaleReviewReadDecision:
    if value in SALE_REVIEW_READ_DECISION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SALE_REVIEW_READ_DECISION_VALUES!r}"
    )
