from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.flagged_sale import FlaggedSale
    from ..models.review_counts import ReviewCounts
    from ..models.sales_check_read import SalesCheckRead


T = TypeVar("T", bound="SalesChecksRead")


@_attrs_define
class SalesChecksRead:
    """All checks of a data set, and a page of the sales that they flag."""

    checks: list[SalesCheckRead]
    dataset_id: str
    flagged: int
    """ Number of flagged sales of the whole data set. """
    items: list[FlaggedSale]
    next_cursor: None | str
    reviews: ReviewCounts
    """ Number of flagged sales with each decision. """
    rows: int

    def to_dict(self) -> dict[str, Any]:
        checks = []
        for checks_item_data in self.checks:
            checks_item = checks_item_data.to_dict()
            checks.append(checks_item)

        dataset_id = self.dataset_id

        flagged = self.flagged

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        next_cursor: None | str
        next_cursor = self.next_cursor

        reviews = self.reviews.to_dict()

        rows = self.rows

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "checks": checks,
                "dataset_id": dataset_id,
                "flagged": flagged,
                "items": items,
                "next_cursor": next_cursor,
                "reviews": reviews,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.flagged_sale import FlaggedSale
        from ..models.review_counts import ReviewCounts
        from ..models.sales_check_read import SalesCheckRead

        d = dict(src_dict)
        checks = []
        _checks = d.pop("checks")
        for checks_item_data in _checks:
            checks_item = SalesCheckRead.from_dict(checks_item_data)

            checks.append(checks_item)

        dataset_id = d.pop("dataset_id")

        flagged = d.pop("flagged")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = FlaggedSale.from_dict(items_item_data)

            items.append(items_item)

        def _parse_next_cursor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_cursor = _parse_next_cursor(d.pop("next_cursor"))

        reviews = ReviewCounts.from_dict(d.pop("reviews"))

        rows = d.pop("rows")

        sales_checks_read = cls(
            checks=checks,
            dataset_id=dataset_id,
            flagged=flagged,
            items=items,
            next_cursor=next_cursor,
            reviews=reviews,
            rows=rows,
        )

        return sales_checks_read
