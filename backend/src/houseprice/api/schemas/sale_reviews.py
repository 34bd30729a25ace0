"""Reviews of flagged sales on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from houseprice.api.schemas.base import Name, Wire

ReviewDecision = Literal["open", "accepted", "overridden"]
_Comment = Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]
_Author = Annotated[Name, Field(description="Name of the analyst.", pattern=r"\S")]
_DECISION = (
    "`accepted`: the flag is right and the sale unfit; `overridden`: the sale is fit; `open` takes "
    "the decision before back."
)


class SaleReview(Wire):
    """A decision on a sale that a check flags, or that a person names."""

    sale: int = Field(ge=0, le=2**31 - 1, description="Index of the sale, from 0.")
    decision: ReviewDecision = Field(description=_DECISION)
    comment: _Comment = ""
    author: _Author
    report: bool = Field(
        default=False,
        description="Whether the sale may be one that no check flags, such as one with a large "
        "error of a model. It is then listed with the flagged sales, of the kind `reported`.",
    )


class SaleReviewList(Wire):
    """Decisions on single sales; all are stored or none."""

    items: list[SaleReview] = Field(min_length=1, max_length=1000)


class KindReview(Wire):
    """A decision on all sales of a kind; what was decided on single sales stays."""

    kind: Name = Field(examples=["non-market"])
    decision: ReviewDecision = Field(
        description=f"{_DECISION} Only open sales are accepted or overridden."
    )
    comment: _Comment = ""
    author: _Author


class ReviewsStored(Wire):
    """What a request of reviews did."""

    count: int = Field(description="Number of sales on which it decided.")


class SaleReviewRead(Wire):
    """A stored decision on a sale."""

    sale_key: str = Field(
        description="A hash of the row, which names the sale in all versions of the data set."
    )
    dataset_id: str = Field(description="The version in which the sale was looked at.")
    row: int = Field(description="Its row in the imported file of that version.")
    rule: str = Field(description="Why the sale was flagged.")
    decision: ReviewDecision
    comment: str
    author: str
    at: datetime


class SaleReviewHistory(Wire):
    """A page of decisions, the newest first."""

    items: list[SaleReviewRead]
    next_cursor: str | None
