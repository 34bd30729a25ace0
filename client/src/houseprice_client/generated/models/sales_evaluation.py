from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.groups import Groups
    from ..models.market_watch import MarketWatch
    from ..models.ratio_study import RatioStudy
    from ..models.rolling import Rolling
    from ..models.scores import Scores


T = TypeVar("T", bound="SalesEvaluation")


@_attrs_define
class SalesEvaluation:
    """A model measured on sales that it has not learned from."""

    learned_from: int
    """ Sales that are left out because the model knows them. """
    not_later: int
    """ Sales that are no later than the last training sale: the model knows later prices. """
    ranges_learned_from: int
    """ Sales on or before the last day that the ranges were learned from. """
    ratio_study: RatioStudy
    """ Level, uniformity, vertical and horizontal equity; an undefined figure is null. """
    test: Scores
    """ Scores on the test sales: shares in percent, money in the currency of the data set. """
    without_price: int
    """ Sales that are left out because they have no price. """
    groups: Groups | None | Unset = UNSET
    pairs: list[list[float]] | Unset = UNSET
    """ Price and value of at most 2,000 sales. """
    rolling: None | Rolling | Unset = UNSET
    warnings: list[str] | Unset = UNSET
    """ Sentences on figures that are too good to be true. """
    watch: MarketWatch | None | Unset = UNSET
    """ Whether the market has moved away from the model; null without new sales, and for an older run. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.groups import Groups
        from ..models.market_watch import MarketWatch
        from ..models.rolling import Rolling

        learned_from = self.learned_from

        not_later = self.not_later

        ranges_learned_from = self.ranges_learned_from

        ratio_study = self.ratio_study.to_dict()

        test = self.test.to_dict()

        without_price = self.without_price

        groups: dict[str, Any] | None | Unset
        if isinstance(self.groups, Unset):
            groups = UNSET
        elif isinstance(self.groups, Groups):
            groups = self.groups.to_dict()
        else:
            groups = self.groups

        pairs: list[list[float]] | Unset = UNSET
        if not isinstance(self.pairs, Unset):
            pairs = []
            for pairs_item_data in self.pairs:
                pairs_item = []
                for pairs_item_item_data in pairs_item_data:
                    pairs_item_item: float
                    pairs_item_item = pairs_item_item_data
                    pairs_item.append(pairs_item_item)

                pairs.append(pairs_item)

        rolling: dict[str, Any] | None | Unset
        if isinstance(self.rolling, Unset):
            rolling = UNSET
        elif isinstance(self.rolling, Rolling):
            rolling = self.rolling.to_dict()
        else:
            rolling = self.rolling

        warnings: list[str] | Unset = UNSET
        if not isinstance(self.warnings, Unset):
            warnings = self.warnings

        watch: dict[str, Any] | None | Unset
        if isinstance(self.watch, Unset):
            watch = UNSET
        elif isinstance(self.watch, MarketWatch):
            watch = self.watch.to_dict()
        else:
            watch = self.watch

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "learned_from": learned_from,
                "not_later": not_later,
                "ranges_learned_from": ranges_learned_from,
                "ratio_study": ratio_study,
                "test": test,
                "without_price": without_price,
            }
        )
        if groups is not UNSET:
            field_dict["groups"] = groups
        if pairs is not UNSET:
            field_dict["pairs"] = pairs
        if rolling is not UNSET:
            field_dict["rolling"] = rolling
        if warnings is not UNSET:
            field_dict["warnings"] = warnings
        if watch is not UNSET:
            field_dict["watch"] = watch

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.groups import Groups
        from ..models.market_watch import MarketWatch
        from ..models.ratio_study import RatioStudy
        from ..models.rolling import Rolling
        from ..models.scores import Scores

        d = dict(src_dict)
        learned_from = d.pop("learned_from")

        not_later = d.pop("not_later")

        ranges_learned_from = d.pop("ranges_learned_from")

        ratio_study = RatioStudy.from_dict(d.pop("ratio_study"))

        test = Scores.from_dict(d.pop("test"))

        without_price = d.pop("without_price")

        def _parse_groups(data: object) -> Groups | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                groups_type_0 = Groups.from_dict(data)

                return groups_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Groups | None | Unset, data)

        groups = _parse_groups(d.pop("groups", UNSET))

        _pairs = d.pop("pairs", UNSET)
        pairs: list[list[float]] | Unset = UNSET
        if _pairs is not UNSET:
            pairs = []
            for pairs_item_data in _pairs:
                pairs_item = []
                _pairs_item = pairs_item_data
                for pairs_item_item_data in _pairs_item:

                    def _parse_pairs_item_item(data: object) -> float:
                        return cast(float, data)

                    pairs_item_item = _parse_pairs_item_item(pairs_item_item_data)

                    pairs_item.append(pairs_item_item)

                pairs.append(pairs_item)

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

        warnings = cast(list[str], d.pop("warnings", UNSET))

        def _parse_watch(data: object) -> MarketWatch | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                watch_type_0 = MarketWatch.from_dict(data)

                return watch_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MarketWatch | None | Unset, data)

        watch = _parse_watch(d.pop("watch", UNSET))

        sales_evaluation = cls(
            learned_from=learned_from,
            not_later=not_later,
            ranges_learned_from=ranges_learned_from,
            ratio_study=ratio_study,
            test=test,
            without_price=without_price,
            groups=groups,
            pairs=pairs,
            rolling=rolling,
            warnings=warnings,
            watch=watch,
        )

        return sales_evaluation
