from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.fire_read_outcome import FireReadOutcome, check_fire_read_outcome
from ..models.fire_read_promotion_type_0 import (
    FireReadPromotionType0,
    check_fire_read_promotion_type_0,
)
from ..models.fire_read_run_state_type_0 import (
    FireReadRunStateType0,
    check_fire_read_run_state_type_0,
)

T = TypeVar("T", bound="FireRead")


@_attrs_define
class FireRead:
    """What became of a due time."""

    at: datetime.datetime
    due_at: datetime.datetime
    outcome: FireReadOutcome
    """ `missed`: the studio was down and a later time counted; `skipped`: the run before was still at work;
    `refused`: no run could be accepted. """
    promotion: FireReadPromotionType0 | None
    """ `kept`: the champion stayed, and `promotion_reason` says why. """
    promotion_reason: str
    reason: str
    run_id: None | str
    run_state: FireReadRunStateType0 | None

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        due_at = self.due_at.isoformat()

        outcome: str = self.outcome

        promotion: None | str
        if isinstance(self.promotion, str):
            promotion = self.promotion
        else:
            promotion = self.promotion

        promotion_reason = self.promotion_reason

        reason = self.reason

        run_id: None | str
        run_id = self.run_id

        run_state: None | str
        if isinstance(self.run_state, str):
            run_state = self.run_state
        else:
            run_state = self.run_state

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "due_at": due_at,
                "outcome": outcome,
                "promotion": promotion,
                "promotion_reason": promotion_reason,
                "reason": reason,
                "run_id": run_id,
                "run_state": run_state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))

        outcome = check_fire_read_outcome(d.pop("outcome"))

        def _parse_promotion(data: object) -> FireReadPromotionType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                promotion_type_0 = check_fire_read_promotion_type_0(data)

                return promotion_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FireReadPromotionType0 | None, data)

        promotion = _parse_promotion(d.pop("promotion"))

        promotion_reason = d.pop("promotion_reason")

        reason = d.pop("reason")

        def _parse_run_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        run_id = _parse_run_id(d.pop("run_id"))

        def _parse_run_state(data: object) -> FireReadRunStateType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                run_state_type_0 = check_fire_read_run_state_type_0(data)

                return run_state_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FireReadRunStateType0 | None, data)

        run_state = _parse_run_state(d.pop("run_state"))

        fire_read = cls(
            at=at,
            due_at=due_at,
            outcome=outcome,
            promotion=promotion,
            promotion_reason=promotion_reason,
            reason=reason,
            run_id=run_id,
            run_state=run_state,
        )

        return fire_read
