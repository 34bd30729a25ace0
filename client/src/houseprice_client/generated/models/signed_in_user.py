from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.signed_in_user_role import SignedInUserRole, check_signed_in_user_role
from ..models.signed_in_user_scopes_type_0_item import (
    SignedInUserScopesType0Item,
    check_signed_in_user_scopes_type_0_item,
)

T = TypeVar("T", bound="SignedInUser")


@_attrs_define
class SignedInUser:
    """The user of a session or a key."""

    has_password: bool
    """ Whether the user has a password here. """
    id: str
    is_from_provider: bool
    """ Whether the user has an identity at the OpenID provider. """
    name: str
    role: SignedInUserRole
    scopes: list[SignedInUserScopesType0Item] | None
    """ What a key is good for; null for a session. """

    def to_dict(self) -> dict[str, Any]:
        has_password = self.has_password

        id = self.id

        is_from_provider = self.is_from_provider

        name = self.name

        role: str = self.role

        scopes: list[str] | None
        if isinstance(self.scopes, list):
            scopes = []
            for scopes_type_0_item_data in self.scopes:
                scopes_type_0_item: str = scopes_type_0_item_data
                scopes.append(scopes_type_0_item)

        else:
            scopes = self.scopes

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "has_password": has_password,
                "id": id,
                "is_from_provider": is_from_provider,
                "name": name,
                "role": role,
                "scopes": scopes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        has_password = d.pop("has_password")

        id = d.pop("id")

        is_from_provider = d.pop("is_from_provider")

        name = d.pop("name")

        role = check_signed_in_user_role(d.pop("role"))

        def _parse_scopes(data: object) -> list[SignedInUserScopesType0Item] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                scopes_type_0 = []
                _scopes_type_0 = data
                for scopes_type_0_item_data in _scopes_type_0:
                    scopes_type_0_item = check_signed_in_user_scopes_type_0_item(
                        scopes_type_0_item_data
                    )

                    scopes_type_0.append(scopes_type_0_item)

                return scopes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[SignedInUserScopesType0Item] | None, data)

        scopes = _parse_scopes(d.pop("scopes"))

        signed_in_user = cls(
            has_password=has_password,
            id=id,
            is_from_provider=is_from_provider,
            name=name,
            role=role,
            scopes=scopes,
        )

        return signed_in_user
