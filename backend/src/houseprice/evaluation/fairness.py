"""Whether a model treats groups of homes alike that it was never told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidData
from houseprice.evaluation.estimates import MIN_RANKED, Estimate, estimate, share
from houseprice.evaluation.false_alarms import holm, medians_differ_p, shares_differ_p
from houseprice.evaluation.intervals import (
    bootstrap_medians,
    newcombe_interval,
    percentile_interval,
)

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: With fewer sales a group is not judged: its figures would be chance.
LEAST_SALES = MIN_RANKED
#: More groups of one attribute than this would be areas again, not groups.
MOST_GROUPS = 60
#: Chance of any false alarm among all groups and measures of one attribute.
_FALSE_ALARM = 0.05
#: Measures of homes with a value, and how the group is set against the rest.
_MEDIANS = {"bias": "percent", "error": "points", "width": "points"}
MEASURES = (*_MEDIANS, "refusal")


@dataclass(frozen=True)
class BlindValues:
    """Sales that a model never saw; every array has shape (n_sales,).

    Parameters
    ----------
    price, value, low, high : ndarray
        Money in one currency; `low` and `high` are the ends of the 90 % range.
    has_value : ndarray of bool
        Which homes the model gives a value.
    """

    price: Floats
    value: Floats
    low: Floats
    high: Floats
    has_value: Bools

    @cached_property
    def measures(self) -> dict[str, Floats]:
        """Value over price, absolute error and width of the range (percent) of homes with one."""
        at = self.has_value
        price, value = self.price[at], self.value[at]
        return {
            "bias": value / price,
            "error": 100 * np.abs(value / price - 1),
            "width": 100 * (self.high[at] - self.low[at]) / value,
        }


def fairness(
    values: BlindValues, groups: Sequence[str | None], seed: int = 0
) -> list[dict[str, Any]]:
    """Compare each group of homes with all other homes that have a group.

    Parameters
    ----------
    values : BlindValues
    groups : sequence of (str or None), of length n_sales
        The group of each home; homes without one are left out.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    list of dict
        For each group in the order of their names: ``name``, ``n`` (homes), ``with_value``,
        ``judged`` and ``measures``. The measures are ``bias`` (median of value over price),
        ``error`` and ``width`` (medians of the absolute error and of the relative width of the
        90 % range, in percent) and ``refusal`` (percent of homes without a value). Each has
        ``group``, ``rest`` and ``difference`` with 95 % intervals (bootstrap; of shares Wilson's
        and Newcombe's) and ``beyond_chance``. The difference of the bias is the median ratio of
        the group against that of the rest in percent, the others are in points. A group of which
        fewer than `LEAST_SALES` homes have a value, or that leaves fewer to the rest, is not
        judged; its ``measures`` are None. Where there is nothing to find, the chance of any
        finding among all groups and measures together is 5 % (Holm).

    Raises
    ------
    InvalidData
        If the groups are not as many as the sales, or more than `MOST_GROUPS` differ.

    References
    ----------
    Holm (1979); Newcombe (1998); Mood (1950), for the tests of medians.
    """
    names = _names(values, groups)
    labels = np.array([name or "" for name in groups])
    rng = np.random.default_rng(seed)
    in_any = labels != ""
    rows = [_group(name, values, labels == name, in_any & (labels != name), rng) for name in names]
    return _without_false_alarms(rows)


def _names(values: BlindValues, groups: Sequence[str | None]) -> list[str]:
    if len(groups) != values.price.size:
        raise InvalidData(f"There must be {values.price.size} groups, got {len(groups)}.")
    names = sorted({name for name in groups if name})
    if len(names) > MOST_GROUPS:
        raise InvalidData(
            f"An attribute may have at most {MOST_GROUPS} groups, got {len(names)}.",
            hint="Name a group for each area, such as a band of income, not the area itself.",
        )
    return names


def _group(
    name: str, values: BlindValues, inside: Bools, outside: Bools, rng: np.random.Generator
) -> dict[str, Any]:
    has_value = values.has_value
    n_valued = int((inside & has_value).sum())
    judged = min(n_valued, int((outside & has_value).sum())) >= LEAST_SALES
    row = {"name": name, "n": int(inside.sum()), "with_value": n_valued, "judged": judged}
    if not judged:
        return {**row, "measures": None}
    measures = {
        measure: _medians(column[inside[has_value]], column[outside[has_value]], measure, rng)
        for measure, column in values.measures.items()
    }
    return {
        **row,
        "measures": {**measures, "refusal": _refusal(~has_value[inside], ~has_value[outside])},
    }


def _medians(group: Floats, rest: Floats, measure: str, rng: np.random.Generator) -> dict[str, Any]:
    draws = [bootstrap_medians(column, rng) for column in (group, rest)]
    medians = [float(np.median(column)) for column in (group, rest)]
    unit = _MEDIANS[measure]
    return {
        "group": _with_interval(medians[0], draws[0], group.size),
        "rest": _with_interval(medians[1], draws[1], rest.size),
        "difference": _with_interval(
            float(_against(np.array(medians[0]), np.array(medians[1]), unit)),
            _against(draws[0], draws[1], unit),
            group.size,
        ),
        "p": medians_differ_p(group, rest),
    }


def _against(group: Floats, rest: Floats, unit: str) -> Floats:
    difference: Floats = 100 * (group / rest - 1) if unit == "percent" else group - rest
    return difference


def _with_interval(value: float, draws: Floats, n: int) -> Estimate:
    return estimate(value, percentile_interval(draws), n)


def _refusal(group: Bools, rest: Bools) -> dict[str, Any]:
    hits, n = (int(group.sum()), int(rest.sum())), (group.size, rest.size)
    low, high = newcombe_interval(hits, n)
    difference = 100 * float(group.mean() - rest.mean())
    return {
        "group": share(group),
        "rest": share(rest),
        "difference": estimate(difference, (100 * low, 100 * high), group.size),
        "p": shares_differ_p(hits, n),
    }


def _without_false_alarms(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mark the findings, and take the p values out: they mean nothing one by one."""
    measures = [measure for row in rows for measure in (row["measures"] or {}).values()]
    is_off_each = holm([measure.pop("p") for measure in measures], _FALSE_ALARM)
    for measure, is_off in zip(measures, is_off_each, strict=True):
        measure["beyond_chance"] = is_off
    return rows
