from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.invitation_role import InvitationRole, check_invitation_role

T = TypeVar("T", bound="Invitation")


@_attrs_define
class Invitation:
    """A user to add."""

    name: str
    role: InvitationRole

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        role: str = self.role

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "role": role,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        name = d.pop("name")

        role = check_invitation_role(d.pop("role"))

        invitation = cls(
            name=name,
            role=role,
        )

        return invitation
