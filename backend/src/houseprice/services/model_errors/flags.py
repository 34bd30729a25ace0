"""What the checks of the data set say of a model's test sales, and what people decided on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from houseprice.services.context import Context
from houseprice.services.model_errors.blind_sales import blind_sales
from houseprice.services.sales_validation import flagged_sales
from houseprice.store import sale_reviews as store
from houseprice.store.engine import reading
from houseprice.store.sale_reviews import SaleReviewRow

#: Flagged sales that are sent at once; of more, those with the largest errors.
MOST_FLAGS = 2_000


@dataclass(frozen=True)
class ErrorFlagView:
    """A flagged test sale; `sale` is its index in the data set, `row` its row in the file."""

    sale: int
    row: int
    rule: str
    kinds: tuple[str, ...]
    review: SaleReviewRow | None


@dataclass(frozen=True)
class ErrorFlagsView:
    """The flagged sales of a blind test, the largest errors first; `flagged` counts all of them."""

    model_id: str
    dataset_id: str
    flagged: int
    items: tuple[ErrorFlagView, ...]


def flags(ctx: Context, model_id: str) -> ErrorFlagsView:
    """The test sales of a model that a check of its data set flags, with their reviews.

    The first call on a data set checks its sales, which takes longer.

    Raises
    ------
    NotFound, DatasetUnavailable, DatasetChanged, NotComparable, CorruptArtifact
        As in `sales.errors`.
    TooLarge, StorageFull
        If the table cannot be checked.
    """
    blind = blind_sales(ctx, model_id)
    sales = flagged_sales(ctx, blind.model.dataset_id)
    # A home without a value has no error; it comes last.
    size = pl.Series(np.nan_to_num(np.abs(blind.error), nan=-1.0))
    errors = pl.DataFrame({"sale": blind.test.rows, "size": size})
    tested = sales.flags.with_columns(pl.col("sale").cast(pl.Int64)).join(errors, on="sale")
    worst = tested.sort("size", descending=True, maintain_order=True).head(MOST_FLAGS)
    with reading(ctx.engine) as db:
        reviews = store.current(db, sales.series_id, worst["key"])
    items = tuple(
        ErrorFlagView(sale, row, rule, tuple(kinds), reviews.get(key))
        for sale, row, rule, kinds, key in worst.select(
            "sale", "row", "rule", "kinds", "key"
        ).iter_rows()
    )
    return ErrorFlagsView(blind.model.id, blind.model.dataset_id, tested.height, items)
