"""What rare homes cost is measured on sales."""

from __future__ import annotations

import numpy as np
from tests.unit.training.corrections.test_beyond import prepared

from houseprice.training.corrections.ranges import Residuals, calibrate
from houseprice.training.corrections.rarity import learn_beyond


def _residuals(scale: float, rarest: float) -> Residuals:
    """Errors of which those at the ends of the sizes are larger."""
    sales = prepared(1_500)
    rng = np.random.default_rng(0)
    area = sales.dataset.frame[sales.rows]["living_area"].to_numpy()
    odd = (area > np.quantile(area, 0.985)) | (area < np.quantile(area, 0.015))
    error = rng.normal(0, np.where(odd, rarest, scale))
    # The spread knows nothing of the sizes here.
    return Residuals(rng.normal(size=(error.size, 2)), rng.normal(size=error.size), error)


def test_rare_combinations_cost_what_their_errors_are_larger() -> None:
    sales = prepared(1_500)
    even, odd = _residuals(0.1, 0.1), _residuals(0.1, 0.4)
    usual = learn_beyond(sales, even, calibrate(even, None, 0))
    rare = learn_beyond(sales, odd, calibrate(odd, None, 0))
    assert usual.combination < 0.05 < rare.combination


def test_an_area_without_sales_costs_what_its_place_is_worth() -> None:
    sales, residuals = prepared(1_500), _residuals(0.1, 0.1)
    area = learn_beyond(sales, residuals, calibrate(residuals, None, 0)).area
    assert area is not None
    assert 0.05 < area < 0.5  # neighbourhoods of the market differ by 0.2
