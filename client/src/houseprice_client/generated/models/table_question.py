from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="TableQuestion")


@_attrs_define
class TableQuestion:
    """What a table leaves open: two readings that differ in meaning."""

    answers: list[str]
    column: None | str
    kind: str
    option: str
    taken: str
    text: str

    def to_dict(self) -> dict[str, Any]:
        answers = self.answers

        column: None | str
        column = self.column

        kind = self.kind

        option = self.option

        taken = self.taken

        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "answers": answers,
                "column": column,
                "kind": kind,
                "option": option,
                "taken": taken,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        answers = cast(list[str], d.pop("answers"))

        def _parse_column(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        column = _parse_column(d.pop("column"))

        kind = d.pop("kind")

        option = d.pop("option")

        taken = d.pop("taken")

        text = d.pop("text")

        table_question = cls(
            answers=answers,
            column=column,
            kind=kind,
            option=option,
            taken=taken,
            text=text,
        )

        return table_question
