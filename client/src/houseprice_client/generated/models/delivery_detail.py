from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.delivery_detail_channel import (
    DeliveryDetailChannel,
    check_delivery_detail_channel,
)
from ..models.delivery_detail_state import (
    DeliveryDetailState,
    check_delivery_detail_state,
)
from ..models.delivery_detail_topic import (
    DeliveryDetailTopic,
    check_delivery_detail_topic,
)

if TYPE_CHECKING:
    from ..models.attempt_read import AttemptRead


T = TypeVar("T", bound="DeliveryDetail")


@_attrs_define
class DeliveryDetail:
    """A delivery with its body and its tries."""

    attempts: int
    body: None | str
    channel: DeliveryDetailChannel
    created_at: datetime.datetime
    done_at: datetime.datetime | None
    id: str
    next_at: datetime.datetime | None
    """ Time of the next try. """
    state: DeliveryDetailState
    target: str
    """ Id of the webhook, or the address. """
    topic: DeliveryDetailTopic
    tries: list[AttemptRead]

    def to_dict(self) -> dict[str, Any]:
        attempts = self.attempts

        body: None | str
        body = self.body

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

        tries = []
        for tries_item_data in self.tries:
            tries_item = tries_item_data.to_dict()
            tries.append(tries_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "attempts": attempts,
                "body": body,
                "channel": channel,
                "created_at": created_at,
                "done_at": done_at,
                "id": id,
                "next_at": next_at,
                "state": state,
                "target": target,
                "topic": topic,
                "tries": tries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.attempt_read import AttemptRead

        d = dict(src_dict)
        attempts = d.pop("attempts")

        def _parse_body(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        body = _parse_body(d.pop("body"))

        channel = check_delivery_detail_channel(d.pop("channel"))

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

        state = check_delivery_detail_state(d.pop("state"))

        target = d.pop("target")

        topic = check_delivery_detail_topic(d.pop("topic"))

        tries = []
        _tries = d.pop("tries")
        for tries_item_data in _tries:
            tries_item = AttemptRead.from_dict(tries_item_data)

            tries.append(tries_item)

        delivery_detail = cls(
            attempts=attempts,
            body=body,
            channel=channel,
            created_at=created_at,
            done_at=done_at,
            id=id,
            next_at=next_at,
            state=state,
            target=target,
            topic=topic,
            tries=tries,
        )

        return delivery_detail
