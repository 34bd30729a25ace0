from typing import Literal

KindReviewDecision = Literal["accepted", "open", "overridden"]

KIND_REVIEW_DECISION_VALUES: set[KindReviewDecision] = {
    "accepted",
    "open",
    "overridden",
}


def check_kind_review_decision(value: str) -> KindReviewDecision:
    if value in KIND_REVIEW_DECISION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KIND_REVIEW_DECISION_VALUES!r}"
    )
