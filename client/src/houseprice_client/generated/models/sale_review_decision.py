from typing import Literal

SaleReviewDecision = Literal["accepted", "open", "overridden"]

SALE_REVIEW_DECISION_VALUES: set[SaleReviewDecision] = {
    "accepted",
    "open",
    "overridden",
}


def check_sale_review_decision(value: str) -> SaleReviewDecision:
    if value in SALE_REVIEW_DECISION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SALE_REVIEW_DECISION_VALUES!r}"
    )
