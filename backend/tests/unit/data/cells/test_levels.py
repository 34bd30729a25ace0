"""The same word in another spelling is the same level."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.cells.levels import as_known, known_levels, normal_levels


@pytest.mark.parametrize("rows", [60, 100_000])
def test_spellings_are_joined_under_the_commonest(rows: int) -> None:
    cells = [
        "98101",
        "98101",
        "98101.0",
        "Málaga",
        "Ma\u0301laga",
        "MÁLAGA",
        "Bonn",
        None,
        " ",
        "0101",
    ]
    text = pl.Series("town", [cells[place % 10] for place in range(rows)] + ["Málaga"])
    levels, remark = normal_levels(text)
    assert set(levels.drop_nulls()) == {"98101", "Málaga", "Bonn", " ", "0101"}
    assert levels.null_count() == text.null_count()
    assert remark is not None
    assert int(remark.rows.sum()) == 3 * rows // 10


def test_levels_without_another_spelling_stay_as_they_are() -> None:
    text = pl.Series("town", ["A", "B", None, "A 1"])
    levels, remark = normal_levels(text)
    assert levels.equals(text)
    assert remark is None


def test_a_home_gets_the_spelling_of_the_sales() -> None:
    known = known_levels(pl.Series(["98101", "0101", "Köln", None]))
    homes = pl.Series("town", ["98101.0", "KÖLN", "Ko\u0308ln", "101", None, "Rom"])
    assert as_known(homes, known).to_list() == ["98101", "Köln", "Köln", "101", None, "Rom"]
