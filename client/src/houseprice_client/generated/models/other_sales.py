from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="OtherSales")


@_attrs_define
class OtherSales:
    """Body of ``POST /v1/models/{id}/evaluations``."""

    dataset: str
    """ Name or id of a data set with the columns of the model; sales that the model learned from are left out. """

    def to_dict(self) -> dict[str, Any]:
        dataset = self.dataset

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dataset": dataset,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        dataset = d.pop("dataset")

        other_sales = cls(
            dataset=dataset,
        )

        return other_sales
