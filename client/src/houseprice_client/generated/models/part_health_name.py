from typing import Literal

PartHealthName = Literal["broker", "database", "storage", "workers"]

PART_HEALTH_NAME_VALUES: set[PartHealthName] = {
    "broker",
    "database",
    "storage",
    "workers",
}


def check_part_health_name(value: str) -> PartHealthName:
    if value in PART_HEALTH_NAME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PART_HEALTH_NAME_VALUES!r}"
    )
