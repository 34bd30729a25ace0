from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.shared_valuation_read_confidence import (
    SharedValuationReadConfidence,
    check_shared_valuation_read_confidence,
)
from ..models.shared_valuation_read_located_by_type_0 import (
    SharedValuationReadLocatedByType0,
    check_shared_valuation_read_located_by_type_0,
)

if TYPE_CHECKING:
    from ..models.fact_read import FactRead
    from ..models.implied_read import ImpliedRead
    from ..models.shared_sale_read import SharedSaleRead


T = TypeVar("T", bound="SharedValuationRead")


@_attrs_define
class SharedValuationRead:
    """What a link shows: one value with its reasons."""

    area_unit: str
    as_of: datetime.date | None
    comparables_range: ImpliedRead | None
    confidence: SharedValuationReadConfidence
    contributions: list[list[float | str]]
    """ Name and amount of each reason. """
    created_at: datetime.datetime
    currency: str
    dataset: str
    expires_at: datetime.datetime
    """ When the link ends. """
    facts: list[FactRead]
    held_of_100: float | None
    """ Of 100 prices of sales that the model had not seen, its ranges held so many. """
    high_90: float
    in_words: str
    is_sample: bool
    label: str
    located_by: None | SharedValuationReadLocatedByType0
    low_90: float
    reason_codes: list[str]
    reference_value: float | None
    sales: list[SharedSaleRead]
    value: float

    def to_dict(self) -> dict[str, Any]:
        from ..models.implied_read import ImpliedRead

        area_unit = self.area_unit

        as_of: None | str
        if isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        comparables_range: dict[str, Any] | None
        if isinstance(self.comparables_range, ImpliedRead):
            comparables_range = self.comparables_range.to_dict()
        else:
            comparables_range = self.comparables_range

        confidence: str = self.confidence

        contributions = []
        for contributions_item_data in self.contributions:
            contributions_item = []
            for contributions_item_item_data in contributions_item_data:
                contributions_item_item: float | str
                contributions_item_item = contributions_item_item_data
                contributions_item.append(contributions_item_item)

            contributions.append(contributions_item)

        created_at = self.created_at.isoformat()

        currency = self.currency

        dataset = self.dataset

        expires_at = self.expires_at.isoformat()

        facts = []
        for facts_item_data in self.facts:
            facts_item = facts_item_data.to_dict()
            facts.append(facts_item)

        held_of_100: float | None
        held_of_100 = self.held_of_100

        high_90 = self.high_90

        in_words = self.in_words

        is_sample = self.is_sample

        label = self.label

        located_by: None | str
        if isinstance(self.located_by, str):
            located_by = self.located_by
        else:
            located_by = self.located_by

        low_90 = self.low_90

        reason_codes = self.reason_codes

        reference_value: float | None
        reference_value = self.reference_value

        sales = []
        for sales_item_data in self.sales:
            sales_item = sales_item_data.to_dict()
            sales.append(sales_item)

        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "area_unit": area_unit,
                "as_of": as_of,
                "comparables_range": comparables_range,
                "confidence": confidence,
                "contributions": contributions,
                "created_at": created_at,
                "currency": currency,
                "dataset": dataset,
                "expires_at": expires_at,
                "facts": facts,
                "held_of_100": held_of_100,
                "high_90": high_90,
                "in_words": in_words,
                "is_sample": is_sample,
                "label": label,
                "located_by": located_by,
                "low_90": low_90,
                "reason_codes": reason_codes,
                "reference_value": reference_value,
                "sales": sales,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.fact_read import FactRead
        from ..models.implied_read import ImpliedRead
        from ..models.shared_sale_read import SharedSaleRead

        d = dict(src_dict)
        area_unit = d.pop("area_unit")

        def _parse_as_of(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        as_of = _parse_as_of(d.pop("as_of"))

        def _parse_comparables_range(data: object) -> ImpliedRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                comparables_range_type_0 = ImpliedRead.from_dict(data)

                return comparables_range_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImpliedRead | None, data)

        comparables_range = _parse_comparables_range(d.pop("comparables_range"))

        confidence = check_shared_valuation_read_confidence(d.pop("confidence"))

        contributions = []
        _contributions = d.pop("contributions")
        for contributions_item_data in _contributions:
            contributions_item = []
            _contributions_item = contributions_item_data
            for contributions_item_item_data in _contributions_item:

                def _parse_contributions_item_item(data: object) -> float | str:
                    return cast(float | str, data)

                contributions_item_item = _parse_contributions_item_item(
                    contributions_item_item_data
                )

                contributions_item.append(contributions_item_item)

            contributions.append(contributions_item)

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        currency = d.pop("currency")

        dataset = d.pop("dataset")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        facts = []
        _facts = d.pop("facts")
        for facts_item_data in _facts:
            facts_item = FactRead.from_dict(facts_item_data)

            facts.append(facts_item)

        def _parse_held_of_100(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        held_of_100 = _parse_held_of_100(d.pop("held_of_100"))

        high_90 = d.pop("high_90")

        in_words = d.pop("in_words")

        is_sample = d.pop("is_sample")

        label = d.pop("label")

        def _parse_located_by(data: object) -> None | SharedValuationReadLocatedByType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                located_by_type_0 = check_shared_valuation_read_located_by_type_0(data)

                return located_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SharedValuationReadLocatedByType0, data)

        located_by = _parse_located_by(d.pop("located_by"))

        low_90 = d.pop("low_90")

        reason_codes = cast(list[str], d.pop("reason_codes"))

        def _parse_reference_value(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        reference_value = _parse_reference_value(d.pop("reference_value"))

        sales = []
        _sales = d.pop("sales")
        for sales_item_data in _sales:
            sales_item = SharedSaleRead.from_dict(sales_item_data)

            sales.append(sales_item)

        value = d.pop("value")

        shared_valuation_read = cls(
            area_unit=area_unit,
            as_of=as_of,
            comparables_range=comparables_range,
            confidence=confidence,
            contributions=contributions,
            created_at=created_at,
            currency=currency,
            dataset=dataset,
            expires_at=expires_at,
            facts=facts,
            held_of_100=held_of_100,
            high_90=high_90,
            in_words=in_words,
            is_sample=is_sample,
            label=label,
            located_by=located_by,
            low_90=low_90,
            reason_codes=reason_codes,
            reference_value=reference_value,
            sales=sales,
            value=value,
        )

        return shared_valuation_read
