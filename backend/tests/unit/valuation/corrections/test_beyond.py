"""Values go on beyond the sizes sold, and stay as they are within them."""

from __future__ import annotations

import json

import numpy as np
import polars as pl
import pytest

from houseprice.data.arrays import Table
from houseprice.valuation.corrections.beyond import Beyond, Edge

BEYOND = Beyond(
    (
        Edge("area", upper=True, scale="log", knot=300.0, slope=0.7, spread=0.2),
        Edge("area", upper=False, scale="log", knot=50.0, slope=-0.7, spread=0.1),
        Edge("lot", upper=True, scale="log", knot=1_000.0, slope=0.0, spread=0.3),
        Edge("built", upper=False, scale="decade", knot=1900.0, slope=0.01, spread=0.0),
    ),
    combination=0.05,
    area=0.2,
)


def _table(**columns: list[float | None]) -> Table:
    return Table(pl.DataFrame(columns))


def test_a_home_within_the_sales_is_left_alone() -> None:
    homes = _table(area=[50.0, 120.0, 300.0, None], lot=[10.0, 0.0, 1_000.0, 20.0])
    inside, added = BEYOND.continued(homes)
    assert inside is homes
    assert added is None
    assert not BEYOND.variance(homes).any()


def test_beyond_an_edge_the_log_value_is_a_line_and_models_see_the_edge() -> None:
    homes = _table(area=[600.0, 25.0, 120.0], built=[1950, 1950, 1880], beds=[9, 1, 3])
    inside, added = BEYOND.continued(homes)
    np.testing.assert_allclose(added, [0.7 * np.log(2), -0.7 * np.log(2), 0.02])
    np.testing.assert_allclose(inside.numbers("area"), [300.0, 50.0, 120.0])
    np.testing.assert_allclose(inside.numbers("built"), [1950, 1950, 1900])
    np.testing.assert_allclose(inside.numbers("beds"), [9, 1, 3])


def test_the_range_grows_with_the_distance() -> None:
    variance = BEYOND.variance(_table(area=[300.0, 600.0, 900.0], lot=[1.0, 2_000.0, 1.0]))
    expected = [0.0, (0.2**2 + 0.3**2) * np.log(2) ** 2, (0.2 * np.log(3)) ** 2]
    np.testing.assert_allclose(variance, expected)


def test_a_lot_of_0_is_none_and_not_a_small_one() -> None:
    edge = Edge("lot", upper=False, scale="log", knot=100.0, slope=-0.1, spread=0.1)
    homes = _table(lot=[0.0, None, 100.0])
    assert Beyond((edge,)).distances(homes).ravel().tolist() == [0.0, 0.0, 0.0]


def test_no_value_goes_beyond_four_times_that_at_the_edge() -> None:
    _, added = BEYOND.continued(_table(area=[1e9]))
    assert added == pytest.approx(np.log(4))


def test_many_homes_and_a_few_are_the_same() -> None:
    areas = np.linspace(10.0, 900.0, 60).tolist()
    inside, added = BEYOND.continued(_table(area=areas))
    for row in (0, 30, 59):
        alone, more = BEYOND.continued(_table(area=[areas[row]]))
        assert alone.numbers("area")[0] == inside.numbers("area")[row]
        assert (0.0 if more is None else more[0]) == added[row]


def test_it_survives_json() -> None:
    assert Beyond.from_json(json.loads(json.dumps(BEYOND.to_json()))) == BEYOND
    assert Beyond.from_json({}) == Beyond()
