"""Splits of the sales into those that a model learns from and those that it never sees."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.dataset import Dataset
from houseprice.data.properties import find_homes, property_numbers
from houseprice.data.schema import TableSchema
from houseprice.data.split_rules import RULES, first_test_day
from houseprice.errors import InvalidData, InvalidInput

IntArray = NDArray[np.int64]
TEST_SHARE = 0.2
_MIN_SALES = 5
#: With fewer training sales no family is trustworthy, and folds would be empty: a 90 % range of
#: held-out errors needs 19 of them, and half as many again for the range's own error.
MIN_TRAINING_SALES = 40
#: A test by date needs at least these shares of the sales to have a date and to precede the test.
_DATED, _EARLIER = 0.8, 1 / 3
_EPOCH = date(1970, 1, 1)
#: Where an error of a rule is that the sales cannot follow.
_PLACES = ({"field": "split", "rule": "must fit the dates of the sales"},)
#: Stands for the day of a sale without a date.
_UNDATED = -(2**31)


@dataclass(frozen=True)
class Split:
    """Row numbers of the training, calibration and test sales; no row is in two of them.

    Parameters
    ----------
    kind : {"time", "random"}
        How the test sales were chosen.
    seed : int
        Seed of a random split and of the folds of its training sales.
    train, calibration, test : ndarray of int64
        Row numbers into the data set; `train` has every sale that is in neither of the others
        and was not dropped.
    dropped : int
        Number of rows left out because their property is among the later sales too.
    shared : int
        Number of test sales whose property is among the training sales; 0 unless ``random``.
    doubts : tuple of str
        Sentences on columns that were not believed to tell a home, see `properties.find_homes`.
    not_learned, not_tested : int
        Numbers of training and test sales that a time limit left out.
    """

    kind: Literal["time", "random"]
    seed: int
    train: IntArray
    calibration: IntArray
    test: IntArray
    dropped: int = 0
    shared: int = 0
    doubts: tuple[str, ...] = ()
    not_learned: int = 0
    not_tested: int = 0


def fewest_sales() -> int:
    """Number of sales of different homes that leave `MIN_TRAINING_SALES` after a split.

    Examples
    --------
    >>> fewest_sales()
    50
    """
    return math.ceil(MIN_TRAINING_SALES / (1 - TEST_SHARE))


def make_split(
    dataset: Dataset, rule: str, seed: int = 42, *, calibration_share: float = 0.0
) -> Split:
    """Split the sales as `rule` says.

    Parameters
    ----------
    dataset : Dataset
        The sales.
    rule : str
        ``time``: the last 20 % by date are the test; ties keep the row order, and sales without
        a date count as the oldest. ``time:YYYY-MM-DD``: the same with all sales from that day on
        as the test. ``random:SEED``: exactly scikit-learn's
        ``train_test_split(test_size=0.2, random_state=SEED)``, which drops nothing. ``random``:
        the same with `seed`. ``auto``: ``time`` where at least four fifths of the sales have a
        date and a third were sold on days before the test, else ``random`` with `seed`, where no
        property is on both sides.
    calibration_share : float
        Share of all sales that calibrates; by time it lies between training and test.

    Raises
    ------
    InvalidInput
        If `rule` is unknown, or if it is ``time`` and the dates of the table do not separate a
        last fifth, or the sales from the day that the rule names on, from earlier sales.
    InvalidData
        If there are fewer than five sales.
    """
    if dataset.frame.height < _MIN_SALES:
        raise InvalidData(f"a split needs at least {_MIN_SALES} sales, got {dataset.frame.height}")
    kind, chosen_seed = _parse_rule(rule, seed, dataset)
    order = (
        _by_date(dataset) if kind == "time" else _shuffled_rows(dataset.frame.height, chosen_seed)
    )
    train, calibration, test = _cut(order, _test_size(dataset, rule), calibration_share)
    homes = find_homes(dataset.frame, dataset.schema)
    group, doubts = homes.numbers, homes.doubts
    if rule.startswith("random"):
        shared = int(np.isin(group[test], group[train]).sum())
        return Split(kind, chosen_seed, train, calibration, test, shared=shared, doubts=doubts)
    calibration = _rows_without(group, calibration, test)
    train = _rows_without(group, train, np.concatenate([calibration, test]))
    dropped = order.size - train.size - calibration.size - test.size
    return Split(kind, chosen_seed, train, calibration, test, dropped, doubts=doubts)


def sale_days(frame: pl.DataFrame, schema: TableSchema) -> IntArray:
    """Days since 1970 of the sales that have a date, ascending; empty without such a column."""
    name = schema.first("date")
    if name is None:
        return np.zeros(0, dtype=np.int64)
    return frame[name].drop_nulls().to_physical().cast(pl.Int64).sort().to_numpy()


def latest_first(dataset: Dataset, rows: IntArray) -> IntArray:
    """Rows of a data set with sale dates, the latest sale first; those without a date come last."""
    out: IntArray = rows[np.argsort(-_days(dataset)[rows], kind="stable")]
    return out


def dated_rows(dataset: Dataset) -> tuple[IntArray, IntArray]:
    """Rows of the sales that have a date, the oldest first, and their days since 1970.

    Returns
    -------
    rows, days : ndarray of int64, shape (n_dated,)
    """
    days = _days(dataset)
    order = np.argsort(days, kind="stable")
    rows: IntArray = order[days[order] > _UNDATED]
    return rows, days[rows]


def sold_before_test(days: IntArray, n_sales: int) -> int:
    """Number of dated sales from days before the last fifth; 0 if that fifth lacks dates itself.

    Parameters
    ----------
    days : ndarray of int, shape (n_dated,)
        The days that `sale_days` returns.
    n_sales : int
        Number of all sales, including those without a date.
    """
    n_test = math.ceil(TEST_SHARE * n_sales)
    if not 0 < n_test <= days.size:
        return 0
    return int(np.searchsorted(days, days[-n_test]))


def make_folds(dataset: Dataset, split: Split, k: int) -> list[tuple[IntArray, IntArray]]:
    """Divide the training sales into `k` folds; all sales of a property share a fold.

    Returns
    -------
    list of (fit_rows, validation_rows)
        Row numbers into the data set, ascending; every training sale is validated once.

    Raises
    ------
    InvalidInput
        If `k` is below 2 or over the number of properties in the training sales.
    """
    group = property_numbers(dataset.frame, dataset.schema)[split.train]
    properties = np.unique(group)
    if not 2 <= k <= properties.size:
        raise InvalidInput(f"folds must be in 2..{properties.size} (properties), got {k}")
    shuffled = np.random.default_rng(split.seed).permutation(properties)
    held_out = [np.isin(group, part) for part in np.array_split(shuffled, k)]
    return [(np.sort(split.train[~held]), np.sort(split.train[held])) for held in held_out]


def rolling_origins(dataset: Dataset, split: Split, count: int) -> list[tuple[IntArray, IntArray]]:
    """Pairs of past sales to fit and the next sales to validate, within the training sales.

    The later half of the training sales is cut by date into `count` parts of about equal size.
    Each part validates a fit on everything that was sold on earlier days, without the sales of
    properties that are in the part. A day is never divided, so there are fewer parts where many
    sales share a day.

    Parameters
    ----------
    dataset : Dataset
        The sales.
    split : Split
        Its training sales are divided; the others are not used.
    count : int
        Number of parts, at least 1.

    Returns
    -------
    list of (fit_rows, validation_rows)
        Row numbers into the data set, ascending; at least one pair, oldest first. Sales without
        a date are the oldest: they are in every fit and in no validation.

    Raises
    ------
    InvalidInput
        If `count` is below 1, or the table has no sale dates.
    InvalidData
        If the training sales are all of one day or of one property.
    """
    if count < 1:
        raise InvalidInput(f"the number of rolling origins must be at least 1, got {count}")
    if not sale_days(dataset.frame, dataset.schema).size:
        raise InvalidInput("rolling origins need a table with sale dates, got one without")
    days = _days(dataset)[split.train]
    group = property_numbers(dataset.frame, dataset.schema)[split.train]
    pairs = []
    starts = _origins(days, count)
    for start, end in itertools.pairwise([*starts, np.inf]):
        held = (days >= start) & (days < end)
        fit = (days < start) & ~np.isin(group, group[held])
        if fit.any():
            pairs.append((np.sort(split.train[fit]), np.sort(split.train[held])))
    if not pairs:
        raise InvalidData(
            "rolling origins need training sales of at least 2 properties, sold on 2 days; "
            f"{split.train.size} sales have none to learn from"
        )
    return pairs


def _origins(days: IntArray, count: int) -> list[int]:
    """First day of each validation, ascending; each has sales on earlier days."""
    ordered = np.sort(days)
    sold_on = np.unique(ordered)
    if sold_on.size < 2:
        return []
    later = np.array_split(np.arange(days.size // 2, days.size), count)
    starts = {int(ordered[part[0]]) for part in later if part.size}
    return sorted({max(start, int(sold_on[1])) for start in starts})


def _parse_rule(rule: str, seed: int, dataset: Dataset) -> tuple[Literal["time", "random"], int]:
    if rule == "auto":
        return ("time" if _dates_make_a_test(dataset) else "random"), seed
    if rule == "time":
        _check_dates(dataset)
        return "time", seed
    name, _, number = rule.partition(":")
    first_day = first_test_day(rule)
    if first_day is not None:
        _check_day(dataset, rule, first_day)
        return "time", seed
    if name != "random" or (number and not (number.isascii() and number.isdigit())):
        raise InvalidInput(f"split must be {RULES}, got {rule!r}")
    chosen = int(number) if number else seed
    if chosen >= 2**32:
        raise InvalidInput(f"the seed of a split must be in 0..4294967295, got {chosen}")
    return "random", chosen


def _dates_make_a_test(dataset: Dataset) -> bool:
    """Whether enough sales have dates, and enough of those precede the last fifth."""
    days, n_sales = sale_days(dataset.frame, dataset.schema), dataset.frame.height
    mostly_dated = days.size >= _DATED * n_sales
    return mostly_dated and sold_before_test(days, n_sales) >= _EARLIER * n_sales


def _check_dates(dataset: Dataset) -> None:
    days, n_sales = sale_days(dataset.frame, dataset.schema), dataset.frame.height
    if sold_before_test(days, n_sales) > 0:
        return
    dates_in_table = "got one without"
    if days.size:
        dates_in_table = (
            f"got {days.size:,} of {n_sales:,} with a date, of {np.unique(days).size:,} days"
        )
    raise InvalidInput(
        "split time needs a table with sale dates, on at least a fifth of the sales and some "
        f"earlier ones, {dates_in_table}",
        hint="Use split random:42 (--split), or name the column that has the date.",
        places=_PLACES,
    )


def _check_day(dataset: Dataset, rule: str, first_day: date) -> None:
    days = sale_days(dataset.frame, dataset.schema)
    if not days.size:
        raise InvalidInput(
            f"split {rule} needs a table with sale dates, got one without",
            hint="Use split random:42 (--split), or name the column that has the date.",
            places=_PLACES,
        )
    if days[0] < _day_number(first_day) <= days[-1]:
        return
    oldest, newest = (_EPOCH + timedelta(int(day)) for day in (days[0], days[-1]))
    fix = "Use split random:42: all sales are of one day."
    if oldest < newest:
        fix = f"Choose a day from {oldest + timedelta(1)} to {newest}."
    raise InvalidInput(
        f"split {rule} needs sales before that day, and sales from it on; the sales of this table "
        f"are of {oldest} to {newest}",
        hint=fix,
        places=_PLACES,
    )


def _day_number(day: date) -> int:
    return (day - _EPOCH).days


def _by_date(dataset: Dataset) -> IntArray:
    """Row numbers from the newest sale to the oldest."""
    return np.argsort(_days(dataset), kind="stable")[::-1].astype(np.int64)


def _days(dataset: Dataset) -> IntArray:
    """Day number of each sale; a sale without a date counts as older than all others."""
    days = dataset.frame[str(dataset.schema.first("date"))].to_physical().cast(pl.Int64)
    return days.fill_null(_UNDATED).to_numpy()


def _shuffled_rows(n: int, seed: int) -> IntArray:
    # scikit-learn's ShuffleSplit takes the legacy generator's permutation, the test rows first.
    return np.random.RandomState(seed).permutation(n).astype(np.int64)


def _test_size(dataset: Dataset, rule: str) -> int:
    """Number of test sales, which are the first of the order."""
    first_day = first_test_day(rule)
    if first_day is None:
        return math.ceil(TEST_SHARE * dataset.frame.height)
    return int((sale_days(dataset.frame, dataset.schema) >= _day_number(first_day)).sum())


def _cut(
    order: IntArray, n_test: int, calibration_share: float
) -> tuple[IntArray, IntArray, IntArray]:
    if not 0 <= calibration_share <= 0.5:
        raise InvalidInput(f"calibration_share must be in 0..0.5, got {calibration_share}")
    n_calibration = round(calibration_share * order.size)
    return order[n_test + n_calibration :], order[n_test : n_test + n_calibration], order[:n_test]


def _rows_without(group: IntArray, rows: IntArray, later: IntArray) -> IntArray:
    """The rows whose property is not among the later rows."""
    return rows[~np.isin(group[rows], group[later])]
