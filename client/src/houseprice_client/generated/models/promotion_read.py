from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.differences_read import DifferencesRead
    from ..models.guard_read import GuardRead


T = TypeVar("T", bound="PromotionRead")


@_attrs_define
class PromotionRead:
    """Why a model became champion."""

    accepted_by: None | str
    at: datetime.datetime
    differences: DifferencesRead | None
    """ Differences of the scores; `first` is the candidate. """
    guards: list[GuardRead]
    model_id: str
    n: int | None
    """ Number of sales on which the two models were compared. """
    override: bool
    """ Whether the model was promoted although a guard did not pass. """
    proposed_by: None | str
    """ Where a second person decided: who proposed it. """
    reason: str
    replaced_id: None | str

    def to_dict(self) -> dict[str, Any]:
        from ..models.differences_read import DifferencesRead

        accepted_by: None | str
        accepted_by = self.accepted_by

        at = self.at.isoformat()

        differences: dict[str, Any] | None
        if isinstance(self.differences, DifferencesRead):
            differences = self.differences.to_dict()
        else:
            differences = self.differences

        guards = []
        for guards_item_data in self.guards:
            guards_item = guards_item_data.to_dict()
            guards.append(guards_item)

        model_id = self.model_id

        n: int | None
        n = self.n

        override = self.override

        proposed_by: None | str
        proposed_by = self.proposed_by

        reason = self.reason

        replaced_id: None | str
        replaced_id = self.replaced_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "accepted_by": accepted_by,
                "at": at,
                "differences": differences,
                "guards": guards,
                "model_id": model_id,
                "n": n,
                "override": override,
                "proposed_by": proposed_by,
                "reason": reason,
                "replaced_id": replaced_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.differences_read import DifferencesRead
        from ..models.guard_read import GuardRead

        d = dict(src_dict)

        def _parse_accepted_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        accepted_by = _parse_accepted_by(d.pop("accepted_by"))

        at = datetime.datetime.fromisoformat(d.pop("at"))

        def _parse_differences(data: object) -> DifferencesRead | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                differences_type_0 = DifferencesRead.from_dict(data)

                return differences_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DifferencesRead | None, data)

        differences = _parse_differences(d.pop("differences"))

        guards = []
        _guards = d.pop("guards")
        for guards_item_data in _guards:
            guards_item = GuardRead.from_dict(guards_item_data)

            guards.append(guards_item)

        model_id = d.pop("model_id")

        def _parse_n(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        n = _parse_n(d.pop("n"))

        override = d.pop("override")

        def _parse_proposed_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        proposed_by = _parse_proposed_by(d.pop("proposed_by"))

        reason = d.pop("reason")

        def _parse_replaced_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        replaced_id = _parse_replaced_id(d.pop("replaced_id"))

        promotion_read = cls(
            accepted_by=accepted_by,
            at=at,
            differences=differences,
            guards=guards,
            model_id=model_id,
            n=n,
            override=override,
            proposed_by=proposed_by,
            reason=reason,
            replaced_id=replaced_id,
        )

        return promotion_read
