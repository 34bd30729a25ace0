from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.estimate import Estimate


T = TypeVar("T", bound="EffectFigure")


@_attrs_define
class EffectFigure:
    """A figure of both fits on the same blind sales, with 95 % intervals."""

    difference: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    with_flagged: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    without_flagged: Estimate
    """ A figure on unseen sales with its 95 % interval. """

    def to_dict(self) -> dict[str, Any]:
        difference = self.difference.to_dict()

        with_flagged = self.with_flagged.to_dict()

        without_flagged = self.without_flagged.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "difference": difference,
                "with_flagged": with_flagged,
                "without_flagged": without_flagged,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate

        d = dict(src_dict)
        difference = Estimate.from_dict(d.pop("difference"))

        with_flagged = Estimate.from_dict(d.pop("with_flagged"))

        without_flagged = Estimate.from_dict(d.pop("without_flagged"))

        effect_figure = cls(
            difference=difference,
            with_flagged=with_flagged,
            without_flagged=without_flagged,
        )

        return effect_figure
