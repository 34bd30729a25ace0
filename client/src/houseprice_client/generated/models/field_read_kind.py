from typing import Literal

FieldReadKind = Literal["boolean", "choice", "date", "integer", "number", "text"]

FIELD_READ_KIND_VALUES: set[FieldReadKind] = {
    "boolean",
    "choice",
    "date",
    "integer",
    "number",
    "text",
}


def check_field_read_kind(value: str) -> FieldReadKind:
    if value in FIELD_READ_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FIELD_READ_KIND_VALUES!r}"
    )
