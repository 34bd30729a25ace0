"""A valuation as a table has every figure, and no cell of it starts a formula."""

from __future__ import annotations

import io

import polars as pl
from tests.unit.services.homes.conftest import Homes

from houseprice.services.homes.files import valuation_csv


def test_every_figure_has_a_row_with_its_unit(homes: Homes) -> None:
    valuation_id = homes.value(label="12 Maple St")
    content = valuation_csv(homes.ctx, valuation_id)
    table = pl.read_csv(io.BytesIO(content), infer_schema=False)
    assert table.columns == ["part", "number", "name", "value", "unit"]
    rows = {(part, name): (value, unit) for part, _, name, value, unit in table.rows()}
    assert rows["value", "value"] == ("250000.0", "EUR")
    assert rows["value", "confidence"] == ("medium", "")
    assert rows["value", "confidence_reason"] == ("Few sales are near.", "")
    assert rows["valuation", "label"] == ("12 Maple St", "")
    assert rows["valuation", "as_of"] == ("2023-06-01", "")
    assert rows["comparable", "distance_m"] == ("20.0", "m")
    assert rows["adjustment", "Area"] == ("90000.0", "EUR")
    assert rows["reason", "'=Area"] == ("50000.0", "EUR")
