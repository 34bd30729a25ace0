from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="AttemptRead")


@_attrs_define
class AttemptRead:
    """A try of a delivery."""

    answer: str
    """ The first 2,000 characters of the answer. """
    at: datetime.datetime
    error: str
    number: int
    seconds: float
    status: int | None
    """ Status of the answer; null if there was none. """

    def to_dict(self) -> dict[str, Any]:
        answer = self.answer

        at = self.at.isoformat()

        error = self.error

        number = self.number

        seconds = self.seconds

        status: int | None
        status = self.status

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "answer": answer,
                "at": at,
                "error": error,
                "number": number,
                "seconds": seconds,
                "status": status,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        answer = d.pop("answer")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        error = d.pop("error")

        number = d.pop("number")

        seconds = d.pop("seconds")

        def _parse_status(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        status = _parse_status(d.pop("status"))

        attempt_read = cls(
            answer=answer,
            at=at,
            error=error,
            number=number,
            seconds=seconds,
            status=status,
        )

        return attempt_read
