from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.dependence_curve import DependenceCurve


T = TypeVar("T", bound="DependenceRead")


@_attrs_define
class DependenceRead:
    """The partial dependence of a model's values on a feature, in money."""

    currency: str
    curve: DependenceCurve
    """ How values depend on one feature, all else being as it is. """
    model_id: str

    def to_dict(self) -> dict[str, Any]:
        currency = self.currency

        curve = self.curve.to_dict()

        model_id = self.model_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "currency": currency,
                "curve": curve,
                "model_id": model_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.dependence_curve import DependenceCurve

        d = dict(src_dict)
        currency = d.pop("currency")

        curve = DependenceCurve.from_dict(d.pop("curve"))

        model_id = d.pop("model_id")

        dependence_read = cls(
            currency=currency,
            curve=curve,
            model_id=model_id,
        )

        return dependence_read
