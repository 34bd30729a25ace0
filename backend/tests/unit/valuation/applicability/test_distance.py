"""The area that sales cover, also where many homes share one place."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.arrays import Table
from houseprice.data.schema import Column, TableSchema
from houseprice.valuation.applicability.distance import SalesExtent
from houseprice.valuation.applicability.domain import Findings, widen_by_distance

SCHEMA = TableSchema(
    name="flats",
    title="Flats",
    row_is="a sale",
    currency="USD",
    area_unit="m2",
    columns=(
        Column("price", "price", "number"),
        Column("lat", "latitude", "number"),
        Column("lon", "longitude", "number"),
    ),
)


@pytest.mark.parametrize("places", [1, 2, 50])
def test_flats_that_share_their_places_are_valued_as_usual(places: int) -> None:
    """The usual gap between sales is 0 m then, by which no distance can be divided."""
    lat = [47.0 + n // 2 % places / 100 for n in range(200)]
    extent = SalesExtent.of(pl.DataFrame({"lat": lat, "lon": [8.0] * 200}), SCHEMA)
    assert extent is not None
    findings = Findings(3)
    homes = Table(pl.DataFrame({"lat": [47.0, 47.0005, 47.0045], "lon": [8.0] * 3}))
    widen_by_distance(extent.distance_m(homes), extent.limit_m, extent.refuse_m, findings)
    assert not findings.refused.any()
    assert findings.stretch[:2].tolist() == [1, 1]
    assert 1 < findings.stretch[2] < 4
