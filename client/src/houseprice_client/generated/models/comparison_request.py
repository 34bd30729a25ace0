from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ComparisonRequest")


@_attrs_define
class ComparisonRequest:
    """Body of ``POST /v1/compare``."""

    models: list[str]
    """ Ids of different models of the same data set. """

    def to_dict(self) -> dict[str, Any]:
        models = self.models

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "models": models,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        models = cast(list[str], d.pop("models"))

        comparison_request = cls(
            models=models,
        )

        return comparison_request
