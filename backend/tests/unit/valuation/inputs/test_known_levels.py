"""An unknown choice that is nearly a known one is named with it, and never replaced."""

from __future__ import annotations

import polars as pl

from houseprice.data.arrays import Table
from houseprice.valuation.answers import FormField
from houseprice.valuation.inputs.known_levels import KnownLevels, NearLevels

TOWN = FormField("town", "Town", "choice", "neighbourhood", "", "", False, None)
SALES = pl.DataFrame({"town": ["Saint Paul", "Bonn", "98101", None]})
KNOWN = KnownLevels.of(SALES, [TOWN])
CODE = "unknown_category:town"


def test_another_spelling_is_the_level_but_a_near_twin_stays_what_it_is() -> None:
    homes = pl.DataFrame({"town": ["SAINT  PAUL", "98101.0", "St Paul"]})
    assert KNOWN.frame(homes)["town"].to_list() == ["Saint Paul", "98101", "St Paul"]


def test_the_known_level_is_named_for_each_home() -> None:
    near = NearLevels(KNOWN, Table(pl.DataFrame({"town": ["St Paul", "Rom", None, "St Paul"]})))
    words = {CODE: " 'St Paul', but with 'Saint Paul'"}
    assert [near.meant(row, (CODE,)) for row in range(4)] == [words, {}, {}, words]
    assert near.meant(0, ("missing:town",)) == {}


def test_a_table_of_strange_values_is_not_compared_without_end() -> None:
    homes = pl.DataFrame({"town": [f"Town {n}" for n in range(1000)] + ["St Paul"]})
    near = NearLevels(KNOWN, Table(homes))
    assert not any(near.meant(row, (CODE,)) for row in range(1001))
