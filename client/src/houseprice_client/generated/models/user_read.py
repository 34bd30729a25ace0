from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.user_read_role import UserReadRole, check_user_read_role

T = TypeVar("T", bound="UserRead")


@_attrs_define
class UserRead:
    """A user."""

    created_at: datetime.datetime
    id: str
    is_disabled: bool
    is_from_provider: bool
    """ Whether the user signs in at the provider. """
    is_invited: bool
    """ Whether the user has not chosen a password yet. """
    last_sign_in_at: datetime.datetime | None
    name: str
    role: UserReadRole

    def to_dict(self) -> dict[str, Any]:
        created_at = self.created_at.isoformat()

        id = self.id

        is_disabled = self.is_disabled

        is_from_provider = self.is_from_provider

        is_invited = self.is_invited

        last_sign_in_at: None | str
        if isinstance(self.last_sign_in_at, datetime.datetime):
            last_sign_in_at = self.last_sign_in_at.isoformat()
        else:
            last_sign_in_at = self.last_sign_in_at

        name = self.name

        role: str = self.role

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "created_at": created_at,
                "id": id,
                "is_disabled": is_disabled,
                "is_from_provider": is_from_provider,
                "is_invited": is_invited,
                "last_sign_in_at": last_sign_in_at,
                "name": name,
                "role": role,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        id = d.pop("id")

        is_disabled = d.pop("is_disabled")

        is_from_provider = d.pop("is_from_provider")

        is_invited = d.pop("is_invited")

        def _parse_last_sign_in_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_sign_in_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_sign_in_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_sign_in_at = _parse_last_sign_in_at(d.pop("last_sign_in_at"))

        name = d.pop("name")

        role = check_user_read_role(d.pop("role"))

        user_read = cls(
            created_at=created_at,
            id=id,
            is_disabled=is_disabled,
            is_from_provider=is_from_provider,
            is_invited=is_invited,
            last_sign_in_at=last_sign_in_at,
            name=name,
            role=role,
        )

        return user_read
