"""Groups: the selection of those that are shown, the size of a report, and their columns."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import numpy as np
import polars as pl
import pytest

from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidData
from houseprice.evaluation import columns, group_report
from houseprice.evaluation.false_alarms import holm
from houseprice.evaluation.groups import MAX_GROUPS

SCHEMA = TableSchema(
    name="t",
    title="T",
    row_is="a sale",
    currency="USD",
    area_unit="m2",
    columns=(
        Column("price", "price", "number"),
        Column("sold", "date", "date"),
        Column("area", "living_area", "number"),
        Column("zip", "neighbourhood", "category"),
        Column("kind", "property_type", "category"),
        Column("lat", "latitude", "number"),
        Column("lon", "longitude", "number"),
    ),
)


def _sales(n: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    price = np.exp(rng.normal(12, 0.4, n))
    return price, price * np.exp(rng.normal(0, 0.1, n))


def test_every_row_has_its_figures_with_intervals() -> None:
    price, value = _sales(600)
    report = group_report(
        *(price, value, value * 0.85, value * 1.18),
        fsd=np.full(600, 0.1),
        labels={"property_type": ["flat", "house"] * 300},
    )
    rows = [*report["tier"]["rows"], *report["property_type"]["rows"]]
    assert len(rows) == 12
    for row in rows:
        for name in ("median_ratio", "mdape", "cod", "coverage_90"):
            assert row[name]["low"] <= row[name]["value"] <= row[name]["high"]
            assert row[name]["n"] == row["n"]
    (band,) = report["fsd_band"]
    assert (band["name"], band["n"]) == ("high", 600)


def test_tenths_follow_the_proxy_in_rising_order() -> None:
    rows = group_report(*_sales(600))["tier"]["rows"]
    assert [row["n"] for row in rows] == [60] * 10
    assert all(row["proxy_high"] <= next_["proxy_low"] for row, next_ in pairwise(rows))


@pytest.mark.parametrize(("n", "count"), [(5, 0), (19, 0), (20, 2), (49, 2), (50, 10)])
def test_few_sales_make_few_tiers(n: int, count: int) -> None:
    assert len(group_report(*_sales(n))["tier"]["rows"]) == count


def test_a_report_stays_small_whatever_the_sales() -> None:
    n = 31 * 100
    price, value = _sales(n)
    names = [f"{row % 100:03d}" for row in range(n - 1)] + ["000"]
    report = group_report(
        price, value, labels={"neighbourhood": names, "month": names, "property_type": names}
    )
    for kind in ("neighbourhood", "month", "property_type"):
        assert len(report[kind]["rows"]) == MAX_GROUPS
        assert report[kind]["beyond"]["groups"] == 40
    assert report["neighbourhood"]["rows"][0]["name"] == "000"  # the largest
    assert [row["name"] for row in report["month"]["rows"]] == [f"{i:03d}" for i in range(40, 100)]
    assert len(json.dumps(report, allow_nan=False)) < 200_000


def test_impossible_values_are_left_out() -> None:
    price, value = _sales(100)
    value[:3] = (0, np.nan, -1)
    rows = group_report(price, value, labels={"month": ["2024-01"] * 100})["month"]["rows"]
    assert rows[0]["n"] == 97


def test_labels_of_another_length_are_refused() -> None:
    with pytest.raises(InvalidData, match="must have 10 rows, got 9"):
        group_report(*_sales(10), labels={"month": ["2024-01"] * 9})


def test_without_ranges_there_is_no_coverage() -> None:
    table = group_report(*_sales(100))["tier"]
    assert {row["coverage_90"] for row in table["rows"]} == {None}
    assert table["worst_coverage"] is None


@pytest.mark.parametrize(
    ("p_values", "rejected"),
    [
        ([], []),
        ([0.04], [True]),
        ([0.04, 0.04], [False, False]),
        ([0.04, 0.02], [True, True]),  # the second step tests at the full level
        ([0.5, 0.01, 0.03, 0.04], [False, True, False, False]),
    ],
)
def test_holm(p_values: list[float], rejected: list[bool]) -> None:
    assert holm(p_values) == rejected


def test_labels_come_from_the_roles() -> None:
    frame = pl.DataFrame(
        {"price": [1.0, 2.0], "sold": [date(2024, 5, 31), None], "zip": ["a", None],
         "kind": ["flat", "house"]}
    )  # fmt: skip
    assert columns.labels(frame, SCHEMA) == {
        "neighbourhood": ["a", None],
        "property_type": ["flat", "house"],
        "month": ["2024-05", None],
    }
    assert columns.labels(frame.select("price"), SCHEMA) == {}


def test_alike_homes_share_place_kind_and_size() -> None:
    frame = pl.DataFrame({"zip": ["a", "a", "b", "a"], "area": [50.0, 50.0, 50.0, 300.0]})
    cluster = columns.similar_home_clusters(frame.vstack(frame), SCHEMA)
    assert cluster[0] == cluster[1] == cluster[4]
    assert len({int(cluster[0]), int(cluster[2]), int(cluster[3])}) == 3


def test_without_neighbourhoods_alike_homes_share_a_cell() -> None:
    frame = pl.DataFrame({"lat": np.linspace(0, 1, 10), "lon": np.zeros(10)})
    cluster = columns.similar_home_clusters(frame, SCHEMA)
    assert np.unique(cluster).size == 5
    assert (
        columns.similar_home_clusters(frame.select(pl.col("lat").alias("x")), SCHEMA).tolist()
        == [0] * 10
    )
