"""The confidence of a value follows its spread."""

from __future__ import annotations

import pytest

from houseprice.valuation.valuer import confidence


@pytest.mark.parametrize(
    ("fsd", "score", "band"),
    [
        (0.13, 87, "high"),  # bounds are inclusive
        (0.1301, 87, "medium"),
        (0.20, 80, "medium"),
        (0.21, 79, "low"),
        (1.7, 0, "low"),  # never below 0
    ],
)
def test_confidence_follows_the_fsd(fsd: float, score: int, band: str) -> None:
    sure = confidence(fsd)
    assert (sure.score, sure.band) == (score, band)
    assert "two in three" in sure.reason


def test_a_home_like_few_sales_is_never_called_sure() -> None:
    sure = confidence(0.07, unsure=True)
    assert (sure.score, sure.band) == (86, "medium")
    assert confidence(0.3, unsure=True).band == "low"
