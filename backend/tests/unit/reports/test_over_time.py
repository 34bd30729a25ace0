"""A report shows how values held as the model aged, and how the market moved."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.unit.plain_manifest import plain_manifest

from houseprice.data.market.index import MARKET_FILE, IndexCurve, MarketIndex
from houseprice.reports.blocks import Chart, Grid
from houseprice.reports.charts import Area, Dot, Label, shapes
from houseprice.reports.over_time import over_time, over_time_blocks


def _estimate(value: float) -> dict[str, Any]:
    return {"value": value, "low": 0.9 * value, "high": 1.1 * value, "n": 60}


BY_AGE = [
    {
        "first_day": f"2025-0{at}-01",
        "last_day": f"2025-0{at}-28",
        "days_after": 30 * at,
        "n": 60,
        "mdape": _estimate(8.0 + at),
        "median_ratio": _estimate(1.0 - 0.01 * at),
        "coverage_90": _estimate(90.0 - at),
    }
    for at in (1, 2, 3)
]


@pytest.fixture
def section(tmp_path: Path) -> dict[str, Any]:
    steps = tuple(0.01 * at for at in range(30))
    curve = IndexCurve(None, (50,) * 30, steps, (0.02,) * 30)
    MarketIndex(1, 540, tuple(range(30)), curve, (), {}, None).save(tmp_path)
    files = {MARKET_FILE: {"sha256": "a" * 64, "bytes": 1}}
    return over_time(tmp_path, plain_manifest(by_age=BY_AGE, files=files))


def test_each_figure_by_age_has_a_chart_and_all_have_a_table(section: dict[str, Any]) -> None:
    blocks = list(over_time_blocks({**section, "market": None}))
    charts = [block for block in blocks if isinstance(block, Chart)]
    (table,) = [block for block in blocks if isinstance(block, Grid)]
    assert [len(chart.points) for chart in charts] == [3, 3, 3]
    assert [row[1] for row in table.rows] == ["30", "60", "90"]
    assert table.rows[0][3].startswith("9.0 % (8.1 % to 9.9 %)")


def test_rolling_origins_have_charts_and_a_table_of_what_was_learned(
    section: dict[str, Any],
) -> None:
    parts = [{**part, "learned": 100 * at} for at, part in enumerate(BY_AGE, start=1)]
    measured = {"families": ["lightgbm"], "origins": parts}
    blocks = list(over_time_blocks({"by_age": None, "origins": measured, "market": None}))
    charts = [block for block in blocks if isinstance(block, Chart)]
    (table,) = [block for block in blocks if isinstance(block, Grid)]
    assert [chart.title for chart in charts] == [
        "Median absolute error at each origin",
        "Median ratio at each origin",
        "Prices inside the 90 % range at each origin",
    ]
    assert [row[1] for row in table.rows] == ["100", "200", "300"]
    assert section["origins"] is None


def test_the_index_is_drawn_with_its_band_and_few_labels(section: dict[str, Any]) -> None:
    assert section["market"]["typical_move"] == pytest.approx(1.005, abs=1e-3)
    blocks = list(over_time_blocks({**section, "by_age": None}))
    (chart,) = [block for block in blocks if isinstance(block, Chart)]
    (table,) = [block for block in blocks if isinstance(block, Grid)]
    drawn = list(shapes(chart))
    (area,) = [shape for shape in drawn if isinstance(shape, Area)]
    assert len(area.corners) == 2 * 30
    assert len([shape for shape in drawn if isinstance(shape, Dot)]) == 30
    labels = [shape for shape in drawn if isinstance(shape, Label)]
    assert len([label for label in labels if re.match(r"2015|2016|2017", label.text)]) <= 12
    assert table.rows[-1][0] == section["market"]["points"][-1]["period"]
    assert len(table.rows) <= 12


def test_an_older_model_without_dates_has_no_such_part(tmp_path: Path) -> None:
    nothing = over_time(tmp_path, plain_manifest())
    assert nothing == {"by_age": None, "origins": None, "market": None}
    assert list(over_time_blocks(nothing)) == []
