from typing import Literal

ModelSchemaReadAreaUnit = Literal["", "ft2", "m2"]

MODEL_SCHEMA_READ_AREA_UNIT_VALUES: set[ModelSchemaReadAreaUnit] = {
    "",
    "ft2",
    "m2",
}


def check_model_schema_read_area_unit(value: str) -> ModelSchemaReadAreaUnit:
    if value in MODEL_SCHEMA_READ_AREA_UNIT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MODEL_SCHEMA_READ_AREA_UNIT_VALUES!r}"
    )
