"""Columns that know the price: found before a training, and left out of it.

Every figure here is measured on training sales, on the half that it was not learned from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.dataset import Dataset
from houseprice.data.leaks_means import GroupFit, MeanFit, fit_groups, fit_means
from houseprice.data.leaks_names import Kind, is_earlier_price, kind_by_name
from houseprice.data.leaks_power import MIN_KNOWN, Power, measure_power
from houseprice.data.leaks_sales import Sales
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidInput

#: Correlation with what size, age, kind, place and day leave of the price. Honest columns of six
#: public tables stay below 0.51; a quality that is well graded may reach 0.7, so that it takes a
#: column that looks like a price as well.
_BEYOND, _BEYOND_WITHOUT_SIZE, _BEYOND_ALL = 0.7, 0.8, 0.85
_LIKE_PRICE, _LIKE_NOISE = 0.5, 0.9
#: What the price leaves of it is noise, as far as a core that does explain the price can say.
_NOISE_BEYOND, _NOISE_SHARE, _NOISE_CORE, _NOISE_SALES = 0.3, 0.98, 0.25, 400
#: No mean of other sales and no earlier price of the home explains so much of the price.
_NEARLY_ALL = 0.9
#: A name alone is no evidence; a figure must agree with it a little.
_NAMED = 0.3
_NOT_JUDGED = ("date", "text")
_REASONS: dict[Kind, str] = {
    "price": (
        "it tells the price far better than anything known of a home before its sale, "
        "as the price itself with some noise would"
    ),
    "price_per_area": "together with the living area it gives the price back",
    "neighbourhood_mean": (
        "it is a mean of prices around the home that holds this sale or later ones"
    ),
    "list_price": "a list price is made for this very sale; a home off the market has none",
    "assessed_value": "it is an estimate of the price and may have been made after the sale",
    "price_ratio": "a ratio of the price to something else is only known once the price is",
    "sorted_id": "its order is the order of the prices, so the table was numbered by price",
}


@dataclass(frozen=True)
class Leak:
    """A column that knows the price.

    Parameters
    ----------
    column : str
    kind : Kind
    reason : str
        In plain words, to follow "because".
    evidence : str
        The figures that say so.
    excluded : bool
        Whether the model does without it.
    """

    column: str
    kind: Kind
    reason: str
    evidence: str
    excluded: bool = True

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    def sentence(self) -> str:
        """What a user must know, as one warning."""
        if self.excluded:
            return f"Column {self.column} was left out: {self.reason} ({self.evidence})."
        return (
            f"Column {self.column} was kept as asked, but {self.reason} ({self.evidence}): "
            "the scores may be too good to be true."
        )


def find_leaks(dataset: Dataset, rows: NDArray[np.int64]) -> tuple[Leak, ...]:
    """Judge every feature column by some training sales.

    Coordinates, the sale date, texts and the characteristics that nobody computes from a price
    (sizes, rooms, year of building, neighbourhood, property type) are not judged.

    Parameters
    ----------
    dataset : Dataset
    rows : ndarray of int
        The training sales.

    Returns
    -------
    tuple of Leak
        In the order of the table; empty for fewer than 50 sales.
    """
    return find_leaks_in(dataset.frame[rows], dataset.schema)


def find_leaks_in(frame: pl.DataFrame, schema: TableSchema) -> tuple[Leak, ...]:
    """As `find_leaks`, for a table whose rows are all training sales."""
    sales = Sales.of(frame, schema)
    judged = [column for column in schema.features if _is_judged(column)]
    if sales.frame.height < MIN_KNOWN or not judged:
        return ()
    powers = measure_power(sales, judged)
    means = _mean_fits(sales, [column for column in judged if column.name in powers])
    found = (
        _judge(sales, column, powers[column.name], means.get(column.name))
        for column in judged
        if column.name in powers
    )
    return tuple(leak for leak in found if leak is not None)


def without_leaks(
    dataset: Dataset, leaks: Sequence[Leak], keep: Sequence[str] = ()
) -> tuple[Dataset, tuple[Leak, ...]]:
    """Leave leaking columns out of the features of a data set.

    Parameters
    ----------
    dataset : Dataset
    leaks : sequence of Leak
    keep : sequence of str
        Columns to keep whatever they are.

    Returns
    -------
    (Dataset, tuple of Leak)
        The same sales, whose schema ignores the columns left out; what was done with each leak.

    Raises
    ------
    InvalidInput
        If a column to keep is not among the features.
    """
    check_kept(dataset.schema, keep)
    decided = tuple(replace(leak, excluded=leak.column not in keep) for leak in leaks)
    out = {leak.column for leak in decided if leak.excluded}
    columns = tuple(
        replace(column, role="ignore", required=False) if column.name in out else column
        for column in dataset.schema.columns
    )
    return replace(dataset, schema=replace(dataset.schema, columns=columns)), decided


def check_kept(schema: TableSchema, keep: Sequence[str]) -> None:
    """Raise `InvalidInput` if a column to keep is not among the features."""
    names = {column.name for column in schema.features}
    for name in keep:
        if name not in names:
            raise InvalidInput(
                f"keep_leaks must name feature columns of the data set, got {name!r}",
                hint=f"Its features are: {', '.join(sorted(names))}.",
            )


def _is_judged(column: Column) -> bool:
    return column.role in ("number", "category") and column.type not in _NOT_JUDGED


def _mean_fits(sales: Sales, judged: Sequence[Column]) -> dict[str, MeanFit]:
    """Of the numeric columns that have values enough to be means."""
    numeric = [column for column in judged if _has_many_values(sales, column)]
    if not numeric:
        return {}
    found = [np.nan_to_num(sales.scores_of(column)) for column in numeric]
    names = [column.name for column in numeric]
    return dict(zip(names, fit_means(sales, np.column_stack(found)), strict=False))


def _has_many_values(sales: Sales, column: Column) -> bool:
    if column.type not in ("number", "integer"):
        return False
    values = sales.frame[column.name]
    return values.n_unique() >= 10 and values.null_count() <= 0.5 * values.len()


def _judge(sales: Sales, column: Column, power: Power, around: MeanFit | None) -> Leak | None:
    named = kind_by_name(column.name)
    strongest = max(power.alone**0.5, abs(power.beyond))
    if named is not None and strongest >= _NAMED and sales.numbers(column) is not None:
        return _leak(column, named, _power_text(power))
    if _is_the_price(power):
        return _leak(column, _power_kind(sales, column, power), _power_text(power))
    group = _group_fit(sales, column)
    if group is not None and group.is_leak:
        return _leak(column, "neighbourhood_mean", _group_text(group))
    if _knows_too_much(sales, power) and not is_earlier_price(column.name):
        return _leak(column, _power_kind(sales, column, power), _power_text(power))
    if around is not None and around.is_leak:
        return _leak(column, "neighbourhood_mean", _mean_text(around))
    return None


def _leak(column: Column, kind: Kind, evidence: str) -> Leak:
    return Leak(column.name, kind, _REASONS[kind], evidence)


def _is_the_price(power: Power) -> bool:
    """Whether next to nothing else is in the column (or in it times the living area)."""
    sized = power.sized if abs(power.beyond) >= _LIKE_PRICE else 0.0
    return max(power.alone, sized, abs(power.beyond)) >= _NEARLY_ALL


def _knows_too_much(sales: Sales, power: Power) -> bool:
    """Whether the column knows more of the price than can honestly be known."""
    beyond = abs(power.beyond)
    most = _BEYOND if sales.log_size is not None else _BEYOND_WITHOUT_SIZE
    is_like_price = power.alone >= _LIKE_PRICE or power.noise_sized >= _LIKE_NOISE
    is_noisy_price = (
        max(power.noise_alone, power.noise_sized) >= _NOISE_SHARE
        and beyond >= _NOISE_BEYOND
        and power.core >= _NOISE_CORE
        and power.count >= _NOISE_SALES
    )
    return beyond >= _BEYOND_ALL or (beyond >= most and is_like_price) or is_noisy_price


def _power_kind(sales: Sales, column: Column, power: Power) -> Kind:
    if power.needs_size:
        return "price_per_area"
    return "sorted_id" if _is_identifier(sales.frame[column.name], column) else "price"


def _is_identifier(values: pl.Series, column: Column) -> bool:
    """Whether every known value is another whole number or code."""
    whole = column.type in ("integer", "category")
    return whole and values.drop_nulls().n_unique() == values.len() - values.null_count()


def _group_fit(sales: Sales, column: Column) -> GroupFit | None:
    values = sales.numbers(column)
    if values is None or column.type not in ("number", "integer"):
        return None
    amounts = [sales.log_price]
    if sales.log_size is not None:
        amounts.append(sales.log_price - sales.log_size)
    return fit_groups(values, amounts)


def _power_text(power: Power) -> str:
    how, share = (
        ("times the living area", power.sized) if power.needs_size else ("alone", power.alone)
    )
    return (
        f"{how} it explains {100 * share:.0f} % of the spread of the price; its correlation with "
        f"what size, age, kind, place and day leave of the price is {power.beyond:.2f}, "
        f"measured on {power.count:,} sales"
    )


def _group_text(fit: GroupFit) -> str:
    return (
        f"{fit.sales:,} sales in {fit.groups:,} groups of equal value have their mean price within "
        f"{fit.misfit:.2f} standard errors of it, and 1 is the least that sampling allows"
    )


def _mean_text(fit: MeanFit) -> str:
    if np.isnan(fit.before):
        return f"mean prices of the sales around explain {100 * fit.whole:.0f} % of its spread"
    return (
        f"mean prices of earlier sales around explain {100 * fit.before:.0f} % of its spread, "
        f"those of later sales {100 * fit.after:.0f} %, all together {100 * fit.whole:.0f} %"
    )
