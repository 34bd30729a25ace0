from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.model_value_family import ModelValueFamily, check_model_value_family

T = TypeVar("T", bound="ModelValue")


@_attrs_define
class ModelValue:
    """The value of a home by one model."""

    family: ModelValueFamily
    fsd: float
    high_90: float
    low_90: float
    model_id: str
    value: float
    version: int

    def to_dict(self) -> dict[str, Any]:
        family: str = self.family

        fsd = self.fsd

        high_90 = self.high_90

        low_90 = self.low_90

        model_id = self.model_id

        value = self.value

        version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "family": family,
                "fsd": fsd,
                "high_90": high_90,
                "low_90": low_90,
                "model_id": model_id,
                "value": value,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        family = check_model_value_family(d.pop("family"))

        fsd = d.pop("fsd")

        high_90 = d.pop("high_90")

        low_90 = d.pop("low_90")

        model_id = d.pop("model_id")

        value = d.pop("value")

        version = d.pop("version")

        model_value = cls(
            family=family,
            fsd=fsd,
            high_90=high_90,
            low_90=low_90,
            model_id=model_id,
            value=value,
            version=version,
        )

        return model_value
