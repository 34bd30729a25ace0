from typing import Literal

DifferenceReadVerdictType0 = Literal["better", "no_proven_difference", "worse"]

DIFFERENCE_READ_VERDICT_TYPE_0_VALUES: set[DifferenceReadVerdictType0] = {
    "better",
    "no_proven_difference",
    "worse",
}


def check_difference_read_verdict_type_0(value: str) -> DifferenceReadVerdictType0:
    if value in DIFFERENCE_READ_VERDICT_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DIFFERENCE_READ_VERDICT_TYPE_0_VALUES!r}"
    )
