from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.differences_read import DifferencesRead


T = TypeVar("T", bound="PairRead")


@_attrs_define
class PairRead:
    """The differences between two models, paired sale by sale."""

    first: str
    """ Id of the model with the lower MdAPE. """
    metrics: DifferencesRead
    """ Differences of the scores: shares in percentage points, RMSE in money. """
    second: str

    def to_dict(self) -> dict[str, Any]:
        first = self.first

        metrics = self.metrics.to_dict()

        second = self.second

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "first": first,
                "metrics": metrics,
                "second": second,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.differences_read import DifferencesRead

        d = dict(src_dict)
        first = d.pop("first")

        metrics = DifferencesRead.from_dict(d.pop("metrics"))

        second = d.pop("second")

        pair_read = cls(
            first=first,
            metrics=metrics,
            second=second,
        )

        return pair_read
