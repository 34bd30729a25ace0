"""Splits choose the right test sales, and no home is on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.model_selection import train_test_split

from houseprice.data.dataset import Dataset
from houseprice.data.schema import Column, TableSchema
from houseprice.data.splits import make_folds, make_split, rolling_origins
from houseprice.errors import InvalidData, InvalidInput


def _dataset(
    n: int, *, days: list[int | None] | None = None, ids: list[str | None] | None = None
) -> Dataset:
    columns = [Column("price", "price", "number")]
    frame = pl.DataFrame({"price": np.arange(n) + 100_000.0})
    if days is not None:
        columns.append(Column("sold", "date", "date"))
        sold = [None if day is None else date(2020, 1, 1) + timedelta(day) for day in days]
        frame = frame.with_columns(sold=pl.Series(sold, dtype=pl.Date))
    if ids is not None:
        columns.append(Column("parcel", "id", "category"))
        frame = frame.with_columns(parcel=pl.Series(ids, dtype=pl.String))
    schema = TableSchema("t", "T", "a sale", "USD", "ft2", tuple(columns))
    if ids is not None:  # homes that are sold as often as here would not be believed
        schema = replace(schema, property_columns=("parcel",))
    return Dataset(schema, frame, "0" * 64, Path("sales.parquet"))


@pytest.mark.parametrize(
    ("n", "seed"),
    [
        (20_640, 42),  # california, the seed's own split
        (21_613, 42),  # 0.2 * n is not whole: the test part is rounded up
        (17, 7),
        (5, 0),
        (101, 2**32 - 1),  # the largest seed NumPy takes
    ],
)
def test_a_random_split_is_scikit_learns_own(n: int, seed: int) -> None:
    train, test = train_test_split(np.arange(n), test_size=0.2, random_state=seed)
    split = make_split(_dataset(n), f"random:{seed}")
    np.testing.assert_array_equal(split.train, train)
    np.testing.assert_array_equal(split.test, test)
    assert (split.kind, split.seed, split.calibration.size) == ("random", seed, 0)


def test_random_without_a_number_uses_the_seed_given() -> None:
    data = _dataset(50)
    plain, named = make_split(data, "random", seed=9), make_split(data, "random:9")
    np.testing.assert_array_equal(plain.test, named.test)


def test_a_random_split_drops_nothing_even_where_homes_repeat() -> None:
    split = make_split(_dataset(40, ids=["a"] * 40), "random:42")
    assert split.dropped == 0
    assert split.train.size + split.test.size == 40


def test_the_last_fifth_by_date_is_the_test() -> None:
    days = list(range(50))
    np.random.default_rng(0).shuffle(days)
    split = make_split(_dataset(50, days=days), "time")
    assert split.kind == "time"
    assert sorted(days[row] for row in split.test) == list(range(40, 50))
    assert max(days[row] for row in split.train) < 40


def test_sales_without_a_date_count_as_the_oldest() -> None:
    days: list[int | None] = [None, None, *range(8)]
    split = make_split(_dataset(10, days=days), "time")
    assert {0, 1} <= set(split.train.tolist())


def test_calibration_lies_between_training_and_test_in_time() -> None:
    days = list(range(100))
    split = make_split(_dataset(100, days=days), "time", calibration_share=0.1)
    assert split.train.max() < split.calibration.min() <= split.calibration.max() < split.test.min()
    assert split.calibration.size == 10


def test_the_test_begins_on_the_day_that_the_rule_names() -> None:
    days: list[int | None] = [None, *(i // 2 for i in range(99))]  # 2020-01-11 is day 10
    split = make_split(_dataset(100, days=days), "time:2020-01-11")
    assert (split.kind, split.dropped) == ("time", 0)
    assert sorted(split.test.tolist()) == list(range(21, 100))
    assert sorted(split.train.tolist()) == list(range(21))


def test_homes_and_calibration_of_a_named_day_are_those_of_time() -> None:
    ids: list[str | None] = [f"p{i}" for i in range(100)]
    ids[0] = "p99"
    data = _dataset(100, days=list(range(100)), ids=ids)
    named = make_split(data, "time:2020-03-21", calibration_share=0.1)  # the last 20 sales
    by_share = make_split(data, "time", calibration_share=0.1)
    assert named.dropped == by_share.dropped == 1
    for part in ("train", "calibration", "test"):
        np.testing.assert_array_equal(getattr(named, part), getattr(by_share, part))


@pytest.mark.parametrize(
    ("days", "rule", "message", "hint"),
    [
        # The first day of all: there is nothing to learn from.
        (range(10), "time:2020-01-01", "2020-01-01 to 2020-01-10", "2020-01-02 to 2020-01-10"),
        (range(10), "time:2020-01-11", "sales before that day", "2020-01-02 to 2020-01-10"),
        ([3] * 10, "time:2020-01-04", "of 2020-01-04 to 2020-01-04", "split random:42"),
        (None, "time:2020-01-04", "needs a table with sale dates", "split random:42"),
        (range(10), "time:2020-02-30", "day of the calendar", "such as time:2024-07-01"),
    ],
)
def test_a_day_that_does_not_divide_the_sales_is_refused_with_the_fix(
    days: Sequence[int] | None, rule: str, message: str, hint: str
) -> None:
    sold = None if days is None else list[int | None](days)
    with pytest.raises(InvalidInput, match=message) as refusal:
        make_split(_dataset(10, days=sold), rule)
    assert hint in str(refusal.value.hint)


def test_auto_splits_by_time_where_there_are_dates() -> None:
    assert make_split(_dataset(10, days=list(range(10))), "auto").kind == "time"
    assert make_split(_dataset(10), "auto").kind == "random"


def test_a_home_sold_again_in_the_test_leaves_the_training() -> None:
    ids: list[str | None] = [f"p{i}" for i in range(10)]
    ids[0] = "p9"
    split = make_split(_dataset(10, days=list(range(10)), ids=ids), "time")
    assert 9 in split.test
    assert 0 not in split.train
    assert split.dropped == 1


@settings(max_examples=60, deadline=None)
@given(
    homes=st.lists(st.one_of(st.none(), st.integers(0, 12).map(str)), min_size=8, max_size=80),
    rule=st.sampled_from(["auto", "time"]),
    share=st.sampled_from([0.0, 0.15]),
)
def test_no_home_is_on_two_sides(homes: list[str | None], rule: str, share: float) -> None:
    days: list[int | None] = [(7 * i) % 31 for i in range(len(homes))]
    data = _dataset(len(homes), days=days, ids=homes)
    split = make_split(data, rule, calibration_share=share)
    parts = [
        {homes[row] for row in rows if homes[row] is not None}
        for rows in (split.train, split.calibration, split.test)
    ]
    assert parts[0].isdisjoint(parts[1] | parts[2])
    assert parts[1].isdisjoint(parts[2])
    whole = np.concatenate([split.train, split.calibration, split.test])
    assert np.unique(whole).size == whole.size == len(homes) - split.dropped


def test_folds_cover_the_training_once_and_keep_homes_together() -> None:
    ids: list[str | None] = [str(i // 3) for i in range(90)]
    data = _dataset(90, ids=ids)
    split = make_split(data, "random:3")
    folds = make_folds(data, split, 5)
    held = np.concatenate([validation for _, validation in folds])
    np.testing.assert_array_equal(np.sort(held), np.sort(split.train))
    for fit, validation in folds:
        assert not {ids[row] for row in fit} & {ids[row] for row in validation}
        assert fit.size + validation.size == split.train.size


def test_homes_without_an_id_are_each_on_their_own() -> None:
    data = _dataset(30, ids=[None] * 30)
    folds = make_folds(data, make_split(data, "auto"), 4)
    assert [validation.size for _, validation in folds] == [6, 6, 6, 6]


@pytest.mark.parametrize(
    "rule",
    ["", "Time", "random:-1", "random:4x", "random:²", "random:99999999999", "newest", "time:"],
)
def test_an_unknown_rule_is_refused(rule: str) -> None:
    with pytest.raises(InvalidInput):
        make_split(_dataset(10), rule)


@pytest.mark.parametrize(
    "days",
    [
        [None] * 60 + list(range(40)),  # too few dates to order the sales by
        [7] * 100,  # all of one day: the test would be the last rows of the file
        [3] * 20 + [9] * 80,  # hardly any earlier day to learn from
    ],
)
def test_dates_that_tell_no_later_fifth_give_a_random_test(days: list[int | None]) -> None:
    assert make_split(_dataset(100, days=days), "auto").kind == "random"


def test_a_few_gaps_leave_the_split_by_time() -> None:
    days: list[int | None] = [None] * 15 + list(range(85))
    split = make_split(_dataset(100, days=days), "auto")
    assert split.kind == "time"
    assert min(split.test) >= 80


@pytest.mark.parametrize(
    ("days", "message"),
    [
        ([None] * 90 + list(range(10)), "got 10 of 100 with a date"),
        ([4] * 100, "of 1 days"),
    ],
)
def test_time_is_refused_where_the_test_would_not_be_later(
    days: list[int | None], message: str
) -> None:
    with pytest.raises(InvalidInput, match=message):
        make_split(_dataset(100, days=days), "time")


def test_properties_on_both_sides_of_a_random_split_are_counted() -> None:
    ids: list[str | None] = [str(i // 2) for i in range(100)]
    split = make_split(_dataset(100, ids=ids), "random:42")
    train = {ids[row] for row in split.train}
    assert split.shared == sum(ids[row] in train for row in split.test) > 0
    assert make_split(_dataset(100, ids=ids), "auto").shared == 0


def test_time_needs_dates() -> None:
    with pytest.raises(InvalidInput, match="needs a table with sale dates"):
        make_split(_dataset(10), "time")


def test_four_sales_are_too_few() -> None:
    with pytest.raises(InvalidData, match="at least 5 sales, got 4"):
        make_split(_dataset(4), "random:42")


@pytest.mark.parametrize("k", [0, 1, 9])
def test_there_must_be_a_home_for_every_fold(k: int) -> None:
    data = _dataset(10)
    with pytest.raises(InvalidInput, match=r"folds must be in 2\.\.8"):
        make_folds(data, make_split(data, "random:1"), k)


def test_every_rolling_fit_is_older_than_its_validation() -> None:
    days: list[int | None] = [(7 * i) % 60 for i in range(200)]
    data = _dataset(200, days=days)
    split = make_split(data, "time")
    pairs = rolling_origins(data, split, 3)
    assert len(pairs) == 3
    sold = np.array(days)
    for fit, validation in pairs:
        assert sold[fit].max() < sold[validation].min()
        assert np.isin(np.concatenate([fit, validation]), split.train).all()
    held = np.concatenate([validation for _, validation in pairs])
    assert np.unique(held).size == held.size
    newest = np.sort(sold[split.train])[-50:]
    assert set(newest[newest > newest.min()]) <= set(sold[held])


def test_rolling_fits_grow_with_time() -> None:
    data = _dataset(200, days=list(range(200)))
    pairs = rolling_origins(data, make_split(data, "time"), 4)
    assert [(fit.size, validation.size) for fit, validation in pairs] == [
        (80, 20), (100, 20), (120, 20), (140, 20),
    ]  # fmt: skip


def test_a_home_sold_again_is_never_in_a_rolling_fit_and_its_validation() -> None:
    ids: list[str | None] = [str(i % 90) for i in range(200)]
    data = _dataset(200, days=list(range(200)), ids=ids)
    split = make_split(data, "random:42")  # leaves repeats among the training sales
    pairs = rolling_origins(data, split, 2)
    assert len(pairs) == 2
    for fit, validation in pairs:
        assert not {ids[row] for row in fit} & {ids[row] for row in validation}


def test_rolling_origins_never_cut_a_day() -> None:
    days: list[int | None] = [30 * (i // 40) for i in range(200)]  # five days, the last is the test
    data = _dataset(200, days=days)
    pairs = rolling_origins(data, make_split(data, "time"), 6)
    assert [(fit.size, validation.size) for fit, validation in pairs] == [(80, 40), (120, 40)]


def test_one_busy_first_day_leaves_one_rolling_origin() -> None:
    days: list[int | None] = [0] * 70 + list(range(1, 31))
    data = _dataset(100, days=days)
    ((fit, validation),) = rolling_origins(data, make_split(data, "time"), 1)
    assert (fit.size, validation.size) == (70, 10)


def test_sales_without_a_date_are_in_every_rolling_fit() -> None:
    days: list[int | None] = [None, None, *range(98)]
    data = _dataset(100, days=days)
    for fit, validation in rolling_origins(data, make_split(data, "time"), 3):
        assert {0, 1} <= set(fit.tolist())
        assert not {0, 1} & set(validation.tolist())


@pytest.mark.parametrize(
    ("days", "count", "message"),
    [
        (list(range(20)), 0, "at least 1, got 0"),
        (None, 3, "sale dates"),
        ([5] * 20, 3, "sold on 2 days"),
    ],
)
def test_rolling_origins_that_cannot_be(
    days: list[int | None] | None, count: int, message: str
) -> None:
    data = _dataset(20, days=days)
    with pytest.raises((InvalidInput, InvalidData), match=message):
        rolling_origins(data, make_split(data, "random:42"), count)


def _homes(**columns: list[object]) -> Dataset:
    """Ten sales, oldest first, with columns named like their roles."""
    frame = pl.DataFrame({"price": np.arange(10) + 1e5, "date": range(10), **columns})
    frame = frame.with_columns(pl.col("date").cast(pl.Date))
    kinds = {
        pl.Float64: "number",
        pl.Int64: "integer",
        pl.String: "category",
        pl.Date: "date",
        pl.Null: "number",
    }
    schema = TableSchema(
        "t", "T", "a sale", "USD", "ft2",
        tuple(Column(name, name, kinds[type(frame[name].dtype)]) for name in frame.columns),
    )  # fmt: skip
    return Dataset(schema, frame, "0" * 64, Path("sales.parquet"))


_PLACES = {
    "latitude": [40.0 + i for i in range(9)] + [40.0],
    "longitude": [-80.0] * 10,
    "living_area": [1000.0 + i for i in range(9)] + [1000.0],
}


@pytest.mark.parametrize(
    ("columns", "dropped"),
    [
        ({"id": [str(i) for i in range(9)] + ["0"]}, 1),
        ({"address": ["1 Elm St."] + [f"{i} Oak" for i in range(8)] + ["1  elm st"]}, 1),
        (_PLACES, 1),  # the last is the first again, at the same place and of the same size
        ({**_PLACES, "year_built": [1900 + i for i in range(10)]}, 0),  # another house there
        # An id that is another one in every row numbers the listings, not the homes.
        ({**_PLACES, "id": [str(i) for i in range(10)]}, 1),
        ({**_PLACES, "latitude": [None] * 10}, 0),  # not known to be the same
        ({"latitude": [40.0] * 10, "longitude": [-80.0] * 10}, 0),  # a place alone is no home
    ],
)
def test_a_home_is_known_by_id_address_or_place_and_size(
    columns: dict[str, list[object]], dropped: int
) -> None:
    split = make_split(_homes(**columns), "time")
    assert split.dropped == dropped
    assert 9 in split.test
    assert (0 in split.train) == (dropped == 0)
