from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.family_status import FamilyStatus


T = TypeVar("T", bound="ModelsStatus")


@_attrs_define
class ModelsStatus:
    """Answer of ``GET /models/status``."""

    dataset: str
    models: list[FamilyStatus]

    def to_dict(self) -> dict[str, Any]:
        dataset = self.dataset

        models = []
        for models_item_data in self.models:
            models_item = models_item_data.to_dict()
            models.append(models_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dataset": dataset,
                "models": models,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.family_status import FamilyStatus

        d = dict(src_dict)
        dataset = d.pop("dataset")

        models = []
        _models = d.pop("models")
        for models_item_data in _models:
            models_item = FamilyStatus.from_dict(models_item_data)

            models.append(models_item)

        models_status = cls(
            dataset=dataset,
            models=models,
        )

        return models_status
