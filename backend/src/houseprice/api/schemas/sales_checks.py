"""The checks of a data set on the wire."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from houseprice.api.schemas.base import Wire
from houseprice.api.schemas.sale_reviews import SaleReviewRead


class SalesCheckRead(Wire):
    """The outcome of a check of the sales."""

    kind: str = Field(examples=["non-market"])
    rule: str = Field(description="Which of several rules of a kind; empty where there is one.")
    outcome: Literal["ok", "warning"]
    count: int = Field(description="Number of sales that the check marks.")
    column: str | None = Field(description="Null if the check is about whole sales.")
    explanation: str
    action: str
    fixes: list[str]


class FlagReason(Wire):
    """A reason why a sale is flagged."""

    kind: str
    group: str = Field(description="The sales with which this one was compared.")
    n: int = Field(description="Number of these sales.")
    z: float | None = Field(
        description="Robust standard deviations from the median of the group; null where nothing "
        "is measured."
    )
    text: str


class FlaggedSale(Wire):
    """A sale that looks wrong, with up to three reasons."""

    sale: int = Field(description="Index of the sale in the data set, from 0.")
    key: str = Field(
        description="A hash of the row, which names the sale in all versions of the data set."
    )
    row: int = Field(description="Row in the imported file: the header is row 1.")
    column: str | None
    value: str | None
    rule: str = Field(examples=["non-market: nominal price"])
    kinds: list[str] = Field(description="All kinds of checks that mark the sale.")
    action: str
    reasons: list[FlagReason]
    review: SaleReviewRead | None = Field(
        description="The last decision on the sale; null if there is none."
    )


class ReviewCounts(Wire):
    """Number of flagged sales with each decision."""

    open: int
    accepted: int
    overridden: int


class SalesChecksRead(Wire):
    """All checks of a data set, and a page of the sales that they flag."""

    dataset_id: str
    rows: int
    flagged: int = Field(description="Number of flagged sales of the whole data set.")
    reviews: ReviewCounts
    checks: list[SalesCheckRead]
    items: list[FlaggedSale]
    next_cursor: str | None
