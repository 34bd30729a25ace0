from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.difference_read_verdict_type_0 import (
    DifferenceReadVerdictType0,
    check_difference_read_verdict_type_0,
)

T = TypeVar("T", bound="DifferenceRead")


@_attrs_define
class DifferenceRead:
    """A score of a first model minus that of a second model, on the same sales."""

    difference: float
    """ `first` minus `second`, in the unit of the score. """
    first: float
    high: float
    low: float
    """ Low end of the 95 % interval, by paired bootstrap. """
    second: float
    verdict: DifferenceReadVerdictType0 | None
    """ Whether the first model is better; null with fewer than 30 sales. """

    def to_dict(self) -> dict[str, Any]:
        difference = self.difference

        first = self.first

        high = self.high

        low = self.low

        second = self.second

        verdict: None | str
        if isinstance(self.verdict, str):
            verdict = self.verdict
        else:
            verdict = self.verdict

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "difference": difference,
                "first": first,
                "high": high,
                "low": low,
                "second": second,
                "verdict": verdict,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        difference = d.pop("difference")

        first = d.pop("first")

        high = d.pop("high")

        low = d.pop("low")

        second = d.pop("second")

        def _parse_verdict(data: object) -> DifferenceReadVerdictType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                verdict_type_0 = check_difference_read_verdict_type_0(data)

                return verdict_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DifferenceReadVerdictType0 | None, data)

        verdict = _parse_verdict(d.pop("verdict"))

        difference_read = cls(
            difference=difference,
            first=first,
            high=high,
            low=low,
            second=second,
            verdict=verdict,
        )

        return difference_read
