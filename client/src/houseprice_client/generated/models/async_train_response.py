from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.async_train_response_state import (
    AsyncTrainResponseState,
    check_async_train_response_state,
)

T = TypeVar("T", bound="AsyncTrainResponse")


@_attrs_define
class AsyncTrainResponse:
    """Answer 202: the run is stored and will not be lost."""

    message: str
    state: AsyncTrainResponseState
    status_url: str
    task_id: str

    def to_dict(self) -> dict[str, Any]:
        message = self.message

        state: str = self.state

        status_url = self.status_url

        task_id = self.task_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "message": message,
                "state": state,
                "status_url": status_url,
                "task_id": task_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        message = d.pop("message")

        state = check_async_train_response_state(d.pop("state"))

        status_url = d.pop("status_url")

        task_id = d.pop("task_id")

        async_train_response = cls(
            message=message,
            state=state,
            status_url=status_url,
            task_id=task_id,
        )

        return async_train_response
