from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.sale_review_read_decision import (
    SaleReviewReadDecision,
    check_sale_review_read_decision,
)

T = TypeVar("T", bound="SaleReviewRead")


@_attrs_define
class SaleReviewRead:
    """A stored decision on a sale."""

    at: datetime.datetime
    author: str
    comment: str
    dataset_id: str
    """ The version in which the sale was looked at. """
    decision: SaleReviewReadDecision
    row: int
    """ Its row in the imported file of that version. """
    rule: str
    """ Why the sale was flagged. """
    sale_key: str
    """ A hash of the row, which names the sale in all versions of the data set. """

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        author = self.author

        comment = self.comment

        dataset_id = self.dataset_id

        decision: str = self.decision

        row = self.row

        rule = self.rule

        sale_key = self.sale_key

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "author": author,
                "comment": comment,
                "dataset_id": dataset_id,
                "decision": decision,
                "row": row,
                "rule": rule,
                "sale_key": sale_key,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        author = d.pop("author")

        comment = d.pop("comment")

        dataset_id = d.pop("dataset_id")

        decision = check_sale_review_read_decision(d.pop("decision"))

        row = d.pop("row")

        rule = d.pop("rule")

        sale_key = d.pop("sale_key")

        sale_review_read = cls(
            at=at,
            author=author,
            comment=comment,
            dataset_id=dataset_id,
            decision=decision,
            row=row,
            rule=rule,
            sale_key=sale_key,
        )

        return sale_review_read
