from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.sale_review_read import SaleReviewRead


T = TypeVar("T", bound="ErrorFlag")


@_attrs_define
class ErrorFlag:
    """A test sale that a check of the data set flags."""

    kinds: list[str]
    """ All kinds of checks that mark the sale. """
    review: None | SaleReviewRead
    """ The last decision on the sale; null if there is none. """
    row: int
    """ Row in the imported file: the header is row 1. """
    rule: str
    sale: int
    """ Index of the sale in the data set, from 0. """

    def to_dict(self) -> dict[str, Any]:
        from ..models.sale_review_read import SaleReviewRead

        kinds = self.kinds

        review: dict[str, Any] | None
        if isinstance(self.review, SaleReviewRead):
            review = self.review.to_dict()
        else:
            review = self.review

        row = self.row

        rule = self.rule

        sale = self.sale

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kinds": kinds,
                "review": review,
                "row": row,
                "rule": rule,
                "sale": sale,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.sale_review_read import SaleReviewRead

        d = dict(src_dict)
        kinds = cast(list[str], d.pop("kinds"))

        def _parse_review(data: object) -> None | SaleReviewRead:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                review_type_0 = SaleReviewRead.from_dict(data)

                return review_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SaleReviewRead, data)

        review = _parse_review(d.pop("review"))

        row = d.pop("row")

        rule = d.pop("rule")

        sale = d.pop("sale")

        error_flag = cls(
            kinds=kinds,
            review=review,
            row=row,
            rule=rule,
            sale=sale,
        )

        return error_flag
