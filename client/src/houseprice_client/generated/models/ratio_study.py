from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.ratio_study_vei_conclusion_type_0 import (
    RatioStudyVeiConclusionType0,
    check_ratio_study_vei_conclusion_type_0,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.estimate import Estimate
    from ..models.ratio_study_estimates import RatioStudyEstimates
    from ..models.ratio_study_standards import RatioStudyStandards
    from ..models.sales_chasing import SalesChasing
    from ..models.trimmed import Trimmed
    from ..models.value_tier import ValueTier


T = TypeVar("T", bound="RatioStudy")


@_attrs_define
class RatioStudy:
    """Level, uniformity, vertical and horizontal equity; an undefined figure is null."""

    dropped: int
    """ Number of sales without a positive value. """
    n: int
    chd: Estimate | None | Unset = UNSET
    """ COD of the value per area among similar homes. """
    equity_sentence: None | str | Unset = UNSET
    """ A sentence on vertical equity; null unless PRB and VEI agree. """
    estimates: RatioStudyEstimates | Unset = UNSET
    few: bool | Unset = False
    """ True with fewer than 30 sales: show the figures grey, and never rank them. """
    ki: float | None | Unset = UNSET
    mean_ratio: float | None | Unset = UNSET
    mki: float | None | Unset = UNSET
    sales_chasing: None | SalesChasing | Unset = UNSET
    standards: RatioStudyStandards | Unset = UNSET
    tiers: list[ValueTier] | Unset = UNSET
    """ The tiers of the VEI, cheapest first. """
    trimmed: None | Trimmed | Unset = UNSET
    vei: float | None | Unset = UNSET
    vei_conclusion: None | RatioStudyVeiConclusionType0 | Unset = UNSET
    vei_significance: float | None | Unset = UNSET
    weighted_mean_ratio: float | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.estimate import Estimate
        from ..models.sales_chasing import SalesChasing
        from ..models.trimmed import Trimmed

        dropped = self.dropped

        n = self.n

        chd: dict[str, Any] | None | Unset
        if isinstance(self.chd, Unset):
            chd = UNSET
        elif isinstance(self.chd, Estimate):
            chd = self.chd.to_dict()
        else:
            chd = self.chd

        equity_sentence: None | str | Unset
        if isinstance(self.equity_sentence, Unset):
            equity_sentence = UNSET
        else:
            equity_sentence = self.equity_sentence

        estimates: dict[str, Any] | Unset = UNSET
        if not isinstance(self.estimates, Unset):
            estimates = self.estimates.to_dict()

        few = self.few

        ki: float | None | Unset
        if isinstance(self.ki, Unset):
            ki = UNSET
        else:
            ki = self.ki

        mean_ratio: float | None | Unset
        if isinstance(self.mean_ratio, Unset):
            mean_ratio = UNSET
        else:
            mean_ratio = self.mean_ratio

        mki: float | None | Unset
        if isinstance(self.mki, Unset):
            mki = UNSET
        else:
            mki = self.mki

        sales_chasing: dict[str, Any] | None | Unset
        if isinstance(self.sales_chasing, Unset):
            sales_chasing = UNSET
        elif isinstance(self.sales_chasing, SalesChasing):
            sales_chasing = self.sales_chasing.to_dict()
        else:
            sales_chasing = self.sales_chasing

        standards: dict[str, Any] | Unset = UNSET
        if not isinstance(self.standards, Unset):
            standards = self.standards.to_dict()

        tiers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tiers, Unset):
            tiers = []
            for tiers_item_data in self.tiers:
                tiers_item = tiers_item_data.to_dict()
                tiers.append(tiers_item)

        trimmed: dict[str, Any] | None | Unset
        if isinstance(self.trimmed, Unset):
            trimmed = UNSET
        elif isinstance(self.trimmed, Trimmed):
            trimmed = self.trimmed.to_dict()
        else:
            trimmed = self.trimmed

        vei: float | None | Unset
        if isinstance(self.vei, Unset):
            vei = UNSET
        else:
            vei = self.vei

        vei_conclusion: None | str | Unset
        if isinstance(self.vei_conclusion, Unset):
            vei_conclusion = UNSET
        elif isinstance(self.vei_conclusion, str):
            vei_conclusion = self.vei_conclusion
        else:
            vei_conclusion = self.vei_conclusion

        vei_significance: float | None | Unset
        if isinstance(self.vei_significance, Unset):
            vei_significance = UNSET
        else:
            vei_significance = self.vei_significance

        weighted_mean_ratio: float | None | Unset
        if isinstance(self.weighted_mean_ratio, Unset):
            weighted_mean_ratio = UNSET
        else:
            weighted_mean_ratio = self.weighted_mean_ratio

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dropped": dropped,
                "n": n,
            }
        )
        if chd is not UNSET:
            field_dict["chd"] = chd
        if equity_sentence is not UNSET:
            field_dict["equity_sentence"] = equity_sentence
        if estimates is not UNSET:
            field_dict["estimates"] = estimates
        if few is not UNSET:
            field_dict["few"] = few
        if ki is not UNSET:
            field_dict["ki"] = ki
        if mean_ratio is not UNSET:
            field_dict["mean_ratio"] = mean_ratio
        if mki is not UNSET:
            field_dict["mki"] = mki
        if sales_chasing is not UNSET:
            field_dict["sales_chasing"] = sales_chasing
        if standards is not UNSET:
            field_dict["standards"] = standards
        if tiers is not UNSET:
            field_dict["tiers"] = tiers
        if trimmed is not UNSET:
            field_dict["trimmed"] = trimmed
        if vei is not UNSET:
            field_dict["vei"] = vei
        if vei_conclusion is not UNSET:
            field_dict["vei_conclusion"] = vei_conclusion
        if vei_significance is not UNSET:
            field_dict["vei_significance"] = vei_significance
        if weighted_mean_ratio is not UNSET:
            field_dict["weighted_mean_ratio"] = weighted_mean_ratio

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.estimate import Estimate
        from ..models.ratio_study_estimates import RatioStudyEstimates
        from ..models.ratio_study_standards import RatioStudyStandards
        from ..models.sales_chasing import SalesChasing
        from ..models.trimmed import Trimmed
        from ..models.value_tier import ValueTier

        d = dict(src_dict)
        dropped = d.pop("dropped")

        n = d.pop("n")

        def _parse_chd(data: object) -> Estimate | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                chd_type_0 = Estimate.from_dict(data)

                return chd_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Estimate | None | Unset, data)

        chd = _parse_chd(d.pop("chd", UNSET))

        def _parse_equity_sentence(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        equity_sentence = _parse_equity_sentence(d.pop("equity_sentence", UNSET))

        _estimates = d.pop("estimates", UNSET)
        estimates: RatioStudyEstimates | Unset
        if isinstance(_estimates, Unset):
            estimates = UNSET
        else:
            estimates = RatioStudyEstimates.from_dict(_estimates)

        few = d.pop("few", UNSET)

        def _parse_ki(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        ki = _parse_ki(d.pop("ki", UNSET))

        def _parse_mean_ratio(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        mean_ratio = _parse_mean_ratio(d.pop("mean_ratio", UNSET))

        def _parse_mki(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        mki = _parse_mki(d.pop("mki", UNSET))

        def _parse_sales_chasing(data: object) -> None | SalesChasing | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                sales_chasing_type_0 = SalesChasing.from_dict(data)

                return sales_chasing_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SalesChasing | Unset, data)

        sales_chasing = _parse_sales_chasing(d.pop("sales_chasing", UNSET))

        _standards = d.pop("standards", UNSET)
        standards: RatioStudyStandards | Unset
        if isinstance(_standards, Unset):
            standards = UNSET
        else:
            standards = RatioStudyStandards.from_dict(_standards)

        _tiers = d.pop("tiers", UNSET)
        tiers: list[ValueTier] | Unset = UNSET
        if _tiers is not UNSET:
            tiers = []
            for tiers_item_data in _tiers:
                tiers_item = ValueTier.from_dict(tiers_item_data)

                tiers.append(tiers_item)

        def _parse_trimmed(data: object) -> None | Trimmed | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                trimmed_type_0 = Trimmed.from_dict(data)

                return trimmed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Trimmed | Unset, data)

        trimmed = _parse_trimmed(d.pop("trimmed", UNSET))

        def _parse_vei(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        vei = _parse_vei(d.pop("vei", UNSET))

        def _parse_vei_conclusion(
            data: object,
        ) -> None | RatioStudyVeiConclusionType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                vei_conclusion_type_0 = check_ratio_study_vei_conclusion_type_0(data)

                return vei_conclusion_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RatioStudyVeiConclusionType0 | Unset, data)

        vei_conclusion = _parse_vei_conclusion(d.pop("vei_conclusion", UNSET))

        def _parse_vei_significance(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        vei_significance = _parse_vei_significance(d.pop("vei_significance", UNSET))

        def _parse_weighted_mean_ratio(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        weighted_mean_ratio = _parse_weighted_mean_ratio(
            d.pop("weighted_mean_ratio", UNSET)
        )

        ratio_study = cls(
            dropped=dropped,
            n=n,
            chd=chd,
            equity_sentence=equity_sentence,
            estimates=estimates,
            few=few,
            ki=ki,
            mean_ratio=mean_ratio,
            mki=mki,
            sales_chasing=sales_chasing,
            standards=standards,
            tiers=tiers,
            trimmed=trimmed,
            vei=vei,
            vei_conclusion=vei_conclusion,
            vei_significance=vei_significance,
            weighted_mean_ratio=weighted_mean_ratio,
        )

        return ratio_study
