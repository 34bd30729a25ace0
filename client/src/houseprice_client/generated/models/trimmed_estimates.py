from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.estimate import Estimate


T = TypeVar("T", bound="TrimmedEstimates")


@_attrs_define
class TrimmedEstimates:
    """The figures of the untrimmed study; older versions have five, without intervals."""

    additional_properties: dict[str, Estimate] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        for prop_name, prop in self.additional_properties.items():
            field_dict[prop_name] = prop.to_dict()

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate

        d = dict(src_dict)
        trimmed_estimates = cls()

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional_property = Estimate.from_dict(prop_dict)

            additional_properties[prop_name] = additional_property

        trimmed_estimates.additional_properties = additional_properties
        return trimmed_estimates

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Estimate:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Estimate) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
