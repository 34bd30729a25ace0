from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SessionRead")


@_attrs_define
class SessionRead:
    """A session of a person."""

    agent: str
    """ What the browser says of itself. """
    created_at: datetime.datetime
    id: str
    is_this: bool
    last_seen_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        agent = self.agent

        created_at = self.created_at.isoformat()

        id = self.id

        is_this = self.is_this

        last_seen_at = self.last_seen_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "agent": agent,
                "created_at": created_at,
                "id": id,
                "is_this": is_this,
                "last_seen_at": last_seen_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        agent = d.pop("agent")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        id = d.pop("id")

        is_this = d.pop("is_this")

        last_seen_at = datetime.datetime.fromisoformat(d.pop("last_seen_at"))

        session_read = cls(
            agent=agent,
            created_at=created_at,
            id=id,
            is_this=is_this,
            last_seen_at=last_seen_at,
        )

        return session_read
