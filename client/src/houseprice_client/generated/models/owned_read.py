from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.owned_read_sharing import OwnedReadSharing, check_owned_read_sharing

T = TypeVar("T", bound="OwnedRead")


@_attrs_define
class OwnedRead:
    """Whose an object is; without accounts it has no owner and is for everyone on the machine."""

    owner_name: None | str
    sharing: OwnedReadSharing
    """ `private`: for its owner and administrators; `team`: everyone may read it. """

    def to_dict(self) -> dict[str, Any]:
        owner_name: None | str
        owner_name = self.owner_name

        sharing: str = self.sharing

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "owner_name": owner_name,
                "sharing": sharing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_owner_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        owner_name = _parse_owner_name(d.pop("owner_name"))

        sharing = check_owned_read_sharing(d.pop("sharing"))

        owned_read = cls(
            owner_name=owner_name,
            sharing=sharing,
        )

        return owned_read
