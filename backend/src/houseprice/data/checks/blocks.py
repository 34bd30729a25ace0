"""Sales of one deal or of one home in a short time: blocks sold as one, and flips."""

from __future__ import annotations

import numpy as np
import polars as pl

from houseprice.data.checks.amounts import is_token
from houseprice.data.checks.sales_check import CheckedSales, SalesCheck

KIND = "non-market"
_LEAST_HOMES = 3
#: Expected number of such groups by chance in the whole table, at most.
_BY_CHANCE = 1e-3
#: Equal prices of homes of one size are honest in a new estate; this size differs.
_SIZE_RATIO = 1.15
_FLIP_DAYS, _FLIP_RATIO = 31, 1.5


def block_sales(sales: CheckedSales) -> list[SalesCheck]:
    """The same price and date at three different homes or more, too often for chance."""
    dates, rule = sales.dates(), "block sale"
    if dates is None:
        return []
    mask = _block_mask(sales, dates)
    if not mask.any():
        return [sales.passed(KIND, "No price is repeated over several homes on a day.", rule=rule)]
    flags = mask.to_numpy()
    first = float(sales.price[flags][0])
    text = (
        f"{sales.share(flags, 'repeat')} one price on one date over {_LEAST_HOMES} or more "
        f"homes of different sizes, such as {sales.money(first)} ({sales.rows_of(flags)})."
    )
    action = "Leave these sales out: the price is most likely that of the whole block."
    return [
        sales.warned(KIND, flags, text=text, action=action, column=sales.schema.price, rule=rule)
    ]


def _block_mask(sales: CheckedSales, dates: pl.Series) -> pl.Series:
    table = pl.DataFrame(
        {
            "price": pl.Series(sales.price, nan_to_null=True),
            "date": dates,
            "home": sales.homes,
            "size": pl.Series(_sizes(sales), nan_to_null=True),
            "token": is_token(sales.price) & (sales.price < 1000),
        }
    ).with_columns(
        on_day=pl.len().over("date"), at_price=pl.len().over("price"),
    )  # fmt: skip
    groups = (
        table.filter((pl.col("at_price") >= _LEAST_HOMES) & ~pl.col("token"))
        .drop_nulls(["price", "date"])
        .group_by("price", "date")
        .agg(
            homes=pl.col("home").n_unique(),
            ratio=pl.col("size").max() / pl.col("size").min(),
            on_day=pl.col("on_day").first(),
            at_price=pl.col("at_price").first(),
        )
        .filter(pl.col("homes") >= _LEAST_HOMES)
    )
    block = groups.filter(_is_improbable(groups, table.height) & (pl.col("ratio") > _SIZE_RATIO))
    marked = block.select("price", "date", block=pl.lit(value=True))
    joined = table.join(marked, on=["price", "date"], how="left", maintain_order="left")
    return joined["block"].fill_null(value=False)


def _sizes(sales: CheckedSales) -> np.typing.NDArray[np.float64]:
    """Living areas, or lots where there is no living area; NaN for gaps."""
    name = sales.column("living_area") or sales.column("lot_area")
    values = np.full(sales.height, np.nan) if name is None else sales.numbers(name)
    return np.where(values > 0, values, np.nan)


def _is_improbable(groups: pl.DataFrame, height: int) -> pl.Series:
    """Which groups are rarer than chance, by the frequency of their price on other days."""
    # This import loads SciPy, which no process needs that only reads homes or shows help.
    from scipy.special import gammainc  # noqa: PLC0415

    homes = groups["homes"].to_numpy().astype(np.float64)
    elsewhere = groups["at_price"].to_numpy() - homes
    expected = groups["on_day"].to_numpy() * (elsewhere + 1) / height
    chance = gammainc(homes - 1, expected)  # of a Poisson number of homes - 1 or more
    return pl.Series(chance * height / _LEAST_HOMES < _BY_CHANCE, dtype=pl.Boolean)


def flips(sales: CheckedSales) -> list[SalesCheck]:
    """Homes sold twice within a month at very different prices."""
    dates, rule = sales.dates(), "flip"
    if dates is None:
        return []
    table = pl.DataFrame(
        {
            "home": sales.homes,
            "day": dates.to_physical(),
            "log": pl.Series(sales.log_price, nan_to_null=True),
        }
    ).with_row_index("row")
    pairs = table.filter(pl.len().over("home").is_between(2, 50)).sort("home", "day")
    step = {name: pl.col(name).diff().over("home") for name in ("day", "log")}
    is_flip = (step["day"] <= _FLIP_DAYS) & (step["log"].abs() > np.log(_FLIP_RATIO))
    pairs = pairs.with_columns(flip=is_flip.fill_null(value=False))
    before = pl.col("flip").shift(-1).over("home").fill_null(value=False)
    marked = pairs.filter(pl.col("flip") | before)["row"].to_numpy()
    mask = sales.nobody()
    mask[marked] = True
    if not mask.any():
        text = f"No home was sold twice within {_FLIP_DAYS} days at very different prices."
        return [sales.passed(KIND, text, rule=rule)]
    text = (
        f"{sales.share(mask, 'are')} of homes that were sold again within {_FLIP_DAYS} days at a "
        f"price higher or lower by half or more ({sales.rows_of(mask)})."
    )
    action = "Look at these sales: of such a pair one price is seldom that of the market."
    return [
        sales.warned(KIND, mask, text=text, action=action, column=sales.schema.price, rule=rule)
    ]
