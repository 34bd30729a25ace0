from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="RangeRecordRead")


@_attrs_define
class RangeRecordRead:
    """How often the ranges of a model held the price of a sale that they had not seen."""

    coverage_90: float | None
    """ Percent of these prices that the 90 % ranges held; null if not measured. """
    falls_short: bool
    """ Whether the ranges in use hold fewer than 90 %, beyond chance: then no value has high confidence. """
    high: float | None
    in_words: str
    """ Share of prices inside a 90 % range: `nine in ten` if the interval holds 90 or nothing is measured, else as
    measured. """
    in_words_68: str
    """ The same for the 68 % range. """
    learned_again_from: int | None
    """ Number of later sales from which the ranges were learned after the training. """
    low: float | None
    """ Low end of its 95 % interval. """
    n: int
    """ Number of sales behind `coverage_90`. """
    of_earlier_ranges: bool
    """ Whether the figures are those of the ranges before that, because the ranges in use are not measured. """

    def to_dict(self) -> dict[str, Any]:
        coverage_90: float | None
        coverage_90 = self.coverage_90

        falls_short = self.falls_short

        high: float | None
        high = self.high

        in_words = self.in_words

        in_words_68 = self.in_words_68

        learned_again_from: int | None
        learned_again_from = self.learned_again_from

        low: float | None
        low = self.low

        n = self.n

        of_earlier_ranges = self.of_earlier_ranges

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "coverage_90": coverage_90,
                "falls_short": falls_short,
                "high": high,
                "in_words": in_words,
                "in_words_68": in_words_68,
                "learned_again_from": learned_again_from,
                "low": low,
                "n": n,
                "of_earlier_ranges": of_earlier_ranges,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_coverage_90(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        coverage_90 = _parse_coverage_90(d.pop("coverage_90"))

        falls_short = d.pop("falls_short")

        def _parse_high(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        high = _parse_high(d.pop("high"))

        in_words = d.pop("in_words")

        in_words_68 = d.pop("in_words_68")

        def _parse_learned_again_from(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        learned_again_from = _parse_learned_again_from(d.pop("learned_again_from"))

        def _parse_low(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        low = _parse_low(d.pop("low"))

        n = d.pop("n")

        of_earlier_ranges = d.pop("of_earlier_ranges")

        range_record_read = cls(
            coverage_90=coverage_90,
            falls_short=falls_short,
            high=high,
            in_words=in_words,
            in_words_68=in_words_68,
            learned_again_from=learned_again_from,
            low=low,
            n=n,
            of_earlier_ranges=of_earlier_ranges,
        )

        return range_record_read
