from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.importance_of_groups import ImportanceOfGroups


T = TypeVar("T", bound="ImportanceRead")


@_attrs_define
class ImportanceRead:
    """The importance of groups of features of a model."""

    currency: str
    importance: ImportanceOfGroups
    """ Importance of groups of features on blind sales, the most important first. """
    model_id: str

    def to_dict(self) -> dict[str, Any]:
        currency = self.currency

        importance = self.importance.to_dict()

        model_id = self.model_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "currency": currency,
                "importance": importance,
                "model_id": model_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.importance_of_groups import ImportanceOfGroups

        d = dict(src_dict)
        currency = d.pop("currency")

        importance = ImportanceOfGroups.from_dict(d.pop("importance"))

        model_id = d.pop("model_id")

        importance_read = cls(
            currency=currency,
            importance=importance,
            model_id=model_id,
        )

        return importance_read
