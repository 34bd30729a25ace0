from typing import Literal

ProposalReadState = Literal["accepted", "declined", "open", "withdrawn"]

PROPOSAL_READ_STATE_VALUES: set[ProposalReadState] = {
    "accepted",
    "declined",
    "open",
    "withdrawn",
}


def check_proposal_read_state(value: str) -> ProposalReadState:
    if value in PROPOSAL_READ_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PROPOSAL_READ_STATE_VALUES!r}"
    )
