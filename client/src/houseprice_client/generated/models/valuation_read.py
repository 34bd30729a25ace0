from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.valuation_read_family import (
    ValuationReadFamily,
    check_valuation_read_family,
)
from ..models.valuation_read_located_by_type_0 import (
    ValuationReadLocatedByType0,
    check_valuation_read_located_by_type_0,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.comparable_read import ComparableRead
    from ..models.confidence_read import ConfidenceRead
    from ..models.contribution import Contribution
    from ..models.dataset_ref import DatasetRef
    from ..models.implied_read import ImpliedRead
    from ..models.model_value import ModelValue
    from ..models.owned_read import OwnedRead
    from ..models.quantile_read import QuantileRead
    from ..models.range_read import RangeRead
    from ..models.range_record_read import RangeRecordRead
    from ..models.valuation_read_inputs import ValuationReadInputs
    from ..models.valuation_read_reference import ValuationReadReference


T = TypeVar("T", bound="ValuationRead")


@_attrs_define
class ValuationRead:
    """A stored valuation, which never changes."""

    as_of: datetime.date | None
    by_model: list[ModelValue]
    comparables: list[ComparableRead]
    confidence: ConfidenceRead
    """ The confidence of the model in its value. """
    contributions: list[Contribution]
    coverage_note: RangeRecordRead
    """ How often the ranges of a model held the price of a sale that they had not seen. """
    created_at: datetime.datetime
    dataset: DatasetRef
    """ The data set that a run, a model or a valuation belongs to. """
    family: ValuationReadFamily
    fsd: float
    high_90: float
    id: str
    inputs: ValuationReadInputs
    low_90: float
    model_id: str
    model_name: str
    model_version: int
    owned: OwnedRead
    """ Whose an object is; without accounts it has no owner and is for everyone on the machine. """
    reason_codes: list[str]
    reference_value: float | None
    """ Value of the reference home, from which the contributions start. """
    value: float
    comparables_range: ImpliedRead | None | Unset = UNSET
    label: str | Unset = ""
    """ Name of the home that was given with it. """
    located_by: None | Unset | ValuationReadLocatedByType0 = UNSET
    notes: list[str] | Unset = UNSET
    """ Sentences on the width of the range, such as how old the last known sale is. """
    quantiles: list[QuantileRead] | Unset = UNSET
    """ Quantiles of the price; empty in older valuations. """
    range_68: None | RangeRead | Unset = UNSET
    range_90: None | RangeRead | Unset = UNSET
    reach_m: float | None | Unset = UNSET
    """ Of an area: half of its sales lie within so many metres of the place. """
    reference: ValuationReadReference | Unset = UNSET
    """ The reference home: a typical home. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.implied_read import ImpliedRead
        from ..models.range_read import RangeRead

        as_of: None | str
        if isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        by_model = []
        for by_model_item_data in self.by_model:
            by_model_item = by_model_item_data.to_dict()
            by_model.append(by_model_item)

        comparables = []
        for comparables_item_data in self.comparables:
            comparables_item = comparables_item_data.to_dict()
            comparables.append(comparables_item)

        confidence = self.confidence.to_dict()

        contributions = []
        for contributions_item_data in self.contributions:
            contributions_item = contributions_item_data.to_dict()
            contributions.append(contributions_item)

        coverage_note = self.coverage_note.to_dict()

        created_at = self.created_at.isoformat()

        dataset = self.dataset.to_dict()

        family: str = self.family

        fsd = self.fsd

        high_90 = self.high_90

        id = self.id

        inputs = self.inputs.to_dict()

        low_90 = self.low_90

        model_id = self.model_id

        model_name = self.model_name

        model_version = self.model_version

        owned = self.owned.to_dict()

        reason_codes = self.reason_codes

        reference_value: float | None
        reference_value = self.reference_value

        value = self.value

        comparables_range: dict[str, Any] | None | Unset
        if isinstance(self.comparables_range, Unset):
            comparables_range = UNSET
        elif isinstance(self.comparables_range, ImpliedRead):
            comparables_range = self.comparables_range.to_dict()
        else:
            comparables_range = self.comparables_range

        label = self.label

        located_by: None | str | Unset
        if isinstance(self.located_by, Unset):
            located_by = UNSET
        elif isinstance(self.located_by, str):
            located_by = self.located_by
        else:
            located_by = self.located_by

        notes: list[str] | Unset = UNSET
        if not isinstance(self.notes, Unset):
            notes = self.notes

        quantiles: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.quantiles, Unset):
            quantiles = []
            for quantiles_item_data in self.quantiles:
                quantiles_item = quantiles_item_data.to_dict()
                quantiles.append(quantiles_item)

        range_68: dict[str, Any] | None | Unset
        if isinstance(self.range_68, Unset):
            range_68 = UNSET
        elif isinstance(self.range_68, RangeRead):
            range_68 = self.range_68.to_dict()
        else:
            range_68 = self.range_68

        range_90: dict[str, Any] | None | Unset
        if isinstance(self.range_90, Unset):
            range_90 = UNSET
        elif isinstance(self.range_90, RangeRead):
            range_90 = self.range_90.to_dict()
        else:
            range_90 = self.range_90

        reach_m: float | None | Unset
        if isinstance(self.reach_m, Unset):
            reach_m = UNSET
        else:
            reach_m = self.reach_m

        reference: dict[str, Any] | Unset = UNSET
        if not isinstance(self.reference, Unset):
            reference = self.reference.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "as_of": as_of,
                "by_model": by_model,
                "comparables": comparables,
                "confidence": confidence,
                "contributions": contributions,
                "coverage_note": coverage_note,
                "created_at": created_at,
                "dataset": dataset,
                "family": family,
                "fsd": fsd,
                "high_90": high_90,
                "id": id,
                "inputs": inputs,
                "low_90": low_90,
                "model_id": model_id,
                "model_name": model_name,
                "model_version": model_version,
                "owned": owned,
                "reason_codes": reason_codes,
                "reference_value": reference_value,
                "value": value,
            }
        )
        if comparables_range is not UNSET:
            field_dict["comparables_range"] = comparables_range
        if label is not UNSET:
            field_dict["label"] = label
        if located_by is not UNSET:
            field_dict["located_by"] = located_by
        if notes is not UNSET:
            field_dict["notes"] = notes
        if quantiles is not UNSET:
            field_dict["quantiles"] = quantiles
        if range_68 is not UNSET:
            field_dict["range_68"] = range_68
        if range_90 is not UNSET:
            field_dict["range_90"] = range_90
        if reach_m is not UNSET:
            field_dict["reach_m"] = reach_m
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.comparable_read import ComparableRead
        from ..models.confidence_read import ConfidenceRead
        from ..models.contribution import Contribution
        from ..models.dataset_ref import DatasetRef
        from ..models.implied_read import ImpliedRead
        from ..models.model_value import ModelValue
        from ..models.owned_read import OwnedRead
        from ..models.quantile_read import QuantileRead
        from ..models.range_read import RangeRead
        from ..models.range_record_read import RangeRecordRead
        from ..models.valuation_read_inputs import ValuationReadInputs
        from ..models.valuation_read_reference import ValuationReadReference

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

        by_model = []
        _by_model = d.pop("by_model")
        for by_model_item_data in _by_model:
            by_model_item = ModelValue.from_dict(by_model_item_data)

            by_model.append(by_model_item)

        comparables = []
        _comparables = d.pop("comparables")
        for comparables_item_data in _comparables:
            comparables_item = ComparableRead.from_dict(comparables_item_data)

            comparables.append(comparables_item)

        confidence = ConfidenceRead.from_dict(d.pop("confidence"))

        contributions = []
        _contributions = d.pop("contributions")
        for contributions_item_data in _contributions:
            contributions_item = Contribution.from_dict(contributions_item_data)

            contributions.append(contributions_item)

        coverage_note = RangeRecordRead.from_dict(d.pop("coverage_note"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        dataset = DatasetRef.from_dict(d.pop("dataset"))

        family = check_valuation_read_family(d.pop("family"))

        fsd = d.pop("fsd")

        high_90 = d.pop("high_90")

        id = d.pop("id")

        inputs = ValuationReadInputs.from_dict(d.pop("inputs"))

        low_90 = d.pop("low_90")

        model_id = d.pop("model_id")

        model_name = d.pop("model_name")

        model_version = d.pop("model_version")

        owned = OwnedRead.from_dict(d.pop("owned"))

        reason_codes = cast(list[str], d.pop("reason_codes"))

        def _parse_reference_value(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        reference_value = _parse_reference_value(d.pop("reference_value"))

        value = d.pop("value")

        def _parse_comparables_range(data: object) -> ImpliedRead | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                comparables_range_type_0 = ImpliedRead.from_dict(data)

                return comparables_range_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImpliedRead | None | Unset, data)

        comparables_range = _parse_comparables_range(d.pop("comparables_range", UNSET))

        label = d.pop("label", UNSET)

        def _parse_located_by(
            data: object,
        ) -> None | Unset | ValuationReadLocatedByType0:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                located_by_type_0 = check_valuation_read_located_by_type_0(data)

                return located_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | ValuationReadLocatedByType0, data)

        located_by = _parse_located_by(d.pop("located_by", UNSET))

        notes = cast(list[str], d.pop("notes", UNSET))

        _quantiles = d.pop("quantiles", UNSET)
        quantiles: list[QuantileRead] | Unset = UNSET
        if _quantiles is not UNSET:
            quantiles = []
            for quantiles_item_data in _quantiles:
                quantiles_item = QuantileRead.from_dict(quantiles_item_data)

                quantiles.append(quantiles_item)

        def _parse_range_68(data: object) -> None | RangeRead | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                range_68_type_0 = RangeRead.from_dict(data)

                return range_68_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RangeRead | Unset, data)

        range_68 = _parse_range_68(d.pop("range_68", UNSET))

        def _parse_range_90(data: object) -> None | RangeRead | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                range_90_type_0 = RangeRead.from_dict(data)

                return range_90_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RangeRead | Unset, data)

        range_90 = _parse_range_90(d.pop("range_90", UNSET))

        def _parse_reach_m(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        reach_m = _parse_reach_m(d.pop("reach_m", UNSET))

        _reference = d.pop("reference", UNSET)
        reference: ValuationReadReference | Unset
        if isinstance(_reference, Unset):
            reference = UNSET
        else:
            reference = ValuationReadReference.from_dict(_reference)

        valuation_read = cls(
            as_of=as_of,
            by_model=by_model,
            comparables=comparables,
            confidence=confidence,
            contributions=contributions,
            coverage_note=coverage_note,
            created_at=created_at,
            dataset=dataset,
            family=family,
            fsd=fsd,
            high_90=high_90,
            id=id,
            inputs=inputs,
            low_90=low_90,
            model_id=model_id,
            model_name=model_name,
            model_version=model_version,
            owned=owned,
            reason_codes=reason_codes,
            reference_value=reference_value,
            value=value,
            comparables_range=comparables_range,
            label=label,
            located_by=located_by,
            notes=notes,
            quantiles=quantiles,
            range_68=range_68,
            range_90=range_90,
            reach_m=reach_m,
            reference=reference,
        )

        return valuation_read
