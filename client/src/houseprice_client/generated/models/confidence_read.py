from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.confidence_read_band import ConfidenceReadBand, check_confidence_read_band

T = TypeVar("T", bound="ConfidenceRead")


@_attrs_define
class ConfidenceRead:
    """The confidence of the model in its value."""

    band: ConfidenceReadBand
    reason: str
    score: int
    """ 100 × (1 - FSD), rounded; at most 86 if the ranges fall short. """

    def to_dict(self) -> dict[str, Any]:
        band: str = self.band

        reason = self.reason

        score = self.score

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "band": band,
                "reason": reason,
                "score": score,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        band = check_confidence_read_band(d.pop("band"))

        reason = d.pop("reason")

        score = d.pop("score")

        confidence_read = cls(
            band=band,
            reason=reason,
            score=score,
        )

        return confidence_read
