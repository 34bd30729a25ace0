from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.frontier_figures import FrontierFigures


T = TypeVar("T", bound="FrontierPoint")


@_attrs_define
class FrontierPoint:
    """A degree of equity that a model could have."""

    chosen: bool
    equity: float
    """ 0 has the least error; 1 has no bias out of fold. """
    out_of_fold: FrontierFigures
    """ Error and equity of one candidate on sales that its networks did not learn from. """
    rehearsal: FrontierFigures | None
    """ Figures on the latest training sales, valued by a model of the earlier ones. """
    slope: float
    """ Factor by which the log distance of a value from the middle is multiplied. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.frontier_figures import FrontierFigures

        chosen = self.chosen

        equity = self.equity

        out_of_fold = self.out_of_fold.to_dict()

        rehearsal: dict[str, Any] | None
        if isinstance(self.rehearsal, FrontierFigures):
            rehearsal = self.rehearsal.to_dict()
        else:
            rehearsal = self.rehearsal

        slope = self.slope

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "chosen": chosen,
                "equity": equity,
                "out_of_fold": out_of_fold,
                "rehearsal": rehearsal,
                "slope": slope,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.frontier_figures import FrontierFigures

        d = dict(src_dict)
        chosen = d.pop("chosen")

        equity = d.pop("equity")

        out_of_fold = FrontierFigures.from_dict(d.pop("out_of_fold"))

        def _parse_rehearsal(data: object) -> FrontierFigures | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                rehearsal_type_0 = FrontierFigures.from_dict(data)

                return rehearsal_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FrontierFigures | None, data)

        rehearsal = _parse_rehearsal(d.pop("rehearsal"))

        slope = d.pop("slope")

        frontier_point = cls(
            chosen=chosen,
            equity=equity,
            out_of_fold=out_of_fold,
            rehearsal=rehearsal,
            slope=slope,
        )

        return frontier_point
