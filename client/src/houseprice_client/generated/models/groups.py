from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.fsd_band import FsdBand
    from ..models.group_table import GroupTable


T = TypeVar("T", bound="Groups")


@_attrs_define
class Groups:
    """The scores by group; a kind of group is null if the data set has no column for it."""

    fsd_band: list[FsdBand]
    tier: GroupTable
    """ The groups of one kind, such as the neighbourhoods. """
    month: GroupTable | None | Unset = UNSET
    neighbourhood: GroupTable | None | Unset = UNSET
    property_type: GroupTable | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.group_table import GroupTable

        fsd_band = []
        for fsd_band_item_data in self.fsd_band:
            fsd_band_item = fsd_band_item_data.to_dict()
            fsd_band.append(fsd_band_item)

        tier = self.tier.to_dict()

        month: dict[str, Any] | None | Unset
        if isinstance(self.month, Unset):
            month = UNSET
        elif isinstance(self.month, GroupTable):
            month = self.month.to_dict()
        else:
            month = self.month

        neighbourhood: dict[str, Any] | None | Unset
        if isinstance(self.neighbourhood, Unset):
            neighbourhood = UNSET
        elif isinstance(self.neighbourhood, GroupTable):
            neighbourhood = self.neighbourhood.to_dict()
        else:
            neighbourhood = self.neighbourhood

        property_type: dict[str, Any] | None | Unset
        if isinstance(self.property_type, Unset):
            property_type = UNSET
        elif isinstance(self.property_type, GroupTable):
            property_type = self.property_type.to_dict()
        else:
            property_type = self.property_type

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fsd_band": fsd_band,
                "tier": tier,
            }
        )
        if month is not UNSET:
            field_dict["month"] = month
        if neighbourhood is not UNSET:
            field_dict["neighbourhood"] = neighbourhood
        if property_type is not UNSET:
            field_dict["property_type"] = property_type

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.fsd_band import FsdBand
        from ..models.group_table import GroupTable

        d = dict(src_dict)
        fsd_band = []
        _fsd_band = d.pop("fsd_band")
        for fsd_band_item_data in _fsd_band:
            fsd_band_item = FsdBand.from_dict(fsd_band_item_data)

            fsd_band.append(fsd_band_item)

        tier = GroupTable.from_dict(d.pop("tier"))

        def _parse_month(data: object) -> GroupTable | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                month_type_0 = GroupTable.from_dict(data)

                return month_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GroupTable | None | Unset, data)

        month = _parse_month(d.pop("month", UNSET))

        def _parse_neighbourhood(data: object) -> GroupTable | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                neighbourhood_type_0 = GroupTable.from_dict(data)

                return neighbourhood_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GroupTable | None | Unset, data)

        neighbourhood = _parse_neighbourhood(d.pop("neighbourhood", UNSET))

        def _parse_property_type(data: object) -> GroupTable | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                property_type_type_0 = GroupTable.from_dict(data)

                return property_type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GroupTable | None | Unset, data)

        property_type = _parse_property_type(d.pop("property_type", UNSET))

        groups = cls(
            fsd_band=fsd_band,
            tier=tier,
            month=month,
            neighbourhood=neighbourhood,
            property_type=property_type,
        )

        return groups
