from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.refusal_count import RefusalCount
    from ..models.value_bar import ValueBar
    from ..models.value_quantile import ValueQuantile


T = TypeVar("T", bound="BatchSummary")


@_attrs_define
class BatchSummary:
    """The homes of a batch that are done."""

    bars: list[ValueBar]
    """ Distribution of the values. """
    done: int
    high: int
    """ Homes with a value of high confidence; the others alike. """
    located: int
    """ Homes with coordinates. """
    low: int
    medium: int
    quantiles: list[ValueQuantile]
    reasons: list[RefusalCount]
    """ Why homes were refused, the commonest first; a home may have several. """
    refused: int
    total: float
    """ Sum of the values, in money. """
    with_value: int

    def to_dict(self) -> dict[str, Any]:
        bars = []
        for bars_item_data in self.bars:
            bars_item = bars_item_data.to_dict()
            bars.append(bars_item)

        done = self.done

        high = self.high

        located = self.located

        low = self.low

        medium = self.medium

        quantiles = []
        for quantiles_item_data in self.quantiles:
            quantiles_item = quantiles_item_data.to_dict()
            quantiles.append(quantiles_item)

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        refused = self.refused

        total = self.total

        with_value = self.with_value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "bars": bars,
                "done": done,
                "high": high,
                "located": located,
                "low": low,
                "medium": medium,
                "quantiles": quantiles,
                "reasons": reasons,
                "refused": refused,
                "total": total,
                "with_value": with_value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.refusal_count import RefusalCount
        from ..models.value_bar import ValueBar
        from ..models.value_quantile import ValueQuantile

        d = dict(src_dict)
        bars = []
        _bars = d.pop("bars")
        for bars_item_data in _bars:
            bars_item = ValueBar.from_dict(bars_item_data)

            bars.append(bars_item)

        done = d.pop("done")

        high = d.pop("high")

        located = d.pop("located")

        low = d.pop("low")

        medium = d.pop("medium")

        quantiles = []
        _quantiles = d.pop("quantiles")
        for quantiles_item_data in _quantiles:
            quantiles_item = ValueQuantile.from_dict(quantiles_item_data)

            quantiles.append(quantiles_item)

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = RefusalCount.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        refused = d.pop("refused")

        total = d.pop("total")

        with_value = d.pop("with_value")

        batch_summary = cls(
            bars=bars,
            done=done,
            high=high,
            located=located,
            low=low,
            medium=medium,
            quantiles=quantiles,
            reasons=reasons,
            refused=refused,
            total=total,
            with_value=with_value,
        )

        return batch_summary
