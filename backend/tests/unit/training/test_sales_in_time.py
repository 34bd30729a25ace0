"""Which sales a short time limit learns from and measures with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from houseprice.data.builtin.demo import SCHEMA, make_market
from houseprice.data.dataset import Dataset
from houseprice.data.splits import make_split
from houseprice.training.sales_in_time import not_all_sales, sales_in_time

LIMIT_S = 60.0


@pytest.fixture(scope="module")
def market() -> Dataset:
    return Dataset(SCHEMA, make_market(5, 50_000).frame, "0" * 64, Path("sales.parquet"))


@pytest.mark.parametrize("rule", ["time", "random:1"])
def test_half_as_many_sales_of_each_part_are_left(market: Dataset, rule: str) -> None:
    whole = make_split(market, rule)
    split = sales_in_time(market, whole, LIMIT_S)
    assert split.train.size == pytest.approx(whole.train.size / 2, abs=1)
    assert split.test.size == pytest.approx(whole.test.size / 2, abs=1)
    assert np.isin(split.train, whole.train).all()
    assert np.isin(split.test, whole.test).all()
    assert np.unique(split.train).size == split.train.size
    assert split.train.size + split.not_learned == whole.train.size
    again = sales_in_time(market, whole, LIMIT_S)
    assert (split.train == again.train).all()
    assert (split.test == again.test).all()


def test_half_of_what_is_learned_by_time_is_the_latest(market: Dataset) -> None:
    whole = make_split(market, "time")
    split = sales_in_time(market, whole, LIMIT_S)
    days = market.frame["sale_date"].to_physical().to_numpy()
    newest = np.sort(days[whole.train])[-split.train.size // 2]
    share = (days[split.train] >= newest).mean()
    assert 0.5 <= share < 0.52
    assert days[split.train].min() < np.quantile(days[whole.train], 0.01)


def test_a_random_split_keeps_no_time_before_another(market: Dataset) -> None:
    whole = make_split(market, "random:1")
    days = market.frame["sale_date"].to_physical().to_numpy()
    split = sales_in_time(market, whole, LIMIT_S)
    assert np.mean(days[split.train]) == pytest.approx(np.mean(days[whole.train]), abs=15)


def test_what_is_left_out_is_said(market: Dataset) -> None:
    whole = make_split(market, "time")
    assert not_all_sales(sales_in_time(market, whole, None)) == []
    (sentence,) = not_all_sales(sales_in_time(market, whole, LIMIT_S))
    assert f"of {whole.train.size:,} were learned from, half of them the latest" in sentence
    assert sentence.endswith("test sales measure it.")
