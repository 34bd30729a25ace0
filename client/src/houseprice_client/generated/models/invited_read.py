from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.user_read import UserRead


T = TypeVar("T", bound="InvitedRead")


@_attrs_define
class InvitedRead:
    """A user and the one-time link to hand over; it is good for seven days."""

    link: str
    user: UserRead
    """ A user. """

    def to_dict(self) -> dict[str, Any]:
        link = self.link

        user = self.user.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "link": link,
                "user": user,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.user_read import UserRead

        d = dict(src_dict)
        link = d.pop("link")

        user = UserRead.from_dict(d.pop("user"))

        invited_read = cls(
            link=link,
            user=user,
        )

        return invited_read
