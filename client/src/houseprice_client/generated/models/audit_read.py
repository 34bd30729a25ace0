from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.audit_read_outcome import AuditReadOutcome, check_audit_read_outcome

if TYPE_CHECKING:
    from ..models.audit_read_detail import AuditReadDetail


T = TypeVar("T", bound="AuditRead")


@_attrs_define
class AuditRead:
    """An entry of the audit log."""

    action: str
    actor: str
    at: datetime.datetime
    detail: AuditReadDetail
    hash_: str
    """ Covers this entry and, through the one before, all earlier. """
    outcome: AuditReadOutcome
    seq: int
    subject: str

    def to_dict(self) -> dict[str, Any]:
        action = self.action

        actor = self.actor

        at = self.at.isoformat()

        detail = self.detail.to_dict()

        hash_ = self.hash_

        outcome: str = self.outcome

        seq = self.seq

        subject = self.subject

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "action": action,
                "actor": actor,
                "at": at,
                "detail": detail,
                "hash": hash_,
                "outcome": outcome,
                "seq": seq,
                "subject": subject,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.audit_read_detail import AuditReadDetail

        d = dict(src_dict)
        action = d.pop("action")

        actor = d.pop("actor")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        detail = AuditReadDetail.from_dict(d.pop("detail"))

        hash_ = d.pop("hash")

        outcome = check_audit_read_outcome(d.pop("outcome"))

        seq = d.pop("seq")

        subject = d.pop("subject")

        audit_read = cls(
            action=action,
            actor=actor,
            at=at,
            detail=detail,
            hash_=hash_,
            outcome=outcome,
            seq=seq,
            subject=subject,
        )

        return audit_read
