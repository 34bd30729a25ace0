from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.delivery_read_channel import (
    DeliveryReadChannel,
    check_delivery_read_channel,
)
from ..models.delivery_read_state import DeliveryReadState, check_delivery_read_state
from ..models.delivery_read_topic import DeliveryReadTopic, check_delivery_read_topic

T = TypeVar("T", bound="DeliveryRead")


@_attrs_define
class DeliveryRead:
    """A message on its way to one webhook or mail address."""

    attempts: int
    channel: DeliveryReadChannel
    created_at: datetime.datetime
    done_at: datetime.datetime | None
    id: str
    next_at: datetime.datetime | None
    """ Time of the next try. """
    state: DeliveryReadState
    target: str
    """ Id of the webhook, or the address. """
    topic: DeliveryReadTopic

    def to_dict(self) -> dict[str, Any]:
        attempts = self.attempts

        channel: str = self.channel

        created_at = self.created_at.isoformat()

        done_at: None | str
        if isinstance(self.done_at, datetime.datetime):
            done_at = self.done_at.isoformat()
        else:
            done_at = self.done_at

        id = self.id

        next_at: None | str
        if isinstance(self.next_at, datetime.datetime):
            next_at = self.next_at.isoformat()
        else:
            next_at = self.next_at

        state: str = self.state

        target = self.target

        topic: str = self.topic

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "attempts": attempts,
                "channel": channel,
                "created_at": created_at,
                "done_at": done_at,
                "id": id,
                "next_at": next_at,
                "state": state,
                "target": target,
                "topic": topic,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        attempts = d.pop("attempts")

        channel = check_delivery_read_channel(d.pop("channel"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_done_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_at_type_0 = datetime.datetime.fromisoformat(data)

                return done_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        done_at = _parse_done_at(d.pop("done_at"))

        id = d.pop("id")

        def _parse_next_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_at_type_0 = datetime.datetime.fromisoformat(data)

                return next_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_at = _parse_next_at(d.pop("next_at"))

        state = check_delivery_read_state(d.pop("state"))

        target = d.pop("target")

        topic = check_delivery_read_topic(d.pop("topic"))

        delivery_read = cls(
            attempts=attempts,
            channel=channel,
            created_at=created_at,
            done_at=done_at,
            id=id,
            next_at=next_at,
            state=state,
            target=target,
            topic=topic,
        )

        return delivery_read
