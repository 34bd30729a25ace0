from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.age_of_sales import AgeOfSales
    from ..models.evaluation_read_baselines import EvaluationReadBaselines
    from ..models.frontier_point import FrontierPoint
    from ..models.groups import Groups
    from ..models.ratio_study import RatioStudy
    from ..models.recalibration import Recalibration
    from ..models.refits import Refits
    from ..models.rolling import Rolling
    from ..models.scores import Scores


T = TypeVar("T", bound="EvaluationRead")


@_attrs_define
class EvaluationRead:
    """The result of the blind test, which was taken once, when the model was trained."""

    baselines: EvaluationReadBaselines
    groups: Groups | None
    """ Scores by group; null for an older model. """
    model_id: str
    ratio_study: RatioStudy
    """ Level, uniformity, vertical and horizontal equity; an undefined figure is null. """
    test: Scores
    """ Scores on the test sales: shares in percent, money in the currency of the data set. """
    test_sha256: str
    """ Hash of the test sales: models with the same hash are comparable. """
    by_age: list[AgeOfSales] | None | Unset = UNSET
    """ How values hold as the model ages: the test sales in up to six equal parts by date. Null without a split by
    time, with fewer than 60 test sales, and for an older model. """
    equity_frontier: list[FrontierPoint] | Unset = UNSET
    """ Figures on training sales, never on test sales; least equity first. """
    has_market_index: bool | Unset = False
    """ Whether `GET /v1/models/{id}/market-index` has an answer. """
    recalibration: None | Recalibration | Unset = UNSET
    """ Null unless the ranges were learned again after the training. """
    refits: None | Refits | Unset = UNSET
    """ Refit stability; null for an older model. """
    rolling: None | Rolling | Unset = UNSET
    """ Null if the sales have no dates, without a rehearsal, and for an older model. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.groups import Groups
        from ..models.recalibration import Recalibration
        from ..models.refits import Refits
        from ..models.rolling import Rolling

        baselines = self.baselines.to_dict()

        groups: dict[str, Any] | None
        if isinstance(self.groups, Groups):
            groups = self.groups.to_dict()
        else:
            groups = self.groups

        model_id = self.model_id

        ratio_study = self.ratio_study.to_dict()

        test = self.test.to_dict()

        test_sha256 = self.test_sha256

        by_age: list[dict[str, Any]] | None | Unset
        if isinstance(self.by_age, Unset):
            by_age = UNSET
        elif isinstance(self.by_age, list):
            by_age = []
            for by_age_type_0_item_data in self.by_age:
                by_age_type_0_item = by_age_type_0_item_data.to_dict()
                by_age.append(by_age_type_0_item)

        else:
            by_age = self.by_age

        equity_frontier: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.equity_frontier, Unset):
            equity_frontier = []
            for equity_frontier_item_data in self.equity_frontier:
                equity_frontier_item = equity_frontier_item_data.to_dict()
                equity_frontier.append(equity_frontier_item)

        has_market_index = self.has_market_index

        recalibration: dict[str, Any] | None | Unset
        if isinstance(self.recalibration, Unset):
            recalibration = UNSET
        elif isinstance(self.recalibration, Recalibration):
            recalibration = self.recalibration.to_dict()
        else:
            recalibration = self.recalibration

        refits: dict[str, Any] | None | Unset
        if isinstance(self.refits, Unset):
            refits = UNSET
        elif isinstance(self.refits, Refits):
            refits = self.refits.to_dict()
        else:
            refits = self.refits

        rolling: dict[str, Any] | None | Unset
        if isinstance(self.rolling, Unset):
            rolling = UNSET
        elif isinstance(self.rolling, Rolling):
            rolling = self.rolling.to_dict()
        else:
            rolling = self.rolling

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "baselines": baselines,
                "groups": groups,
                "model_id": model_id,
                "ratio_study": ratio_study,
                "test": test,
                "test_sha256": test_sha256,
            }
        )
        if by_age is not UNSET:
            field_dict["by_age"] = by_age
        if equity_frontier is not UNSET:
            field_dict["equity_frontier"] = equity_frontier
        if has_market_index is not UNSET:
            field_dict["has_market_index"] = has_market_index
        if recalibration is not UNSET:
            field_dict["recalibration"] = recalibration
        if refits is not UNSET:
            field_dict["refits"] = refits
        if rolling is not UNSET:
            field_dict["rolling"] = rolling

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.age_of_sales import AgeOfSales
        from ..models.evaluation_read_baselines import EvaluationReadBaselines
        from ..models.frontier_point import FrontierPoint
        from ..models.groups import Groups
        from ..models.ratio_study import RatioStudy
        from ..models.recalibration import Recalibration
        from ..models.refits import Refits
        from ..models.rolling import Rolling
        from ..models.scores import Scores

        d = dict(src_dict)
        baselines = EvaluationReadBaselines.from_dict(d.pop("baselines"))

        def _parse_groups(data: object) -> Groups | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                groups_type_0 = Groups.from_dict(data)

                return groups_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Groups | None, data)

        groups = _parse_groups(d.pop("groups"))

        model_id = d.pop("model_id")

        ratio_study = RatioStudy.from_dict(d.pop("ratio_study"))

        test = Scores.from_dict(d.pop("test"))

        test_sha256 = d.pop("test_sha256")

        def _parse_by_age(data: object) -> list[AgeOfSales] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                by_age_type_0 = []
                _by_age_type_0 = data
                for by_age_type_0_item_data in _by_age_type_0:
                    by_age_type_0_item = AgeOfSales.from_dict(by_age_type_0_item_data)

                    by_age_type_0.append(by_age_type_0_item)

                return by_age_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[AgeOfSales] | None | Unset, data)

        by_age = _parse_by_age(d.pop("by_age", UNSET))

        _equity_frontier = d.pop("equity_frontier", UNSET)
        equity_frontier: list[FrontierPoint] | Unset = UNSET
        if _equity_frontier is not UNSET:
            equity_frontier = []
            for equity_frontier_item_data in _equity_frontier:
                equity_frontier_item = FrontierPoint.from_dict(
                    equity_frontier_item_data
                )

                equity_frontier.append(equity_frontier_item)

        has_market_index = d.pop("has_market_index", UNSET)

        def _parse_recalibration(data: object) -> None | Recalibration | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                recalibration_type_0 = Recalibration.from_dict(data)

                return recalibration_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Recalibration | Unset, data)

        recalibration = _parse_recalibration(d.pop("recalibration", UNSET))

        def _parse_refits(data: object) -> None | Refits | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                refits_type_0 = Refits.from_dict(data)

                return refits_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Refits | Unset, data)

        refits = _parse_refits(d.pop("refits", UNSET))

        def _parse_rolling(data: object) -> None | Rolling | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                rolling_type_0 = Rolling.from_dict(data)

                return rolling_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Rolling | Unset, data)

        rolling = _parse_rolling(d.pop("rolling", UNSET))

        evaluation_read = cls(
            baselines=baselines,
            groups=groups,
            model_id=model_id,
            ratio_study=ratio_study,
            test=test,
            test_sha256=test_sha256,
            by_age=by_age,
            equity_frontier=equity_frontier,
            has_market_index=has_market_index,
            recalibration=recalibration,
            refits=refits,
            rolling=rolling,
        )

        return evaluation_read
