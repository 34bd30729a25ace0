"""Combinations and categories that were hardly sold."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from houseprice.data.arrays import Table
from houseprice.data.schema import Column, TableSchema
from houseprice.valuation.applicability.domain import Findings
from houseprice.valuation.applicability.rarity import KindsSold, RareCategories

SCHEMA = TableSchema(
    name="t",
    title="T",
    row_is="a sale",
    currency="EUR",
    area_unit="m2",
    columns=(
        Column("price", "price", "number"),
        Column("area", "living_area", "number"),
        Column("lot", "lot_area", "number"),
        Column("kind", "property_type", "category"),
    ),
)


def _sales(n: int = 600) -> pl.DataFrame:
    """Lots are four times as large as their homes, more or less."""
    rng = np.random.default_rng(0)
    area = np.exp(rng.normal(4.8, 0.4, n))
    lot = 4 * area * np.exp(rng.normal(0, 0.15, n))
    kind = ["castle"] * 4 + ["flat"] * 9 + ["house"] * (n - 13)
    return pl.DataFrame({"price": area, "area": area, "lot": lot, "kind": kind})


def _judged(area: float, lot: float | None, unusual: float = 0.0) -> Findings:
    kinds, findings = KindsSold.of(_sales(), SCHEMA), Findings(1)
    assert kinds is not None
    homes = Table(pl.DataFrame({"area": [area], "lot": [lot]}))
    kinds.judge(homes, np.array([unusual]), 0.1, findings)
    return findings


@pytest.mark.parametrize(
    ("area", "lot", "unusual", "rare"),
    [
        (120.0, 480.0, 0.0, False),
        (250.0, 1_000.0, 0.0, False),
        (250.0, 240.0, 0.0, True),  # each is usual; so large a home on so small a lot is not
        (120.0, None, 0.0, False),  # a gap is not odd
        (120.0, 480.0, 2.0, True),  # two numbers outside the middle 98 %
        (120.0, 480.0, 1.0, False),
    ],
)
def test_a_combination_that_was_never_sold_is_marked_and_never_sure(
    area: float, lot: float | None, unusual: float, rare: bool
) -> None:
    findings = _judged(area, lot, unusual)
    assert findings.codes() == [("rare_combination",) if rare else ()]
    assert findings.unsure.tolist() == [rare]
    np.testing.assert_allclose(findings.variance, [0.01 if rare else 0.0])


def test_hardly_any_sale_is_rare_itself() -> None:
    kinds = KindsSold.of(_sales(), SCHEMA)
    assert kinds is not None
    assert (kinds.distance(Table(_sales()), themselves=True) > 1).mean() <= 0.01


def test_few_sales_have_no_space() -> None:
    assert KindsSold.of(_sales(100), SCHEMA) is None


def test_a_category_with_few_sales_costs_less_than_an_unknown_one() -> None:
    findings = Findings(4)
    homes = Table(pl.DataFrame({"kind": ["castle", "flat", "house", None]}))
    RareCategories("kind", _sales()).judge(homes, 0.2, findings, unsure=True)
    code = ("rare_category:kind",)
    assert findings.codes() == [code, code, (), ()]
    np.testing.assert_allclose(findings.variance, [0.04 / 5, 0.04 / 10, 0.0, 0.0])
    assert findings.unsure.tolist() == [True, True, False, False]


def test_where_most_categories_are_rare_none_is_odd() -> None:
    streets = pl.DataFrame({"kind": [f"street {i // 4}" for i in range(400)]})
    findings = Findings(1)
    RareCategories("kind", streets).judge(Table(streets[:1]), 0.2, findings, unsure=True)
    assert findings.codes() == [()]
