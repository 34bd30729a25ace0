from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.predict_response_family import (
    PredictResponseFamily,
    check_predict_response_family,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.confidence_read import ConfidenceRead
    from ..models.explanation_read import ExplanationRead
    from ..models.quantile_read import QuantileRead
    from ..models.range_read import RangeRead
    from ..models.range_record_read import RangeRecordRead


T = TypeVar("T", bound="PredictResponse")


@_attrs_define
class PredictResponse:
    """Answer of ``POST /predict``."""

    as_of: datetime.date | None
    confidence: ConfidenceRead
    """ The confidence of the model in its value. """
    currency: str
    family: PredictResponseFamily
    fsd: float
    high_90: float
    low_90: float
    model_id: str
    notes: list[str]
    """ Sentences on the width of the range, such as how old the last known sale is. """
    quantiles: list[QuantileRead]
    range_68: RangeRead
    """ A range of prices. """
    range_90: RangeRead
    """ A range of prices. """
    ranges: RangeRecordRead
    """ How often the ranges of a model held the price of a sale that they had not seen. """
    reason_codes: list[str]
    value: float
    version: int
    explanation: ExplanationRead | None | Unset = UNSET
    """ Null unless the request has `explain`. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.explanation_read import ExplanationRead

        as_of: None | str
        if isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        confidence = self.confidence.to_dict()

        currency = self.currency

        family: str = self.family

        fsd = self.fsd

        high_90 = self.high_90

        low_90 = self.low_90

        model_id = self.model_id

        notes = self.notes

        quantiles = []
        for quantiles_item_data in self.quantiles:
            quantiles_item = quantiles_item_data.to_dict()
            quantiles.append(quantiles_item)

        range_68 = self.range_68.to_dict()

        range_90 = self.range_90.to_dict()

        ranges = self.ranges.to_dict()

        reason_codes = self.reason_codes

        value = self.value

        version = self.version

        explanation: dict[str, Any] | None | Unset
        if isinstance(self.explanation, Unset):
            explanation = UNSET
        elif isinstance(self.explanation, ExplanationRead):
            explanation = self.explanation.to_dict()
        else:
            explanation = self.explanation

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "as_of": as_of,
                "confidence": confidence,
                "currency": currency,
                "family": family,
                "fsd": fsd,
                "high_90": high_90,
                "low_90": low_90,
                "model_id": model_id,
                "notes": notes,
                "quantiles": quantiles,
                "range_68": range_68,
                "range_90": range_90,
                "ranges": ranges,
                "reason_codes": reason_codes,
                "value": value,
                "version": version,
            }
        )
        if explanation is not UNSET:
            field_dict["explanation"] = explanation

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.confidence_read import ConfidenceRead
        from ..models.explanation_read import ExplanationRead
        from ..models.quantile_read import QuantileRead
        from ..models.range_read import RangeRead
        from ..models.range_record_read import RangeRecordRead

        d = dict(src_dict)

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

        confidence = ConfidenceRead.from_dict(d.pop("confidence"))

        currency = d.pop("currency")

        family = check_predict_response_family(d.pop("family"))

        fsd = d.pop("fsd")

        high_90 = d.pop("high_90")

        low_90 = d.pop("low_90")

        model_id = d.pop("model_id")

        notes = cast(list[str], d.pop("notes"))

        quantiles = []
        _quantiles = d.pop("quantiles")
        for quantiles_item_data in _quantiles:
            quantiles_item = QuantileRead.from_dict(quantiles_item_data)

            quantiles.append(quantiles_item)

        range_68 = RangeRead.from_dict(d.pop("range_68"))

        range_90 = RangeRead.from_dict(d.pop("range_90"))

        ranges = RangeRecordRead.from_dict(d.pop("ranges"))

        reason_codes = cast(list[str], d.pop("reason_codes"))

        value = d.pop("value")

        version = d.pop("version")

        def _parse_explanation(data: object) -> ExplanationRead | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                explanation_type_0 = ExplanationRead.from_dict(data)

                return explanation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ExplanationRead | None | Unset, data)

        explanation = _parse_explanation(d.pop("explanation", UNSET))

        predict_response = cls(
            as_of=as_of,
            confidence=confidence,
            currency=currency,
            family=family,
            fsd=fsd,
            high_90=high_90,
            low_90=low_90,
            model_id=model_id,
            notes=notes,
            quantiles=quantiles,
            range_68=range_68,
            range_90=range_90,
            ranges=ranges,
            reason_codes=reason_codes,
            value=value,
            version=version,
            explanation=explanation,
        )

        return predict_response
