from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.frontier_figures_vei_conclusion_type_0 import (
    FrontierFiguresVeiConclusionType0,
    check_frontier_figures_vei_conclusion_type_0,
)

if TYPE_CHECKING:
    from ..models.estimate import Estimate


T = TypeVar("T", bound="FrontierFigures")


@_attrs_define
class FrontierFigures:
    """Error and equity of one candidate on sales that its networks did not learn from."""

    cod: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    mdape: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    median_ratio: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    n: int
    prb: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    prd: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    vei: Estimate
    """ A figure on unseen sales with its 95 % interval. """
    vei_conclusion: FrontierFiguresVeiConclusionType0 | None

    def to_dict(self) -> dict[str, Any]:
        cod = self.cod.to_dict()

        mdape = self.mdape.to_dict()

        median_ratio = self.median_ratio.to_dict()

        n = self.n

        prb = self.prb.to_dict()

        prd = self.prd.to_dict()

        vei = self.vei.to_dict()

        vei_conclusion: None | str
        if isinstance(self.vei_conclusion, str):
            vei_conclusion = self.vei_conclusion
        else:
            vei_conclusion = self.vei_conclusion

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "cod": cod,
                "mdape": mdape,
                "median_ratio": median_ratio,
                "n": n,
                "prb": prb,
                "prd": prd,
                "vei": vei,
                "vei_conclusion": vei_conclusion,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate

        d = dict(src_dict)
        cod = Estimate.from_dict(d.pop("cod"))

        mdape = Estimate.from_dict(d.pop("mdape"))

        median_ratio = Estimate.from_dict(d.pop("median_ratio"))

        n = d.pop("n")

        prb = Estimate.from_dict(d.pop("prb"))

        prd = Estimate.from_dict(d.pop("prd"))

        vei = Estimate.from_dict(d.pop("vei"))

        def _parse_vei_conclusion(
            data: object,
        ) -> FrontierFiguresVeiConclusionType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                vei_conclusion_type_0 = check_frontier_figures_vei_conclusion_type_0(
                    data
                )

                return vei_conclusion_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FrontierFiguresVeiConclusionType0 | None, data)

        vei_conclusion = _parse_vei_conclusion(d.pop("vei_conclusion"))

        frontier_figures = cls(
            cod=cod,
            mdape=mdape,
            median_ratio=median_ratio,
            n=n,
            prb=prb,
            prd=prd,
            vei=vei,
            vei_conclusion=vei_conclusion,
        )

        return frontier_figures
