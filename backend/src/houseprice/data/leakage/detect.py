"""Detects target leakage: columns that know the price are excluded before a training.

Every figure here is cross-fitted on training sales: it is measured on the half of the sales that
it was not learned from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.dataset import Dataset
from houseprice.data.leakage.bands_of_prices import is_price_band
from houseprice.data.leakage.column_names import Kind, is_earlier_price, kind_by_name
from houseprice.data.leakage.explained_share import MIN_SALES, Power, explained_share, measure_power
from houseprice.data.leakage.filled_gaps import UnfilledColumn, with_unfilled
from houseprice.data.leakage.honest_columns import is_honest, is_on_price_scale
from houseprice.data.leakage.judged_sales import CORE_ROLES, JudgedSales
from houseprice.data.leakage.leak import Leak
from houseprice.data.leakage.messages import band_text, group_text, mean_text, power_text, reason
from houseprice.data.leakage.nearly_all import explain_nearly_all
from houseprice.data.leakage.price_formulas import find_formula, kind_of, suspects
from houseprice.data.leakage.price_itself import LEAST_EXPLAINED, is_price_itself
from houseprice.data.leakage.price_means import GroupFit, MeanFit, fit_groups, fit_means
from houseprice.data.schema import Column, TableSchema

#: Correlation with the residual of the price after size, age, kind, place and day. Honest columns
#: of six public tables stay below 0.51. A well-graded quality may reach 0.7, so a leak must also
#: look like a price.
_BEYOND, _BEYOND_WITHOUT_SIZE, _BEYOND_ALL = 0.7, 0.8, 0.85
_LIKE_PRICE, _LIKE_NOISE = 0.5, 0.9
#: Limits for a price with noise: the core explains the price, but not the column's residual.
_NOISE_BEYOND, _NOISE_SHARE, _NOISE_CORE, _NOISE_SALES = 0.3, 0.98, 0.25, 400
#: No mean of other sales and no earlier price of the home explains this share of the price.
_NEARLY_ALL = 0.9
#: A name alone is no evidence: the figure must reach this limit.
_NAMED = 0.3
_NOT_JUDGED = ("date", "text")
#: A smaller share of a table may be a peculiar part of it.
_LEAST_OF_TABLE = 0.05
#: More sales tell nothing new of a column; of a larger table, every second or third sale is judged.
_MOST_SALES = 200_000
#: A size, a count or a year is believed unless it is as large as the price.
_MEASURED = ("living_area", "bedrooms", "bathrooms", "year_built")


def find_leaks(dataset: Dataset, rows: NDArray[np.int64]) -> tuple[Leak, ...]:
    """Judge every feature column by training sales.

    Coordinates, the sale date and texts are not judged. Sizes, rooms, the year of building, the
    neighbourhood and the property type only leak if they are the price itself with some noise.

    Parameters
    ----------
    dataset : Dataset
    rows : ndarray of int
        Row numbers of the training sales.

    Returns
    -------
    tuple of Leak
        The leaks in the order of the table. There are none for a small share of the table, which
        may be a peculiar part of it; fewer than `MIN_SALES` sales only show arithmetic.
    """
    if rows.size < _LEAST_OF_TABLE * dataset.frame.height:
        return ()
    return find_leaks_in(dataset.frame[rows[:: 1 + rows.size // _MOST_SALES]], dataset.schema)


def find_leaks_in(frame: pl.DataFrame, schema: TableSchema) -> tuple[Leak, ...]:
    """Like `find_leaks`, for a table whose rows are all training sales."""
    sales = JudgedSales.of(frame, schema)
    leaks = _formula_leaks(sales)
    if sales.frame.height >= MIN_SALES:
        leaks |= _measured_leaks(_without_columns(sales, leaks))
    return tuple(leaks[column.name] for column in schema.features if column.name in leaks)


def _measured_leaks(sales: JudgedSales) -> dict[str, Leak]:
    """Columns that know the price by their figures, however that was done."""
    features = [column for column in sales.schema.features if _is_judged(column)]
    sales, unfilled = with_unfilled(sales, features)
    leaks = _core_leaks(sales, unfilled)
    leaks |= _other_leaks(_without_columns(sales, leaks), unfilled)
    leaks |= _band_leaks(_without_columns(sales, leaks))
    return leaks | _suspects(_without_columns(sales, leaks))


def _without_columns(sales: JudgedSales, names: Collection[str]) -> JudgedSales:
    """The sales without these columns: a price in the core would hide every other leak."""
    return replace(sales, schema=sales.schema.without(names)) if names else sales


def _core_leaks(sales: JudgedSales, unfilled: Mapping[str, UnfilledColumn]) -> dict[str, Leak]:
    """Judge each core column against the rest of the core, until there are no more leaks."""
    leaks: dict[str, Leak] = {}
    for column in sales.schema.features:
        if column.role in CORE_ROLES and _is_judged(column):
            candidates = (_judge_core(sales, column, form) for form in _forms(column, unfilled))
            leaks |= _clearest_leak(candidates, column, unfilled)
    return leaks | _core_leaks(_without_columns(sales, leaks), unfilled) if leaks else {}


def _judge_core(sales: JudgedSales, column: Column, form: Column) -> Leak | None:
    if explained_share(sales, form) < LEAST_EXPLAINED:  # true of most columns, and quick to compute
        return None
    power = measure_power(sales, [form], sales.core_without(column.name))[form.name]
    if not is_price_itself(column, power) or _is_characteristic(sales, column, form, power):
        return None
    return _power_leak(form, _power_kind(sales, form, power), power)


def _is_characteristic(sales: JudgedSales, column: Column, form: Column, power: Power) -> bool:
    """Whether the role of a core column is believed although it explains the price."""
    if column.role in _MEASURED:
        return not is_on_price_scale(sales, form)
    return is_honest(sales, form, power, sales.core_without(column.name))


def _other_leaks(sales: JudgedSales, unfilled: Mapping[str, UnfilledColumn]) -> dict[str, Leak]:
    judged = [c for c in sales.schema.features if _is_judged(c) and c.role not in CORE_ROLES]
    forms = [form for column in judged for form in _forms(column, unfilled)]
    powers = measure_power(sales, forms) if forms else {}
    means = _mean_fits(sales, [form for form in forms if form.name in powers])
    suspicions = {
        form.name: leak
        for form in forms
        if form.name in powers
        for leak in [_judge(sales, form, powers[form.name], means.get(form.name))]
        if leak is not None
    }
    honest = _honest_forms(sales, forms, powers, suspicions)
    leaks: dict[str, Leak] = {}
    for column in judged:
        names = [form.name for form in _forms(column, unfilled) if form.name not in honest]
        leaks |= _clearest_leak((suspicions.get(name) for name in names), column, unfilled)
    return leaks


def _band_leaks(sales: JudgedSales) -> dict[str, Leak]:
    """Classes of prices."""
    judged = [column for column in sales.schema.features if _is_judged(column)]
    return {
        column.name: _leak(column, "price", band_text(sales.frame[column.name]))
        for column in judged
        if is_price_band(sales, column, judged)
    }


def _honest_forms(
    sales: JudgedSales,
    forms: Sequence[Column],
    powers: Mapping[str, Power],
    suspicions: Mapping[str, Leak],
) -> set[str]:
    """Names of the suspected forms that may be characteristics; each helps to acquit the next."""
    on_figures = {
        name
        for name, leak in suspicions.items()
        if leak.kind in ("price", "price_per_area", "sorted_id") and kind_by_name(name) is None
    }
    honest: set[str] = set()
    while True:
        trusted = [form for form in forms if form.name not in suspicions or form.name in honest]
        others = np.column_stack(
            [sales.core, *(np.nan_to_num(sales.scores_of(form)) for form in trusted)]
        )
        acquitted = {
            form.name
            for form in forms
            if form.name in on_figures - honest
            and is_honest(sales, form, powers[form.name], others)
        }
        if not acquitted:
            return honest
        honest |= acquitted


def _formula_leaks(sales: JudgedSales) -> dict[str, Leak]:
    """Columns that give the price by arithmetic; all of a formula where it is not clear which."""
    leaks: dict[str, Leak] = {}
    while True:
        rest = _without_columns(sales, leaks)
        formula = find_formula(rest, [c for c in rest.schema.features if _is_judged(c)])
        if formula is None:
            return leaks
        for column in suspects(rest, formula):
            kind = kind_of(rest, formula, column)
            leaks[column.name] = _stop(column, kind, formula.text(), formula.area_beside(column))


def _suspects(sales: JudgedSales) -> dict[str, Leak]:
    """The few columns that explain nearly the whole price together."""
    model = explain_nearly_all(sales, [c for c in sales.schema.features if _is_judged(c)])
    if model is None:
        return {}
    return {column.name: _stop(column, "nearly_all", model.text()) for column in model.columns}


def _forms(column: Column, unfilled: Mapping[str, UnfilledColumn]) -> list[Column]:
    """The column, and the column without its commonest value if that may stand for a gap."""
    second = unfilled.get(column.name)
    return [column] if second is None else [column, second.column]


def _clearest_leak(
    candidates: Iterable[Leak | None], column: Column, unfilled: Mapping[str, UnfilledColumn]
) -> dict[str, Leak]:
    """The clearest leak among the forms of a column, under the column's name; empty if none."""
    leaks = [leak for leak in candidates if leak is not None]
    if not leaks:
        return {}
    leak = min(
        leaks, key=lambda leak: leak.kind == "neighbourhood_mean"
    )  # a price itself repeats, too
    if leak.column != column.name:
        evidence = f"{leak.evidence}; {unfilled[column.name].sentence_part()}"
        leak = replace(leak, column=column.name, evidence=evidence)
    return {column.name: leak}


def _is_judged(column: Column) -> bool:
    is_number = column.role in ("number", "category", *CORE_ROLES)
    return is_number and column.type not in _NOT_JUDGED


def _mean_fits(sales: JudgedSales, judged: Sequence[Column]) -> dict[str, MeanFit]:
    """Fits of the numeric columns that have enough values to be means."""
    numeric = [column for column in judged if _has_many_values(sales, column)]
    if not numeric:
        return {}
    scores = [np.nan_to_num(sales.scores_of(column)) for column in numeric]
    names = [column.name for column in numeric]
    return dict(zip(names, fit_means(sales, np.column_stack(scores)), strict=False))


def _has_many_values(sales: JudgedSales, column: Column) -> bool:
    if column.type not in ("number", "integer"):
        return False
    values = sales.frame[column.name]
    return values.n_unique() >= 10 and values.null_count() <= 0.5 * values.len()


def _judge(sales: JudgedSales, column: Column, power: Power, around: MeanFit | None) -> Leak | None:
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


def _stop(column: Column, kind: Kind, evidence: str, area: str = "") -> Leak:
    """A leak that a user must decide about."""
    excluded = kind != "nearly_all"
    return Leak(column.name, kind, reason(kind, area), evidence, excluded=excluded, stops=True)


def _power_leak(column: Column, kind: Kind, power: Power) -> Leak:
    return Leak(column.name, kind, reason(kind, power.area), power_text(power))


def _is_the_price(power: Power) -> bool:
    """Whether the column, or its product with an area, has hardly any other content."""
    sized = power.sized if abs(power.beyond) >= _LIKE_PRICE else 0.0
    return max(power.alone, sized, abs(power.beyond)) >= _NEARLY_ALL or power.is_unsorted


def _knows_too_much(sales: JudgedSales, power: Power) -> bool:
    """Whether the column says more about the price than can be known before the sale."""
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


def _power_kind(sales: JudgedSales, column: Column, power: Power) -> Kind:
    if power.needs_size:
        return "price_per_area"
    return "sorted_id" if _is_identifier(sales.frame[column.name], column) else "price"


def _is_identifier(values: pl.Series, column: Column) -> bool:
    """Whether every value is a different whole number or code."""
    whole = column.type in ("integer", "category")
    return whole and values.drop_nulls().n_unique() == values.len() - values.null_count()


def _group_fit(sales: JudgedSales, column: Column) -> GroupFit | None:
    values = sales.numbers(column)
    if values is None or column.type not in ("number", "integer"):
        return None
    amounts = [sales.log_price]
    if sales.log_size is not None:
        amounts.append(sales.log_price - sales.log_size)
    return fit_groups(values, amounts)
