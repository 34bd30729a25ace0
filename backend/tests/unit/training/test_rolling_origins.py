"""How a model's method does on what is sold next, from several earlier days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.unit.training.price_dataset import price_dataset

from houseprice.data.builtin.demo import SCHEMA, make_market
from houseprice.data.dataset import Dataset
from houseprice.data.storage import save_dataset
from houseprice.errors import InvalidData, InvalidInput
from houseprice.progress import Progress
from houseprice.training.rolling_origins import Method, find_origins, measure_origins
from houseprice.training.spec import TrainSettings


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("market") / "sales"
    return save_dataset(make_market(7, 700).frame, SCHEMA, folder)


def test_five_origins_each_know_only_what_was_sold_before_and_the_next_tenth(
    market: Dataset,
) -> None:
    origins = find_origins(market)
    days = market.frame["sale_date"].to_physical().to_numpy()
    assert [origin.first_day for origin in origins] == sorted(
        origin.first_day for origin in origins
    )
    assert len(origins) == 5
    for origin, share in zip(origins, (0.5, 0.6, 0.7, 0.8, 0.9), strict=True):
        known = days[origin.rows]
        assert (known < origin.first_day).mean() == pytest.approx(share / (share + 0.1), abs=0.01)
        assert known.max() <= np.quantile(days, share + 0.1) + 1


def test_sales_without_a_date_are_known_at_every_origin(market: Dataset) -> None:
    dates = market.frame["sale_date"].to_list()
    frame = market.frame.with_columns(
        sale_date=pl.Series([None if row % 10 == 0 else day for row, day in enumerate(dates)])
    )
    undated = np.arange(0, frame.height, 10)
    for origin in find_origins(replace(market, frame=frame)):
        assert np.isin(undated, origin.rows).all()


def test_a_table_without_dates_or_of_one_day_is_refused(market: Dataset) -> None:
    with pytest.raises(InvalidInput, match="need a table with sale dates"):
        find_origins(price_dataset(np.linspace(1e5, 2e5, 500)))
    one_day = market.frame.with_columns(sale_date=pl.lit(date(2024, 1, 1)))
    with pytest.raises(InvalidData, match="sales of earlier days"):
        find_origins(replace(market, frame=one_day))


def test_the_method_is_trained_anew_at_each_origin(market: Dataset, tmp_path: Path) -> None:
    reports: list[Progress] = []
    settings = TrainSettings(epochs=20, split="random:1")
    figures = measure_origins(market, Method(("lightgbm",), settings), tmp_path, reports.append)
    assert figures["families"] == ["lightgbm"]
    rows = figures["origins"]
    learned = [row["learned"] for row in rows]
    assert learned == sorted(set(learned))
    assert learned[0] <= 350
    assert [row["first_day"] for row in rows] == sorted({row["first_day"] for row in rows})
    for row in rows:
        assert row["n"] == pytest.approx(70, abs=3)
        assert row["mdape"]["low"] < row["mdape"]["value"] < row["mdape"]["high"] < 40
        assert 0.8 < row["median_ratio"]["value"] < 1.2
        assert row["coverage_90"]["value"] > 60
        assert 0 < row["days_after"] < 400
    assert list(tmp_path.iterdir()) == []
    shares = [report.fraction for report in reports]
    assert shares == sorted(shares)
    assert any("Training as of" in (report.message or "") for report in reports)
