from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.proposal_read_state import ProposalReadState, check_proposal_read_state

T = TypeVar("T", bound="ProposalRead")


@_attrs_define
class ProposalRead:
    """A proposal that a model becomes champion."""

    answer: str
    decided_at: datetime.datetime | None
    decided_by: None | str
    id: str
    may_withdraw: bool
    model: str
    model_id: str
    override: bool
    """ Whether a guard that does not pass is to be waived. """
    proposed_at: datetime.datetime
    proposed_by: str
    reason: str
    state: ProposalReadState
    why_not_decide: None | str
    """ Why the caller may not accept or decline it; null: they may, or it is over. """

    def to_dict(self) -> dict[str, Any]:
        answer = self.answer

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        decided_by: None | str
        decided_by = self.decided_by

        id = self.id

        may_withdraw = self.may_withdraw

        model = self.model

        model_id = self.model_id

        override = self.override

        proposed_at = self.proposed_at.isoformat()

        proposed_by = self.proposed_by

        reason = self.reason

        state: str = self.state

        why_not_decide: None | str
        why_not_decide = self.why_not_decide

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "answer": answer,
                "decided_at": decided_at,
                "decided_by": decided_by,
                "id": id,
                "may_withdraw": may_withdraw,
                "model": model,
                "model_id": model_id,
                "override": override,
                "proposed_at": proposed_at,
                "proposed_by": proposed_by,
                "reason": reason,
                "state": state,
                "why_not_decide": why_not_decide,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        answer = d.pop("answer")

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        def _parse_decided_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decided_by = _parse_decided_by(d.pop("decided_by"))

        id = d.pop("id")

        may_withdraw = d.pop("may_withdraw")

        model = d.pop("model")

        model_id = d.pop("model_id")

        override = d.pop("override")

        proposed_at = datetime.datetime.fromisoformat(d.pop("proposed_at"))

        proposed_by = d.pop("proposed_by")

        reason = d.pop("reason")

        state = check_proposal_read_state(d.pop("state"))

        def _parse_why_not_decide(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        why_not_decide = _parse_why_not_decide(d.pop("why_not_decide"))

        proposal_read = cls(
            answer=answer,
            decided_at=decided_at,
            decided_by=decided_by,
            id=id,
            may_withdraw=may_withdraw,
            model=model,
            model_id=model_id,
            override=override,
            proposed_at=proposed_at,
            proposed_by=proposed_by,
            reason=reason,
            state=state,
            why_not_decide=why_not_decide,
        )

        return proposal_read
