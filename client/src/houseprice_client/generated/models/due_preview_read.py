from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="DuePreviewRead")


@_attrs_define
class DuePreviewRead:
    """An expression in words, with its next due times."""

    in_words: str
    next_due: list[datetime.datetime]

    def to_dict(self) -> dict[str, Any]:
        in_words = self.in_words

        next_due = []
        for next_due_item_data in self.next_due:
            next_due_item = next_due_item_data.isoformat()
            next_due.append(next_due_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "in_words": in_words,
                "next_due": next_due,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        in_words = d.pop("in_words")

        next_due = []
        _next_due = d.pop("next_due")
        for next_due_item_data in _next_due:
            next_due_item = datetime.datetime.fromisoformat(next_due_item_data)

            next_due.append(next_due_item)

        due_preview_read = cls(
            in_words=in_words,
            next_due=next_due,
        )

        return due_preview_read
