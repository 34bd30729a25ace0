from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.run_remedy_fields import RunRemedyFields


T = TypeVar("T", bound="RunRemedy")


@_attrs_define
class RunRemedy:
    """A change of a failed run's request after which it is expected to succeed."""

    fields: RunRemedyFields
    """ Fields of the request with the values that replace those of the run, as in `POST /v1/runs`; null is the
    default of the family. """
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        fields = self.fields.to_dict()

        sentence = self.sentence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fields": fields,
                "sentence": sentence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.run_remedy_fields import RunRemedyFields

        d = dict(src_dict)
        fields = RunRemedyFields.from_dict(d.pop("fields"))

        sentence = d.pop("sentence")

        run_remedy = cls(
            fields=fields,
            sentence=sentence,
        )

        return run_remedy
