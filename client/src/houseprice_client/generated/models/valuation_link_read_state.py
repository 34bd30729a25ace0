from typing import Literal

ValuationLinkReadState = Literal["ended", "open", "withdrawn"]

VALUATION_LINK_READ_STATE_VALUES: set[ValuationLinkReadState] = {
    "ended",
    "open",
    "withdrawn",
}


def check_valuation_link_read_state(value: str) -> ValuationLinkReadState:
    if value in VALUATION_LINK_READ_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VALUATION_LINK_READ_STATE_VALUES!r}"
    )
