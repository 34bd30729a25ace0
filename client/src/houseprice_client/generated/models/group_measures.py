from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.group_measure import GroupMeasure


T = TypeVar("T", bound="GroupMeasures")


@_attrs_define
class GroupMeasures:
    """What is compared of a group."""

    bias: GroupMeasure
    """ A figure of a group beside that of all other homes that have a group. """
    error: GroupMeasure
    """ A figure of a group beside that of all other homes that have a group. """
    refusal: GroupMeasure
    """ A figure of a group beside that of all other homes that have a group. """
    width: GroupMeasure
    """ A figure of a group beside that of all other homes that have a group. """

    def to_dict(self) -> dict[str, Any]:
        bias = self.bias.to_dict()

        error = self.error.to_dict()

        refusal = self.refusal.to_dict()

        width = self.width.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "bias": bias,
                "error": error,
                "refusal": refusal,
                "width": width,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.group_measure import GroupMeasure

        d = dict(src_dict)
        bias = GroupMeasure.from_dict(d.pop("bias"))

        error = GroupMeasure.from_dict(d.pop("error"))

        refusal = GroupMeasure.from_dict(d.pop("refusal"))

        width = GroupMeasure.from_dict(d.pop("width"))

        group_measures = cls(
            bias=bias,
            error=error,
            refusal=refusal,
            width=width,
        )

        return group_measures
