from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.dataset_ref import DatasetRef
    from ..models.leader_read import LeaderRead
    from ..models.pair_read import PairRead


T = TypeVar("T", bound="ComparisonRead")


@_attrs_define
class ComparisonRead:
    """Models on the test sales which none of them learned from."""

    dataset: DatasetRef
    """ The data set that a run, a model or a valuation belongs to. """
    differences: list[PairRead]
    """ Every pair of models. """
    leaderboard: list[LeaderRead]
    """ The models, lowest MdAPE first. """
    n: int
    """ Number of common test sales. """
    same_test: bool
    """ Whether all models were tested on the same set of sales. """

    def to_dict(self) -> dict[str, Any]:
        dataset = self.dataset.to_dict()

        differences = []
        for differences_item_data in self.differences:
            differences_item = differences_item_data.to_dict()
            differences.append(differences_item)

        leaderboard = []
        for leaderboard_item_data in self.leaderboard:
            leaderboard_item = leaderboard_item_data.to_dict()
            leaderboard.append(leaderboard_item)

        n = self.n

        same_test = self.same_test

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "dataset": dataset,
                "differences": differences,
                "leaderboard": leaderboard,
                "n": n,
                "same_test": same_test,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.dataset_ref import DatasetRef
        from ..models.leader_read import LeaderRead
        from ..models.pair_read import PairRead

        d = dict(src_dict)
        dataset = DatasetRef.from_dict(d.pop("dataset"))

        differences = []
        _differences = d.pop("differences")
        for differences_item_data in _differences:
            differences_item = PairRead.from_dict(differences_item_data)

            differences.append(differences_item)

        leaderboard = []
        _leaderboard = d.pop("leaderboard")
        for leaderboard_item_data in _leaderboard:
            leaderboard_item = LeaderRead.from_dict(leaderboard_item_data)

            leaderboard.append(leaderboard_item)

        n = d.pop("n")

        same_test = d.pop("same_test")

        comparison_read = cls(
            dataset=dataset,
            differences=differences,
            leaderboard=leaderboard,
            n=n,
            same_test=same_test,
        )

        return comparison_read
