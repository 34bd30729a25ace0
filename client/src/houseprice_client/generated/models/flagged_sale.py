from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.flag_reason import FlagReason
    from ..models.sale_review_read import SaleReviewRead


T = TypeVar("T", bound="FlaggedSale")


@_attrs_define
class FlaggedSale:
    """A sale that looks wrong, with up to three reasons."""

    action: str
    column: None | str
    key: str
    """ A hash of the row, which names the sale in all versions of the data set. """
    kinds: list[str]
    """ All kinds of checks that mark the sale. """
    reasons: list[FlagReason]
    review: None | SaleReviewRead
    """ The last decision on the sale; null if there is none. """
    row: int
    """ Row in the imported file: the header is row 1. """
    rule: str
    sale: int
    """ Index of the sale in the data set, from 0. """
    value: None | str

    def to_dict(self) -> dict[str, Any]:
        from ..models.sale_review_read import SaleReviewRead

        action = self.action

        column: None | str
        column = self.column

        key = self.key

        kinds = self.kinds

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        review: dict[str, Any] | None
        if isinstance(self.review, SaleReviewRead):
            review = self.review.to_dict()
        else:
            review = self.review

        row = self.row

        rule = self.rule

        sale = self.sale

        value: None | str
        value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "action": action,
                "column": column,
                "key": key,
                "kinds": kinds,
                "reasons": reasons,
                "review": review,
                "row": row,
                "rule": rule,
                "sale": sale,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.flag_reason import FlagReason
        from ..models.sale_review_read import SaleReviewRead

        d = dict(src_dict)
        action = d.pop("action")

        def _parse_column(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        column = _parse_column(d.pop("column"))

        key = d.pop("key")

        kinds = cast(list[str], d.pop("kinds"))

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = FlagReason.from_dict(reasons_item_data)

            reasons.append(reasons_item)

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

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        flagged_sale = cls(
            action=action,
            column=column,
            key=key,
            kinds=kinds,
            reasons=reasons,
            review=review,
            row=row,
            rule=rule,
            sale=sale,
            value=value,
        )

        return flagged_sale
