"""Places outside the market, and swapped ones."""

from __future__ import annotations

import polars as pl
import pytest
from tests.unit.data.checks.conftest import Market

from houseprice.data.checks.fixes import apply_fix


@pytest.mark.parametrize("place", [(0.0, 0.0), (40.5, 170.0), (-40.5, -2.5)])
def test_places_far_away_are_marked(market: Market, place: tuple[float, float]) -> None:
    mask = market.some(0.001, least=1)
    table = market.put("lat", mask, place[0]).put("lon", mask, place[1])
    check = table.warnings()["coordinates outside", ""]
    assert (check.mask.to_numpy() == mask).all()
    after = apply_fix(table.frame, check, "read as a gap")
    assert after["lat"].null_count() == after["lon"].null_count() == mask.sum()


def test_swapped_places_are_swapped_back(market: Market) -> None:
    mask = market.some(0.1)
    frame = market.put("lat", mask, pl.col("lon")).frame.with_columns(
        pl.when(pl.Series(mask)).then(market.frame["lat"]).otherwise(pl.col("lon")).alias("lon")
    )
    warnings = Market(frame, market.schema).warnings()
    check = warnings["swapped coordinates", ""]
    assert (check.mask.to_numpy() == mask).all()
    assert apply_fix(frame, check, "swap").equals(market.frame)


def test_a_second_town_is_no_error(market: Market) -> None:
    assert market.put("lat", market.some(0.3), pl.col("lat") + 4).warnings() == {}
