from typing import Literal

AuditReadOutcome = Literal["asked", "done", "refused"]

AUDIT_READ_OUTCOME_VALUES: set[AuditReadOutcome] = {
    "asked",
    "done",
    "refused",
}


def check_audit_read_outcome(value: str) -> AuditReadOutcome:
    if value in AUDIT_READ_OUTCOME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {AUDIT_READ_OUTCOME_VALUES!r}"
    )
