"""Scores by value tier, neighbourhood, month, property type and stated spread."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidData
from houseprice.evaluation import ranges, ratio_study
from houseprice.evaluation.estimates import (
    MIN_RANKED,
    MIN_SALES,
    Estimate,
    estimate,
    middle,
    share,
)
from houseprice.evaluation.false_alarms import holm, low_share_p, off_median_p
from houseprice.evaluation.intervals import bootstrap_intervals
from houseprice.evaluation.resampling import dispersion

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Labels = Sequence[str | None]

#: Largest number of groups of one kind, so that a manifest stays small.
MAX_GROUPS = 60
_TENTHS, _MIN_TENTHS = 10, 10 * MIN_SALES
#: Probability of a false alarm in a whole table.
_FALSE_ALARM = 0.05


@dataclass(frozen=True)
class GroupKind:
    """A kind of group: the sales that share one label.

    Parameters
    ----------
    min_sales : int
        Groups with fewer sales are counted but not shown.
    keep : {"largest", "latest"}
        Rule that selects `MAX_GROUPS` groups where there are more.
    """

    min_sales: int
    keep: Literal["largest", "latest"]


KINDS = {
    "neighbourhood": GroupKind(MIN_RANKED, "largest"),
    "month": GroupKind(MIN_SALES, "latest"),
    "property_type": GroupKind(MIN_SALES, "largest"),
}


@dataclass(frozen=True)
class _Sales:
    prices: Floats
    values: Floats
    low: Floats | None
    high: Floats | None
    fsd: Floats | None

    def rows(self, rows: Any) -> _Sales:
        columns = (self.prices, self.values, self.low, self.high, self.fsd)
        prices, values, low, high, fsd = (
            None if column is None else column[rows] for column in columns
        )
        assert prices is not None and values is not None  # noqa: S101, PT018 for the type checker
        return _Sales(prices, values, low, high, fsd)


def group_report(
    prices: Floats,
    values: Floats,
    low: Floats | None = None,
    high: Floats | None = None,
    *,
    fsd: Floats | None = None,
    labels: Mapping[str, Labels] | None = None,
    seed: int = 0,
) -> dict[str, Any]:
    """Score values group by group.

    Parameters
    ----------
    prices, values : ndarray of shape (n_sales,)
        Amounts in one currency; rows that are not positive and finite are left out.
    low, high : ndarray of shape (n_sales,) or None
        Ends of the 90 % ranges.
    fsd : ndarray of shape (n_sales,) or None
        Stated spreads, as fractions.
    labels : mapping of str to sequence of (str or None), each of length n_sales
        Labels under ``neighbourhood``, ``month`` (``2024-05``) and ``property_type``, if any.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    dict
        ``tier`` (tenths of the value proxy, never of the price; halves below 50 sales) and the
        kinds of `labels`, each with ``rows``, ``small`` and ``beyond`` (numbers of groups and
        sales that are not shown because they are too small or too many), ``unlabelled`` sales,
        ``worst_coverage`` (the group with at least 30 sales and the lowest coverage) and
        ``mean_coverage``. A row has ``name``, ``n``, ``few``, the estimates ``median_ratio``,
        ``mdape``, ``cod`` and ``coverage_90``, and two findings that are significant after Holm's
        correction for all rows of the table: ``level`` (``high`` or ``low`` against the median of
        all) and ``ranges`` (``too_narrow``). ``fsd_band`` has `ranges.reliability` and the
        coverage of each band.

    Raises
    ------
    InvalidData
        If a column or the labels differ in length from the prices.
    """
    names = labels or {}
    _check(prices, values, low, high, fsd, *names.values())
    is_usable = ratio_study.usable_rows(prices, values)
    sales = _Sales(prices, values, low, high, fsd).rows(is_usable)
    tables = {"tier": _tier_table(sales, seed)}
    for kind, rule in KINDS.items():
        if kind in names:
            usable_labels = list(itertools.compress(names[kind], is_usable))
            tables[kind] = _label_table(sales, usable_labels, rule, seed)
    return {**tables, "fsd_band": [] if fsd is None else _bands(sales, seed)}


def _check(prices: Floats, *columns: Floats | Labels | None) -> None:
    for column in columns:
        if column is not None and len(column) != prices.size:
            raise InvalidData(f"Every column must have {prices.size} rows, got {len(column)}.")


def _tier_table(sales: _Sales, seed: int) -> dict[str, Any]:
    n = sales.prices.size
    count = _TENTHS if n >= _MIN_TENTHS else ratio_study.tier_count(n)
    if count == 0:
        return _table([], [], unlabelled=0)
    proxy = ratio_study.value_proxy(sales.prices, sales.values)
    groups = ratio_study.tiers(proxy, count)
    rows = [_row(f"{at} of {len(groups)}", sales, rows, seed) for at, rows in enumerate(groups, 1)]
    for row, group in zip(rows, groups, strict=True):
        row |= {"proxy_low": float(proxy[group].min()), "proxy_high": float(proxy[group].max())}
    return _table(_without_false_alarms(rows, groups, sales), [], unlabelled=0)


def _label_table(sales: _Sales, labels: Labels, rule: GroupKind, seed: int) -> dict[str, Any]:
    groups = _rows_by_label(labels)
    unlabelled = sales.prices.size - sum(rows.size for rows in groups.values())
    large = {name: rows for name, rows in groups.items() if rows.size >= rule.min_sales}
    small = [rows.size for rows in groups.values() if rows.size < rule.min_sales]
    names = sorted(large)
    if rule.keep == "largest":
        shown_names = sorted(sorted(names, key=lambda name: -large[name].size)[:MAX_GROUPS])
    else:
        shown_names = names[-MAX_GROUPS:]
    beyond = [large[name].size for name in names if name not in set(shown_names)]
    members = [large[name] for name in shown_names]
    rows = [_row(name, sales, large[name], seed) for name in shown_names]
    rows = _without_false_alarms(rows, members, sales)
    return _table(rows, small, beyond, unlabelled=unlabelled)


def _rows_by_label(labels: Labels) -> dict[str, Ints]:
    rows_by_label: dict[str, list[int]] = {}
    for row, label in enumerate(labels):
        if label is not None:
            rows_by_label.setdefault(label, []).append(row)
    return {label: np.array(rows, dtype=np.intp) for label, rows in rows_by_label.items()}


def _table(
    rows: list[dict[str, Any]], small: Sequence[int], beyond: Sequence[int] = (), *, unlabelled: int
) -> dict[str, Any]:
    covered = [row for row in rows if row["coverage_90"] is not None and not row["few"]]
    covered = [row for row in covered if row["coverage_90"]["value"] is not None]
    shares = [row["coverage_90"]["value"] for row in covered]
    worst = covered[int(np.argmin(shares))] if covered else None
    return {
        "rows": rows,
        "small": {"groups": len(small), "sales": int(sum(small))},
        "beyond": {"groups": len(beyond), "sales": int(sum(beyond))},
        "unlabelled": int(unlabelled),
        "worst_coverage": None
        if worst is None
        else {"name": worst["name"], **worst["coverage_90"]},
        "mean_coverage": float(np.mean(shares)) if shares else None,
    }


def _row(name: str, sales: _Sales, rows: Ints, seed: int) -> dict[str, Any]:
    part = sales.rows(rows)
    n = int(rows.size)
    ratio = part.values / part.prices
    return {
        "name": name,
        "n": n,
        "few": n < MIN_RANKED,
        "median_ratio": middle(ratio),
        "mdape": middle(100 * np.abs(ratio - 1)),
        "cod": _dispersion(part, seed),
        "coverage_90": _coverage(part),
    }


def _dispersion(part: _Sales, seed: int) -> Estimate:
    n = part.prices.size
    if n < MIN_SALES:
        return estimate(None, n=n)
    ends = bootstrap_intervals(dispersion(part.prices, part.values), n, seed=seed)
    return estimate(
        ratio_study.coefficient_of_dispersion(part.values / part.prices), ends["cod"], n
    )


def _inside(part: _Sales) -> NDArray[np.bool_] | None:
    """For each home that has a range, whether the range holds its price."""
    if part.low is None or part.high is None:
        return None
    ranged = np.isfinite(part.low) & np.isfinite(part.high)
    return ranges.is_inside(part.prices[ranged], part.low[ranged], part.high[ranged])


def _coverage(part: _Sales) -> Estimate | None:
    hits = _inside(part)
    return None if hits is None else share(hits, MIN_SALES)


def _without_false_alarms(
    rows: list[dict[str, Any]], groups: Sequence[Ints], sales: _Sales
) -> list[dict[str, Any]]:
    """Mark significant findings; the chance of any false alarm in the table is 5 %."""
    if not rows:
        return rows
    ratio = sales.values / sales.prices
    median = float(np.median(ratio))
    off = holm([off_median_p(ratio[group], median) for group in groups], _FALSE_ALARM)
    hits = [_inside(sales.rows(group)) for group in groups]
    thin = holm(
        [
            1.0 if hits_of_group is None else low_share_p(hits_of_group, 0.90)
            for hits_of_group in hits
        ],
        _FALSE_ALARM,
    )
    for row, group, is_off, is_thin in zip(rows, groups, off, thin, strict=True):
        side = "high" if float(np.median(ratio[group])) > median else "low"
        row |= {"level": side if is_off else None, "ranges": "too_narrow" if is_thin else None}
    return rows


def _bands(sales: _Sales, seed: int) -> list[dict[str, Any]]:
    assert sales.fsd is not None  # noqa: S101 the caller has checked it
    numbers = ranges.band_numbers(sales.fsd)
    bands = []
    for number, name in enumerate(ranges.BANDS):
        part = sales.rows(numbers == number)
        if part.fsd is not None and part.prices.size > 0:
            spread = ranges.reliability(part.prices, part.values, part.fsd, seed)
            bands.append({"name": name, **spread, "coverage_90": _coverage(part)})
    return bands
