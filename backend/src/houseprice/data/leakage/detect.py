"""Columns that know the price: found before a training, and left out of it.

Every figure here is measured on training sales, on the half that it was not learned from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.dataset import Dataset
from houseprice.data.leakage.column_names import Kind, is_earlier_price, kind_by_name
from houseprice.data.leakage.explained_share import MIN_KNOWN, Power, measure_power, share_told
from houseprice.data.leakage.filled_gaps import Unfilled, with_unfilled
from houseprice.data.leakage.judged_sales import CORE_ROLES, Sales
from houseprice.data.leakage.messages import group_text, mean_text, power_text, reason
from houseprice.data.leakage.price_itself import LEAST_TOLD, is_price_itself
from houseprice.data.leakage.price_means import GroupFit, MeanFit, fit_groups, fit_means
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

    Coordinates, the sale date and texts are not judged; sizes, rooms, the year of building, the
    neighbourhood and the property type only leak if they are the price itself, with some noise.

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
    if sales.frame.height < MIN_KNOWN:
        return ()
    sales, unfilled = with_unfilled(sales, [c for c in schema.features if _is_judged(c)])
    found = _core_leaks(sales, unfilled)
    found |= _other_leaks(_ignoring(sales, found), unfilled)
    return tuple(found[column.name] for column in schema.features if column.name in found)


def _ignoring(sales: Sales, found: Collection[str]) -> Sales:
    """A price among what is honestly known would hide every other leak."""
    return replace(sales, schema=sales.schema.without(found)) if found else sales


def _core_leaks(sales: Sales, unfilled: Mapping[str, Unfilled]) -> dict[str, Leak]:
    """Each column of the core against the rest of it, until no more leaks are found."""
    found: dict[str, Leak] = {}
    for column in sales.schema.features:
        if column.role in CORE_ROLES and _is_judged(column):
            leaks = (_judge_core(sales, column, form) for form in _forms(column, unfilled))
            found |= _plainest(leaks, column, unfilled)
    return found | _core_leaks(_ignoring(sales, found), unfilled) if found else {}


def _judge_core(sales: Sales, column: Column, form: Column) -> Leak | None:
    if share_told(sales, form) < LEAST_TOLD:  # most often so, and cheap to know
        return None
    power = measure_power(sales, [form], sales.core_without(column.name))[form.name]
    if not is_price_itself(column, power):
        return None
    return _power_leak(form, _power_kind(sales, form, power), power)


def _other_leaks(sales: Sales, unfilled: Mapping[str, Unfilled]) -> dict[str, Leak]:
    judged = [c for c in sales.schema.features if _is_judged(c) and c.role not in CORE_ROLES]
    forms = [form for column in judged for form in _forms(column, unfilled)]
    powers = measure_power(sales, forms) if forms else {}
    means = _mean_fits(sales, [form for form in forms if form.name in powers])
    found: dict[str, Leak] = {}
    for column in judged:
        known = [form for form in _forms(column, unfilled) if form.name in powers]
        leaks = (_judge(sales, form, powers[form.name], means.get(form.name)) for form in known)
        found |= _plainest(leaks, column, unfilled)
    return found


def _forms(column: Column, unfilled: Mapping[str, Unfilled]) -> list[Column]:
    """The column, and the column without its commonest value if that may stand for a gap."""
    second = unfilled.get(column.name)
    return [column] if second is None else [column, second.column]


def _plainest(
    leaks: Iterable[Leak | None], column: Column, unfilled: Mapping[str, Unfilled]
) -> dict[str, Leak]:
    """The plainest leak of the forms of a column, told of the column; empty if none leaks."""
    known = [leak for leak in leaks if leak is not None]
    if not known:
        return {}
    leak = min(known, key=lambda one: one.kind == "neighbourhood_mean")  # prices repeat, too
    if leak.column != column.name:
        evidence = f"{leak.evidence}; {unfilled[column.name].sentence_part()}"
        leak = replace(leak, column=column.name, evidence=evidence)
    return {column.name: leak}


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
    return replace(dataset, schema=dataset.schema.without(out)), decided


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
    is_number = column.role in ("number", "category", *CORE_ROLES)
    return is_number and column.type not in _NOT_JUDGED


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
        return _power_leak(column, named, power)
    if _is_the_price(power):
        return _power_leak(column, _power_kind(sales, column, power), power)
    group = _group_fit(sales, column)
    if group is not None and group.is_leak:
        return _leak(column, "neighbourhood_mean", group_text(group))
    if _knows_too_much(sales, power) and not is_earlier_price(column.name):
        return _power_leak(column, _power_kind(sales, column, power), power)
    if around is not None and around.is_leak:
        return _leak(column, "neighbourhood_mean", mean_text(around))
    return None


def _leak(column: Column, kind: Kind, evidence: str) -> Leak:
    return Leak(column.name, kind, reason(kind), evidence)


def _power_leak(column: Column, kind: Kind, power: Power) -> Leak:
    return Leak(column.name, kind, reason(kind, power.area), power_text(power))


def _is_the_price(power: Power) -> bool:
    """Whether next to nothing else is in the column (or in it times an area), in any order."""
    sized = power.sized if abs(power.beyond) >= _LIKE_PRICE else 0.0
    return max(power.alone, sized, abs(power.beyond)) >= _NEARLY_ALL or power.is_unsorted


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
