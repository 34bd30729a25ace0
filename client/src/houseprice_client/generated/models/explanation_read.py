from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.comparable_read import ComparableRead
    from ..models.contribution import Contribution
    from ..models.explanation_read_reference import ExplanationReadReference
    from ..models.implied_read import ImpliedRead


T = TypeVar("T", bound="ExplanationRead")


@_attrs_define
class ExplanationRead:
    """The reasons for a value."""

    comparables: list[ComparableRead]
    contributions: list[Contribution]
    reference_value: float | None
    """ Value of the reference home, from which the contributions start. """
    comparables_range: ImpliedRead | None | Unset = UNSET
    reference: ExplanationReadReference | Unset = UNSET
    """ The reference home: a typical home. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.implied_read import ImpliedRead

        comparables = []
        for comparables_item_data in self.comparables:
            comparables_item = comparables_item_data.to_dict()
            comparables.append(comparables_item)

        contributions = []
        for contributions_item_data in self.contributions:
            contributions_item = contributions_item_data.to_dict()
            contributions.append(contributions_item)

        reference_value: float | None
        reference_value = self.reference_value

        comparables_range: dict[str, Any] | None | Unset
        if isinstance(self.comparables_range, Unset):
            comparables_range = UNSET
        elif isinstance(self.comparables_range, ImpliedRead):
            comparables_range = self.comparables_range.to_dict()
        else:
            comparables_range = self.comparables_range

        reference: dict[str, Any] | Unset = UNSET
        if not isinstance(self.reference, Unset):
            reference = self.reference.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "comparables": comparables,
                "contributions": contributions,
                "reference_value": reference_value,
            }
        )
        if comparables_range is not UNSET:
            field_dict["comparables_range"] = comparables_range
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.comparable_read import ComparableRead
        from ..models.contribution import Contribution
        from ..models.explanation_read_reference import ExplanationReadReference
        from ..models.implied_read import ImpliedRead

        d = dict(src_dict)
        comparables = []
        _comparables = d.pop("comparables")
        for comparables_item_data in _comparables:
            comparables_item = ComparableRead.from_dict(comparables_item_data)

            comparables.append(comparables_item)

        contributions = []
        _contributions = d.pop("contributions")
        for contributions_item_data in _contributions:
            contributions_item = Contribution.from_dict(contributions_item_data)

            contributions.append(contributions_item)

        def _parse_reference_value(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        reference_value = _parse_reference_value(d.pop("reference_value"))

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

        _reference = d.pop("reference", UNSET)
        reference: ExplanationReadReference | Unset
        if isinstance(_reference, Unset):
            reference = UNSET
        else:
            reference = ExplanationReadReference.from_dict(_reference)

        explanation_read = cls(
            comparables=comparables,
            contributions=contributions,
            reference_value=reference_value,
            comparables_range=comparables_range,
            reference=reference,
        )

        return explanation_read
