"""Columns of a register that mark sales outside the market, by name and value."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.data.checks.conftest import Market, make_market

from houseprice.data.schema import Column


@pytest.mark.parametrize(
    "name",
    ["parcels_in_deed", "Number of parcels", "parcelCount", "nombre de lots", "Anzahl Flurstücke",
     "número de parcelas", "multi_parcel", "NUM_PARCELS"],
)  # fmt: skip
def test_deeds_of_several_parcels_are_marked(market: Market, name: str) -> None:
    mask = market.some(0.1)
    column = Column(name, "number", "integer")
    check = market.with_column(column, np.where(mask, 3, 1)).warnings()
    assert (check["non-market", "several parcels"].mask.to_numpy() == mask).all()


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("Not Full Market Price", "No", "Yes"),
        ("VAT Exclusive", "No", "Yes"),
        ("QU_FLG", "Q", "U"),
        ("qualified_sale", "Q", "U"),
        ("Sale validity", "Valid sale", "Invalid: family"),
        ("arms_length", "Y", "N"),
        ("Deed type", "Warranty deed", "Quitclaim deed"),
        ("nature_mutation", "Vente", "Adjudication"),
        ("Kaufart", "Kauf", "Zwangsversteigerung"),
    ],
)
def test_codes_of_sales_outside_the_market_are_marked(name: str, good: str, bad: str) -> None:
    market = make_market(2000)
    mask = market.some(0.1)
    values = np.where(mask, bad, good)
    table = market.with_column(Column(name, "category", "category"), values)
    check = table.warnings()["non-market", "validity code"]
    assert (check.mask.to_numpy() == mask).all()
    assert check.column == name
    assert repr(bad) in check.explanation


@pytest.mark.parametrize(
    "name", ["Overall quality", "lot shape", "parking lots nearby", "equality"]
)
def test_other_names_mark_nothing(name: str) -> None:
    market = make_market(2000)
    values = np.where(market.some(0.1), "no", "yes")
    assert market.with_column(Column(name, "category", "category"), values).warnings() == {}


def test_the_same_name_on_both_sides_is_marked() -> None:
    market = make_market(60)
    sellers = [f"Person{number}, Ann" for number in range(60)]
    buyers = [f"Buyer{number}, Bob" for number in range(58)] + ["person58,  ann", "Person59, Carl"]
    table = market.with_column(Column("GRANTOR", "ignore", "text"), sellers)
    table = table.with_column(Column("GRANTEE", "ignore", "text"), buyers)
    check = table.warnings()["non-market", "same names"]
    assert np.flatnonzero(check.mask.to_numpy()).tolist() == [58, 59]
