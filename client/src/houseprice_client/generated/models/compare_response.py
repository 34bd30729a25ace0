from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.model_value import ModelValue


T = TypeVar("T", bound="CompareResponse")


@_attrs_define
class CompareResponse:
    """Answer of ``POST /predict/compare``: the values of all trained models and their average."""

    average: float
    currency: str
    dataset: str
    models: list[ModelValue]

    def to_dict(self) -> dict[str, Any]:
        average = self.average

        currency = self.currency

        dataset = self.dataset

        models = []
        for models_item_data in self.models:
            models_item = models_item_data.to_dict()
            models.append(models_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "average": average,
                "currency": currency,
                "dataset": dataset,
                "models": models,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.model_value import ModelValue

        d = dict(src_dict)
        average = d.pop("average")

        currency = d.pop("currency")

        dataset = d.pop("dataset")

        models = []
        _models = d.pop("models")
        for models_item_data in _models:
            models_item = ModelValue.from_dict(models_item_data)

            models.append(models_item)

        compare_response = cls(
            average=average,
            currency=currency,
            dataset=dataset,
            models=models,
        )

        return compare_response
