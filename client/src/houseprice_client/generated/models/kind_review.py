from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.kind_review_decision import KindReviewDecision, check_kind_review_decision
from ..types import UNSET, Unset

T = TypeVar("T", bound="KindReview")


@_attrs_define
class KindReview:
    """A decision on all sales of a kind; what was decided on single sales stays."""

    author: str
    """ Name of the analyst. """
    decision: KindReviewDecision
    """ `accepted`: the flag is right and the sale unfit; `overridden`: the sale is fit; `open` takes the decision
    before back. Only open sales are accepted or overridden. """
    kind: str
    comment: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        author = self.author

        decision: str = self.decision

        kind = self.kind

        comment = self.comment

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "author": author,
                "decision": decision,
                "kind": kind,
            }
        )
        if comment is not UNSET:
            field_dict["comment"] = comment

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        author = d.pop("author")

        decision = check_kind_review_decision(d.pop("decision"))

        kind = d.pop("kind")

        comment = d.pop("comment", UNSET)

        kind_review = cls(
            author=author,
            decision=decision,
            kind=kind,
            comment=comment,
        )

        return kind_review
