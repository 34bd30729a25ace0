from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.sale_review_decision import SaleReviewDecision, check_sale_review_decision
from ..types import UNSET, Unset

T = TypeVar("T", bound="SaleReview")


@_attrs_define
class SaleReview:
    """A decision on a flagged sale."""

    author: str
    """ Name of the analyst. """
    decision: SaleReviewDecision
    """ `accepted`: the flag is right and the sale unfit; `overridden`: the sale is fit; `open` takes the decision
    before back. """
    sale: int
    """ Index of the flagged sale, from 0. """
    comment: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        author = self.author

        decision: str = self.decision

        sale = self.sale

        comment = self.comment

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "author": author,
                "decision": decision,
                "sale": sale,
            }
        )
        if comment is not UNSET:
            field_dict["comment"] = comment

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        author = d.pop("author")

        decision = check_sale_review_decision(d.pop("decision"))

        sale = d.pop("sale")

        comment = d.pop("comment", UNSET)

        sale_review = cls(
            author=author,
            decision=decision,
            sale=sale,
            comment=comment,
        )

        return sale_review
