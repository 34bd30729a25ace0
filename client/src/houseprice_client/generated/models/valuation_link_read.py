from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.valuation_link_read_state import (
    ValuationLinkReadState,
    check_valuation_link_read_state,
)

T = TypeVar("T", bound="ValuationLinkRead")


@_attrs_define
class ValuationLinkRead:
    """A link to a valuation, without its secret."""

    created_at: datetime.datetime
    expires_at: datetime.datetime
    id: str
    made_by: str
    opened: int
    """ How often it was opened. """
    opened_at: datetime.datetime | None
    state: ValuationLinkReadState
    withdrawn_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        created_at = self.created_at.isoformat()

        expires_at = self.expires_at.isoformat()

        id = self.id

        made_by = self.made_by

        opened = self.opened

        opened_at: None | str
        if isinstance(self.opened_at, datetime.datetime):
            opened_at = self.opened_at.isoformat()
        else:
            opened_at = self.opened_at

        state: str = self.state

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "created_at": created_at,
                "expires_at": expires_at,
                "id": id,
                "made_by": made_by,
                "opened": opened,
                "opened_at": opened_at,
                "state": state,
                "withdrawn_at": withdrawn_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        id = d.pop("id")

        made_by = d.pop("made_by")

        opened = d.pop("opened")

        def _parse_opened_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                opened_at_type_0 = datetime.datetime.fromisoformat(data)

                return opened_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        opened_at = _parse_opened_at(d.pop("opened_at"))

        state = check_valuation_link_read_state(d.pop("state"))

        def _parse_withdrawn_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_at_type_0 = datetime.datetime.fromisoformat(data)

                return withdrawn_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        withdrawn_at = _parse_withdrawn_at(d.pop("withdrawn_at"))

        valuation_link_read = cls(
            created_at=created_at,
            expires_at=expires_at,
            id=id,
            made_by=made_by,
            opened=opened,
            opened_at=opened_at,
            state=state,
            withdrawn_at=withdrawn_at,
        )

        return valuation_link_read
