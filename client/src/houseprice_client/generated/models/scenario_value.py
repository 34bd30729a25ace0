from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.confidence_read import ConfidenceRead
    from ..models.range_record_read import RangeRecordRead


T = TypeVar("T", bound="ScenarioValue")


@_attrs_define
class ScenarioValue:
    """A value with its range and its confidence."""

    confidence: ConfidenceRead
    """ The confidence of the model in its value. """
    fsd: float
    high_90: float
    low_90: float
    notes: list[str]
    """ Sentences on the width of the range, such as how old the last known sale is. """
    ranges: RangeRecordRead
    """ How often the ranges of a model held the price of a sale that they had not seen. """
    reason_codes: list[str]
    value: float

    def to_dict(self) -> dict[str, Any]:
        confidence = self.confidence.to_dict()

        fsd = self.fsd

        high_90 = self.high_90

        low_90 = self.low_90

        notes = self.notes

        ranges = self.ranges.to_dict()

        reason_codes = self.reason_codes

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "confidence": confidence,
                "fsd": fsd,
                "high_90": high_90,
                "low_90": low_90,
                "notes": notes,
                "ranges": ranges,
                "reason_codes": reason_codes,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.confidence_read import ConfidenceRead
        from ..models.range_record_read import RangeRecordRead

        d = dict(src_dict)
        confidence = ConfidenceRead.from_dict(d.pop("confidence"))

        fsd = d.pop("fsd")

        high_90 = d.pop("high_90")

        low_90 = d.pop("low_90")

        notes = cast(list[str], d.pop("notes"))

        ranges = RangeRecordRead.from_dict(d.pop("ranges"))

        reason_codes = cast(list[str], d.pop("reason_codes"))

        value = d.pop("value")

        scenario_value = cls(
            confidence=confidence,
            fsd=fsd,
            high_90=high_90,
            low_90=low_90,
            notes=notes,
            ranges=ranges,
            reason_codes=reason_codes,
            value=value,
        )

        return scenario_value
