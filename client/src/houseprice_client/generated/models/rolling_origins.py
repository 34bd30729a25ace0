from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.origin_scores import OriginScores


T = TypeVar("T", bound="RollingOrigins")


@_attrs_define
class RollingOrigins:
    """A model's method, trained anew at earlier days, on the sales that followed each."""

    families: list[str]
    origins: list[OriginScores]
    """ The oldest first. """

    def to_dict(self) -> dict[str, Any]:
        families = self.families

        origins = []
        for origins_item_data in self.origins:
            origins_item = origins_item_data.to_dict()
            origins.append(origins_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "families": families,
                "origins": origins,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.origin_scores import OriginScores

        d = dict(src_dict)
        families = cast(list[str], d.pop("families"))

        origins = []
        _origins = d.pop("origins")
        for origins_item_data in _origins:
            origins_item = OriginScores.from_dict(origins_item_data)

            origins.append(origins_item)

        rolling_origins = cls(
            families=families,
            origins=origins,
        )

        return rolling_origins
