from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.group_importance_read import GroupImportanceRead


T = TypeVar("T", bound="ImportanceOfGroups")


@_attrs_define
class ImportanceOfGroups:
    """Importance of groups of features on blind sales, the most important first."""

    groups: list[GroupImportanceRead]
    homes: int
    mdape: float
    """ Median absolute error of these homes, percent. """
    repeats: int
    """ How often each group was swapped. """

    def to_dict(self) -> dict[str, Any]:
        groups = []
        for groups_item_data in self.groups:
            groups_item = groups_item_data.to_dict()
            groups.append(groups_item)

        homes = self.homes

        mdape = self.mdape

        repeats = self.repeats

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "groups": groups,
                "homes": homes,
                "mdape": mdape,
                "repeats": repeats,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.group_importance_read import GroupImportanceRead

        d = dict(src_dict)
        groups = []
        _groups = d.pop("groups")
        for groups_item_data in _groups:
            groups_item = GroupImportanceRead.from_dict(groups_item_data)

            groups.append(groups_item)

        homes = d.pop("homes")

        mdape = d.pop("mdape")

        repeats = d.pop("repeats")

        importance_of_groups = cls(
            groups=groups,
            homes=homes,
            mdape=mdape,
            repeats=repeats,
        )

        return importance_of_groups
