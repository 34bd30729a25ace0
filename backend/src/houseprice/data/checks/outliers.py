"""Sales whose price is far from the prices of comparable sales, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import polars as pl

from houseprice.data.arrays import Flags, Floats
from houseprice.data.checks.groups import ComparisonGroups, GroupScores
from houseprice.data.checks.isolation import isolated
from houseprice.data.checks.sales_check import REASON_SCHEMA, CheckedSales, Outcome, SalesCheck

KIND = "price outlier"
#: Robust standard deviations from the group; measured by injected errors of a factor of ten.
_LIMIT_Z = 4.25
#: A sale so many times above or below its group, by every measure, is most likely an error.
_GROSS_FACTOR = 6.0
#: Logarithm of the largest factor that is told; the next ones may be no finite numbers.
_MOST_LOG = np.log(1e9)


@dataclass(frozen=True)
class _Measure:
    """A figure of a sale that is compared with its group."""

    kind: str
    scores: GroupScores

    @cached_property
    def is_far(self) -> Flags:
        """The sales that are too far from their group, shape (n_sales,)."""
        return np.abs(np.nan_to_num(self.scores.z)) > _LIMIT_Z


def price_outliers(sales: CheckedSales, warned: Flags) -> SalesCheck:
    """Sales far from comparable sales, with their reasons; only gross errors are a warning.

    Log price and log price per area are compared within neighbourhood × type × year; a group of
    fewer than 20 sales gives way to a wider one. An isolation forest looks at both together, if
    the sales are checked with one.

    Parameters
    ----------
    sales : CheckedSales
    warned : ndarray of bool, shape (n_sales,)
        Sales of which other checks warn: they are marked, but give no further warning.
    """
    groups = ComparisonGroups(sales)
    measures = _measures(sales, groups)
    forest = np.zeros(sales.height)
    if sales.with_forest:
        forest = isolated(np.column_stack([measure.scores.z for measure in measures]))
    mask = np.logical_or.reduce([forest > 0, *(measure.is_far for measure in measures)])
    if not mask.any():
        return sales.passed(KIND, "No price is far from the prices of comparable sales.")
    reasons = [*(_reasons(measure, groups) for measure in measures), _forest_reasons(forest)]
    gross = np.logical_and.reduce([_is_gross(measure.scores) for measure in measures]) & ~warned
    return replace(_check(sales, mask, gross), reasons=pl.concat(reasons))


def _check(sales: CheckedSales, mask: Flags, gross: Flags) -> SalesCheck:
    far = (
        f"{sales.share(mask, 'are')} far from comparable sales, mostly by more than {_LIMIT_Z:g} "
        "robust standard deviations of price or price per area"
    )
    more = (
        f"; {int(gross.sum()):,} of them, which no other check names, by a factor of "
        f"{_GROSS_FACTOR:g} or more"
    )
    shown = gross if gross.any() else mask
    text = f"{far}{more if gross.any() else ''} ({sales.rows_of(shown)})."
    action = "Look at these sales and leave out those that are errors."
    outcome: Outcome = "warning" if gross.any() else "ok"
    column = sales.schema.price
    return sales.warned(KIND, mask, text=text, action=action, column=column, outcome=outcome)


def _measures(sales: CheckedSales, groups: ComparisonGroups) -> Sequence[_Measure]:
    measures = [_Measure("price", groups.scores(sales.log_price))]
    if sales.log_area is not None and np.isfinite(sales.log_area).any():
        per_area = groups.scores(sales.log_price - sales.log_area)
        measures.append(_Measure("price per area", per_area))
    return measures


def _reasons(measure: _Measure, groups: ComparisonGroups) -> pl.DataFrame:
    """A reason for each sale that is too far from its group by a measure."""
    places, scores = np.flatnonzero(measure.is_far), measure.scores
    table = pl.DataFrame(
        {
            "place": places,
            "kind": pl.repeat(measure.kind, places.size, eager=True),
            "group": groups.names(places, scores.level[places]),
            "n": scores.size[places].astype(np.int64),
            "z": scores.z[places],
            "times": np.exp(np.minimum(scores.deviation[places], _MOST_LOG)),
        }
    )
    text = pl.format(
        "the {} is {} the median of {} sales ({}), {} robust standard deviations {} it",
        "kind", _times(), "n", "group", pl.col("z").abs().round(1),
        pl.when(pl.col("z") > 0).then(pl.lit("above")).otherwise(pl.lit("below")),
    )  # fmt: skip
    return table.with_columns(text=text).select(list(REASON_SCHEMA)).cast(REASON_SCHEMA)


def _times() -> pl.Expr:
    times = pl.col("times")
    above = pl.format("{} times", times.round(1))
    below = pl.format("{} % of", (100 * times).round_sig_figs(2))
    return pl.when(times >= 1).then(above).otherwise(below)


def _forest_reasons(forest: Floats) -> pl.DataFrame:
    """A reason for each sale that the isolation forest finds alone."""
    places = np.flatnonzero(forest > 0)
    table = pl.DataFrame({"place": places, "z": forest[places]})
    text = pl.format(
        "price and size together stand alone: the isolation score is {} robust standard "
        "deviations above that of the middle sale",
        pl.col("z").round(1),
    )
    kind, group, n = pl.lit("isolation forest"), pl.lit("all sales"), pl.lit(forest.size)
    table = table.with_columns(kind=kind, group=group, n=n, text=text)
    return table.select(list(REASON_SCHEMA)).cast(REASON_SCHEMA)


def _is_gross(scores: GroupScores) -> Flags:
    deviation: Floats = np.nan_to_num(scores.deviation)
    z = np.nan_to_num(scores.z)
    is_gross: Flags = (np.abs(deviation) > np.log(_GROSS_FACTOR)) & (np.abs(z) > 1.5 * _LIMIT_Z)
    return is_gross | np.isnan(scores.deviation)
