from typing import Literal

ColumnReadType = Literal["boolean", "category", "date", "integer", "number", "text"]

COLUMN_READ_TYPE_VALUES: set[ColumnReadType] = {
    "boolean",
    "category",
    "date",
    "integer",
    "number",
    "text",
}


def check_column_read_type(value: str) -> ColumnReadType:
    if value in COLUMN_READ_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {COLUMN_READ_TYPE_VALUES!r}"
    )
