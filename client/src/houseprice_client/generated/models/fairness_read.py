from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.fairness_attribute import FairnessAttribute


T = TypeVar("T", bound="FairnessRead")


@_attrs_define
class FairnessRead:
    """A check of the blind test of a model by attributes of areas."""

    areas: int
    """ Areas of the file. """
    areas_used: int
    """ Areas of the file in which test sales lie. """
    at: datetime.datetime
    attributes: list[FairnessAttribute]
    by: str
    """ Who made the check. """
    column: str
    """ Column of the data set that names the areas. """
    file_sha256: str
    """ SHA-256 of the table of areas, which is not kept. """
    id: str
    least: int
    """ A group with fewer valued sales is not judged. """
    matched: int
    """ Test sales whose area is in the file. """
    model_id: str
    sales: int
    """ Sales of the blind test. """

    def to_dict(self) -> dict[str, Any]:
        areas = self.areas

        areas_used = self.areas_used

        at = self.at.isoformat()

        attributes = []
        for attributes_item_data in self.attributes:
            attributes_item = attributes_item_data.to_dict()
            attributes.append(attributes_item)

        by = self.by

        column = self.column

        file_sha256 = self.file_sha256

        id = self.id

        least = self.least

        matched = self.matched

        model_id = self.model_id

        sales = self.sales

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "areas": areas,
                "areas_used": areas_used,
                "at": at,
                "attributes": attributes,
                "by": by,
                "column": column,
                "file_sha256": file_sha256,
                "id": id,
                "least": least,
                "matched": matched,
                "model_id": model_id,
                "sales": sales,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.fairness_attribute import FairnessAttribute

        d = dict(src_dict)
        areas = d.pop("areas")

        areas_used = d.pop("areas_used")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        attributes = []
        _attributes = d.pop("attributes")
        for attributes_item_data in _attributes:
            attributes_item = FairnessAttribute.from_dict(attributes_item_data)

            attributes.append(attributes_item)

        by = d.pop("by")

        column = d.pop("column")

        file_sha256 = d.pop("file_sha256")

        id = d.pop("id")

        least = d.pop("least")

        matched = d.pop("matched")

        model_id = d.pop("model_id")

        sales = d.pop("sales")

        fairness_read = cls(
            areas=areas,
            areas_used=areas_used,
            at=at,
            attributes=attributes,
            by=by,
            column=column,
            file_sha256=file_sha256,
            id=id,
            least=least,
            matched=matched,
            model_id=model_id,
            sales=sales,
        )

        return fairness_read
