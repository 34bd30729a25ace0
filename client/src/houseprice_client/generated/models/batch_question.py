from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="BatchQuestion")


@_attrs_define
class BatchQuestion:
    """What a file leaves open: two readings that differ in meaning."""

    answers: list[str]
    column: None | str
    kind: str
    option: str
    """ The option of the command line that decides. """
    taken: str
    """ The answer that is taken while nobody decides; may be empty. """
    text: str
    """ The question with both readings of an example. """

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

        batch_question = cls(
            answers=answers,
            column=column,
            kind=kind,
            option=option,
            taken=taken,
            text=text,
        )

        return batch_question
