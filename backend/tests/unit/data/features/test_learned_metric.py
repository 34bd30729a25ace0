"""The learned distance finds the characteristics that make sales alike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from houseprice.data.features.learned_metric import Metric


def market(n_sales: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Prices that follow the first characteristic and the east; the others are noise."""
    random = np.random.default_rng(seed)
    place, kind = random.normal(size=(n_sales, 2)), random.normal(size=(n_sales, 4))
    log_price = np.sin(2 * place[:, 0]) + kind[:, 0] + 0.05 * random.normal(size=n_sales)
    return place, kind, log_price


def test_what_moves_prices_weighs_more_than_noise() -> None:
    metric = Metric.fit(*market(1500, 1))
    assert metric is not None
    east, north, telling, *noise = metric.weights
    assert east > 2 * north
    assert telling > 3 * max(noise)


def test_the_nearest_sale_in_the_learned_space_is_nearer_in_price() -> None:
    place, kind, log_price = market(1500, 2)
    metric = Metric.fit(place, kind, log_price)
    assert metric is not None

    def miss(points: np.ndarray) -> float:
        apart = ((points[:, None] - points[None]) ** 2).sum(axis=2)
        np.fill_diagonal(apart, np.inf)
        return float(np.abs(log_price[apart.argmin(axis=1)] - log_price).mean())

    assert miss(metric.points(place, kind)) < 0.7 * miss(np.hstack([place, kind]))


def test_it_comes_back_from_its_json_and_flags_are_left_out() -> None:
    place, kind, log_price = market(400, 3)
    flag = np.arange(400.0)[:, None] % 2
    metric = Metric.fit(place, np.hstack([flag, kind]), log_price)
    assert metric is not None
    assert metric.columns == (1, 2, 3, 4)
    back = Metric.from_json(metric.to_json())
    both = np.hstack([flag, kind])
    np.testing.assert_array_equal(back.points(place, both), metric.points(place, both))


def test_too_few_sales_teach_no_distance() -> None:
    assert Metric.fit(*market(199, 4)) is None


def test_many_sales_at_one_point_never_find_themselves() -> None:
    """Among thirty sales at one point, the search may return any of them first."""
    place, kind, log_price = market(300, 5)
    place[:30], kind[:30] = 0.0, 0.0
    metric = Metric.fit(place, kind, log_price)
    assert metric is not None
    assert np.isfinite(metric.weights).all()


def test_directions_that_hardly_differ_are_left_out_and_distances_stay() -> None:
    place, kind, log_price = market(1500, 6)
    kinds = np.hstack([kind, kind[:, :1] + 1e-3 * kind[:, 1:2]])
    metric = Metric.fit(place, kinds, log_price)
    assert metric is not None
    assert len(metric.axes) < len(metric.weights) == 7
    points, whole = metric.points(place, kinds), replace(metric, axes=()).points(place, kinds)
    assert points.shape == (1500, len(metric.axes))
    apart, all_apart = (np.linalg.norm(side[:-1] - side[1:], axis=1) for side in (points, whole))
    assert (apart <= all_apart * (1 + 1e-9)).all()
    assert np.median(apart / all_apart) > 0.99


def test_one_home_and_many_lie_at_the_very_same_points() -> None:
    place, kind, log_price = market(300, 7)
    metric = Metric.fit(place, kind, log_price)
    assert metric is not None
    alone = [metric.points(place[row : row + 1], kind[row : row + 1]) for row in range(20)]
    np.testing.assert_array_equal(np.concatenate(alone), metric.points(place, kind)[:20])
    many = metric.points(np.tile(place, (20, 1)), np.tile(kind, (20, 1)))  # more than one part
    np.testing.assert_array_equal(many[-20:], metric.points(place, kind)[-20:])
