"""The day that a caller asks for is used or refused, never ignored."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from houseprice.errors import InvalidInput
from houseprice.valuation.answers import FormField
from houseprice.valuation.inputs.valuation_day import check_days

SOLD = (FormField("sold", "Sold", "date", "date", "", "", required=False, typical=None),)
DAY = date(2024, 5, 31)


@pytest.mark.parametrize(
    ("home", "as_of"),
    [
        ({"sold": "2024-05-31"}, DAY),  # the same day twice
        ({"sold": None}, DAY),
        ({}, DAY),
        ({"sold": "2019-01-01"}, None),
    ],
)
def test_one_day_is_no_contradiction(home: dict[str, object], as_of: date | None) -> None:
    check_days([home], SOLD, as_of)


def test_two_days_are_refused_with_rule_place_and_fix() -> None:
    with pytest.raises(InvalidInput, match="must be the same day, got 2024-05-31 and") as caught:
        check_days([{"sold": "2024-05-31"}, {"sold": "2020-01-01"}], SOLD, DAY)
    (place,) = caught.value.places
    rule = "must be as_of (2024-05-31)"
    assert place == {"row": 2, "column": "sold", "value": "2020-01-01", "rule": rule}
    assert "Leave one of them out" in caught.value.hint


def test_a_table_keeps_its_own_dates() -> None:
    check_days(pl.DataFrame({"sold": [date(2020, 1, 1)]}), SOLD, DAY)


@pytest.mark.parametrize("homes", [[{}], pl.DataFrame({"area": [1.0]})])
def test_a_model_without_dates_takes_no_day(homes: list[dict[str, object]] | pl.DataFrame) -> None:
    with pytest.raises(InvalidInput, match="knows no dates"):
        check_days(homes, (), DAY)
