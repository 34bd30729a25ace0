from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.model_schema_read_area_unit import (
    ModelSchemaReadAreaUnit,
    check_model_schema_read_area_unit,
)

if TYPE_CHECKING:
    from ..models.field_read import FieldRead
    from ..models.model_schema_read_example import ModelSchemaReadExample
    from ..models.model_schema_read_reference import ModelSchemaReadReference


T = TypeVar("T", bound="ModelSchemaRead")


@_attrs_define
class ModelSchemaRead:
    """The form of a model, most important fields first."""

    area_unit: ModelSchemaReadAreaUnit
    currency: str
    example: ModelSchemaReadExample
    """ A complete home that can be sent as it is. """
    fields: list[FieldRead]
    model_id: str
    reference: ModelSchemaReadReference
    """ The typical home with which explanations compare a value. """

    def to_dict(self) -> dict[str, Any]:
        area_unit: str = self.area_unit

        currency = self.currency

        example = self.example.to_dict()

        fields = []
        for fields_item_data in self.fields:
            fields_item = fields_item_data.to_dict()
            fields.append(fields_item)

        model_id = self.model_id

        reference = self.reference.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "area_unit": area_unit,
                "currency": currency,
                "example": example,
                "fields": fields,
                "model_id": model_id,
                "reference": reference,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.field_read import FieldRead
        from ..models.model_schema_read_example import ModelSchemaReadExample
        from ..models.model_schema_read_reference import ModelSchemaReadReference

        d = dict(src_dict)
        area_unit = check_model_schema_read_area_unit(d.pop("area_unit"))

        currency = d.pop("currency")

        example = ModelSchemaReadExample.from_dict(d.pop("example"))

        fields = []
        _fields = d.pop("fields")
        for fields_item_data in _fields:
            fields_item = FieldRead.from_dict(fields_item_data)

            fields.append(fields_item)

        model_id = d.pop("model_id")

        reference = ModelSchemaReadReference.from_dict(d.pop("reference"))

        model_schema_read = cls(
            area_unit=area_unit,
            currency=currency,
            example=example,
            fields=fields,
            model_id=model_id,
            reference=reference,
        )

        return model_schema_read
