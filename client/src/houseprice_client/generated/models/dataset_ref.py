from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.dataset_ref_area_unit import (
    DatasetRefAreaUnit,
    check_dataset_ref_area_unit,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="DatasetRef")


@_attrs_define
class DatasetRef:
    """The data set that a run, a model or a valuation belongs to."""

    area_unit: DatasetRefAreaUnit
    currency: str
    id: str
    is_sample: bool
    name: str
    title: str
    version: int | Unset = 1
    """ Number of the version of an imported data set. """

    def to_dict(self) -> dict[str, Any]:
        area_unit: str = self.area_unit

        currency = self.currency

        id = self.id

        is_sample = self.is_sample

        name = self.name

        title = self.title

        version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "area_unit": area_unit,
                "currency": currency,
                "id": id,
                "is_sample": is_sample,
                "name": name,
                "title": title,
            }
        )
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        area_unit = check_dataset_ref_area_unit(d.pop("area_unit"))

        currency = d.pop("currency")

        id = d.pop("id")

        is_sample = d.pop("is_sample")

        name = d.pop("name")

        title = d.pop("title")

        version = d.pop("version", UNSET)

        dataset_ref = cls(
            area_unit=area_unit,
            currency=currency,
            id=id,
            is_sample=is_sample,
            name=name,
            title=title,
            version=version,
        )

        return dataset_ref
