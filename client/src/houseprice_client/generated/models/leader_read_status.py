from typing import Literal

LeaderReadStatus = Literal["archived", "candidate", "champion", "former"]

LEADER_READ_STATUS_VALUES: set[LeaderReadStatus] = {
    "archived",
    "candidate",
    "champion",
    "former",
}


def check_leader_read_status(value: str) -> LeaderReadStatus:
    if value in LEADER_READ_STATUS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LEADER_READ_STATUS_VALUES!r}"
    )
