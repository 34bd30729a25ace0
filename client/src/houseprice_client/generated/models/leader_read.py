from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.leader_read_family import LeaderReadFamily, check_leader_read_family
from ..models.leader_read_status import LeaderReadStatus, check_leader_read_status

if TYPE_CHECKING:
    from ..models.scores import Scores


T = TypeVar("T", bound="LeaderRead")


@_attrs_define
class LeaderRead:
    """One model on the common test sales."""

    among_best: bool | None
    """ Whether the first model is not proven better; null with fewer than 30 sales. """
    family: LeaderReadFamily
    model_id: str
    name: str
    rank: int | None
    """ Place by MdAPE; null with fewer than 30 sales. """
    scores: Scores
    """ Scores on the test sales: shares in percent, money in the currency of the data set. """
    status: LeaderReadStatus
    version: int

    def to_dict(self) -> dict[str, Any]:
        among_best: bool | None
        among_best = self.among_best

        family: str = self.family

        model_id = self.model_id

        name = self.name

        rank: int | None
        rank = self.rank

        scores = self.scores.to_dict()

        status: str = self.status

        version = self.version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "among_best": among_best,
                "family": family,
                "model_id": model_id,
                "name": name,
                "rank": rank,
                "scores": scores,
                "status": status,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.scores import Scores

        d = dict(src_dict)

        def _parse_among_best(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        among_best = _parse_among_best(d.pop("among_best"))

        family = check_leader_read_family(d.pop("family"))

        model_id = d.pop("model_id")

        name = d.pop("name")

        def _parse_rank(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rank = _parse_rank(d.pop("rank"))

        scores = Scores.from_dict(d.pop("scores"))

        status = check_leader_read_status(d.pop("status"))

        version = d.pop("version")

        leader_read = cls(
            among_best=among_best,
            family=family,
            model_id=model_id,
            name=name,
            rank=rank,
            scores=scores,
            status=status,
            version=version,
        )

        return leader_read
