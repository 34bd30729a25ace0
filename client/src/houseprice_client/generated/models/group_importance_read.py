from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="GroupImportanceRead")


@_attrs_define
class GroupImportanceRead:
    """What a model loses without a group of features."""

    features: list[str]
    high: float
    label: str
    loss: float
    """ By how many points the median absolute error grows when homes swap these features. """
    low: float
    """ Low end of its 95 % interval over the sales. """
    moved: float
    """ Median of how far values move, in the currency. """

    def to_dict(self) -> dict[str, Any]:
        features = self.features

        high = self.high

        label = self.label

        loss = self.loss

        low = self.low

        moved = self.moved

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "features": features,
                "high": high,
                "label": label,
                "loss": loss,
                "low": low,
                "moved": moved,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        features = cast(list[str], d.pop("features"))

        high = d.pop("high")

        label = d.pop("label")

        loss = d.pop("loss")

        low = d.pop("low")

        moved = d.pop("moved")

        group_importance_read = cls(
            features=features,
            high=high,
            label=label,
            loss=loss,
            low=low,
            moved=moved,
        )

        return group_importance_read
