from typing import Literal

GroupRowLevelType0 = Literal["high", "low"]

GROUP_ROW_LEVEL_TYPE_0_VALUES: set[GroupRowLevelType0] = {
    "high",
    "low",
}


def check_group_row_level_type_0(value: str) -> GroupRowLevelType0:
    if value in GROUP_ROW_LEVEL_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GROUP_ROW_LEVEL_TYPE_0_VALUES!r}"
    )
