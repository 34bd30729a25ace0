from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.sale_review_decision import SaleReviewDecision, check_sale_review_decision
from ..types import UNSET, Unset

T = TypeVar("T", bound="SaleReview")


@_attrs_define
class SaleReview:
    """A decision on a sale that a check flags, or that a person names."""

    author: str
    """ Name of the analyst. """
    decision: SaleReviewDecision
    """ `accepted`: the flag is right and the sale unfit; `overridden`: the sale is fit; `open` takes the decision
    before back. """
    sale: int
    """ Index of the sale, from 0. """
    comment: str | Unset = ""
    report: bool | Unset = False
    """ Whether the sale may be one that no check flags, such as one with a large error of a model. It is then
    listed with the flagged sales, of the kind `reported`. """

    def to_dict(self) -> dict[str, Any]:
        author = self.author

        decision: str = self.decision

        sale = self.sale

        comment = self.comment

        report = self.report

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
        if report is not UNSET:
            field_dict["report"] = report

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        author = d.pop("author")

        decision = check_sale_review_decision(d.pop("decision"))

        sale = d.pop("sale")

        comment = d.pop("comment", UNSET)

        report = d.pop("report", UNSET)

        sale_review = cls(
            author=author,
            decision=decision,
            sale=sale,
            comment=comment,
            report=report,
        )

        return sale_review
