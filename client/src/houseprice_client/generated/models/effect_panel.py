from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.effect_panel_verdict_type_0 import (
    EffectPanelVerdictType0,
    check_effect_panel_verdict_type_0,
)

if TYPE_CHECKING:
    from ..models.effect_panel_figures import EffectPanelFigures


T = TypeVar("T", bound="EffectPanel")


@_attrs_define
class EffectPanel:
    """The figures of both fits on some of the blind sales."""

    figures: EffectPanelFigures
    """ `mdape` and `cod` in percent, `median_ratio`, `prd` and `prb`; empty with fewer than five sales. """
    n: int
    verdict: EffectPanelVerdictType0 | None
    """ On the model without the flagged sales, by its MdAPE; null with fewer than 30 sales. """

    def to_dict(self) -> dict[str, Any]:
        figures = self.figures.to_dict()

        n = self.n

        verdict: None | str
        if isinstance(self.verdict, str):
            verdict = self.verdict
        else:
            verdict = self.verdict

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "figures": figures,
                "n": n,
                "verdict": verdict,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.effect_panel_figures import EffectPanelFigures

        d = dict(src_dict)
        figures = EffectPanelFigures.from_dict(d.pop("figures"))

        n = d.pop("n")

        def _parse_verdict(data: object) -> EffectPanelVerdictType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                verdict_type_0 = check_effect_panel_verdict_type_0(data)

                return verdict_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EffectPanelVerdictType0 | None, data)

        verdict = _parse_verdict(d.pop("verdict"))

        effect_panel = cls(
            figures=figures,
            n=n,
            verdict=verdict,
        )

        return effect_panel
