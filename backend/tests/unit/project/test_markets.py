"""The bench of rolling origins: what is true of its markets, where it cuts, what it counts."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import polars as pl
import pytest

from houseprice.data.builtin.demo import make_market

BENCHMARKS = Path(__file__).parents[4] / "benchmarks"
NAMES = ("made_markets", "market_origins", "market_scores", "market_report", "paired_markets")


@pytest.fixture(scope="module")
def bench() -> Iterator[dict[str, ModuleType]]:
    sys.path.insert(0, str(BENCHMARKS))
    yield {name: importlib.import_module(name) for name in NAMES}
    sys.path.remove(str(BENCHMARKS))


def test_a_made_market_has_the_demos_homes_and_another_level(bench: dict[str, ModuleType]) -> None:
    market, demo = bench["made_markets"].made_market("rise", 400), make_market(16, 400)
    assert market.frame.drop("price").equals(demo.frame.drop("price"))
    years = market.frame["sale_date"].to_physical().cast(pl.Float64).to_numpy() / 365.25
    slope = np.polyfit(years, market.log_level, 1)[0]
    assert slope == pytest.approx(np.log(1.08))


def test_nothing_is_sold_in_the_gap(bench: dict[str, ModuleType]) -> None:
    market = bench["made_markets"].made_market("gap", 600)
    assert market.frame.height == market.true_value.size == market.log_level.size == 600
    assert 2021 not in market.frame["sale_date"].dt.year().unique().to_list()


def test_the_register_has_few_columns_and_no_coordinates(bench: dict[str, ModuleType]) -> None:
    market = bench["made_markets"].made_market("few_columns", 300)
    assert market.frame.columns == [
        "sale_date", "price", "living_area", "town", "street", "postcode",
    ]  # fmt: skip
    assert {column.name for column in market.schema.columns} == set(market.frame.columns)


def test_areas_move_apart_by_what_is_said(bench: dict[str, ModuleType]) -> None:
    market = bench["made_markets"].made_market("apart", 3_000)
    days = market.frame["sale_date"].to_physical().cast(pl.Float64).to_numpy()
    years = (days - days.min()) / 365.25
    rates = [
        np.polyfit(years[rows], market.log_level[rows], 1)[0]
        for name in market.frame["neighbourhood"].unique()
        for rows in [(market.frame["neighbourhood"] == name).to_numpy()]
    ]
    assert (min(rates), max(rates)) == pytest.approx((-0.03, 0.09))


def test_origins_follow_each_other_and_divide_no_day(bench: dict[str, ModuleType]) -> None:
    cuts = bench["market_origins"].origins(np.arange(1_000.0))
    assert [(cut.share, str(cut.start), str(cut.end)) for cut in cuts] == [
        (60, "1971-08-24", "1971-12-02"),
        (70, "1971-12-02", "1972-03-11"),
        (80, "1972-03-11", "1972-06-19"),
        (90, "1972-06-19", "None"),
    ]


def test_months_give_an_origin_each_and_none_without_earlier_sales(
    bench: dict[str, ModuleType],
) -> None:
    origins = bench["market_origins"].origins
    months = np.repeat(30.0 * np.arange(12), 50)
    starts = [cut.start for cut in origins(months)]
    assert len(starts) == len(set(starts)) == 4
    assert origins(np.zeros(100)) == []


def test_a_cut_has_no_sale_after_its_test(bench: dict[str, ModuleType], tmp_path: Path) -> None:
    module = bench["market_origins"]
    table = module.read_table("turn", 500, tmp_path)
    origin = module.origins(table.days)[0]
    cut = module.cut(table, origin, tmp_path / "cut")
    last = cut.table.sales.frame["sale_date"].max()
    assert last < origin.end
    assert cut.lead_days.min() > 0
    assert cut.train.size + cut.test.size + cut.split.dropped == cut.table.sales.frame.height


def test_a_model_that_knows_the_index_is_no_worse_than_one_of_the_past(
    bench: dict[str, ModuleType], tmp_path: Path
) -> None:
    module, scores = bench["market_origins"], bench["market_scores"]
    table = module.read_table("fall", 1_500, tmp_path)
    cut = module.cut(table, module.origins(table.days)[-1], tmp_path / "cut")
    prices, values = cut.prices[cut.test], scores.yardsticks(cut)
    knows = scores.figures(prices, values[scores.KNOWS])
    assert knows["mdape"] < scores.figures(prices, values[scores.PLAIN])["mdape"]
    assert knows["median_ratio"] == pytest.approx(1, abs=0.06)


def record(share: int, mdape: float) -> dict[str, Any]:
    surely = {"value": -5.0, "low": -6.0, "high": -4.0}
    part = {"n": 400, "mdape": 8.0, "median_ratio": 1.0, "coverage": 90.0, "width": 30.0}
    against = {"median_area": surely, "linear": surely, "lightgbm": surely}
    main = {**part, "mdape": mdape, "against": against, "by_lead": {"month": part}}
    key = {
        "table": "rise",
        "size": 2000,
        "share": share,
        "window": 10,
        "models": "a,b",
        "peers": "",
    }
    return {
        "key": {**key, "busy": False, "time_limit": None, "epochs": None, "label": ""},
        **{"at": "2026-11-30T00:00:00", "machine": "2 cores", "seconds": 1.0},
        **{"main": "all", "best_part": "lightgbm"},
        "models": {"all": main, "lightgbm": {**part, "against": {}, "by_lead": {}}},
    }


def test_a_difference_on_the_same_sales_is_told_from_chance(bench: dict[str, ModuleType]) -> None:
    random = np.random.default_rng(0)
    prices, noise = random.lognormal(12, 0.4, 500), random.normal(0, 0.1, 500)
    good, bad = prices * np.exp(noise), prices * np.exp(2 * noise)
    gap = bench["market_scores"].difference(prices, good, bad)
    assert gap["low"] < gap["value"] < gap["high"] < 0
    same = bench["market_scores"].difference(prices, good, good)
    assert same == {"value": 0, "low": 0, "high": 0}


def test_two_runs_are_compared_sale_by_sale(bench: dict[str, ModuleType], tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    prices, noise = random.lognormal(12, 0.4, 300), random.normal(0, 0.1, 300)
    for label, spread in (("old", 2.0), ("new", 1.0)):
        value = prices * np.exp(spread * noise)
        table = pl.DataFrame({"model": "all", "row": np.arange(300), "price": prices})
        ranges = {"value": value, "low_90": 0.8 * value, "high_90": 1.2 * value}
        (tmp_path / label).mkdir()
        table.with_columns(**ranges).write_parquet(tmp_path / label / "rise-2000-80.parquet")
    ((origin, model, gap, _, _),) = bench["paired_markets"].paired(
        tmp_path / "old", tmp_path / "new"
    )
    assert (origin, model) == ("rise-2000-80", "all")
    assert gap["high"] < 0


def test_the_report_counts_the_origins_where_a_bar_holds(bench: dict[str, ModuleType]) -> None:
    report = bench["market_report"]
    counts = report.summary([record(80, 8.03), record(90, 8.2)])
    assert counts[0] == ("no more than 0.5 % above the best part", 1, 2)
    assert ("not surely worse than a naive baseline", 4, 4) in counts
    assert ("coverage 86 to 94 %, month ahead (n ≥ 300)", 2, 2) in counts


def test_the_newest_record_of_an_origin_is_rendered_between_the_marks(
    bench: dict[str, ModuleType], tmp_path: Path
) -> None:
    report, page = bench["market_report"], tmp_path / "page.md"
    page.write_text(f"before\n{report.START}\nold\n{report.END}\nafter\n")
    report.render(json.loads(json.dumps([record(80, 9.5), record(80, 8.5)])), page)
    text = page.read_text()
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "| rise 2,000 | 80 % | 400 | 8.50 |  | 1.000 | 90.0 | 30.0 |" in text
    assert "9.50" not in text
