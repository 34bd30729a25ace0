"""A text that stands for a value is read as the cells of the sales were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest

from houseprice.data.cells.column_format import PLAIN, ColumnFormat
from houseprice.errors import InvalidInput
from houseprice.valuation.answers import FormField, Kind
from houseprice.valuation.inputs.home_texts import fix_of
from houseprice.valuation.inputs.read_homes import homes_frame, typed_frame

COMMA = ColumnFormat(decimal=",", thousands=".")
DAY_FIRST = ColumnFormat(dates=("%d/%m/%Y",))


def _field(kind: Kind, written: ColumnFormat = PLAIN, role: str = "number") -> FormField:
    unit = "m2" if role == "living_area" else ""
    return FormField("x", "x", kind, role, unit, "", required=False, typical=None, format=written)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (_field("number", COMMA), "1.250,5", 1250.5),
        (_field("number", COMMA), "120,5", 120.5),
        (_field("number", COMMA), " 2.150 ", 2150.0),
        (_field("number"), "1,250.5", 1250.5),
        (_field("number"), "120,5", 120.5),  # a comma that can group nothing
        (_field("number"), "1,48 Mio", 1_480_000.0),
        (_field("number", COMMA), "1.48M", 1_480_000.0),
        (_field("number"), "$850k", 850_000.0),
        (_field("number", ColumnFormat(scale=1000.0)), "850", 850_000.0),
        (_field("number", role="living_area"), "120 m²", 120.0),
        (_field("number", role="living_area"), "1,000 sq ft", 92.90304),
        (_field("number", ColumnFormat(unit="year")), "61 years 06 months", 61.5),
        (_field("number", role="latitude"), "31°53'36\"S", -31.893333),
        (_field("number", role="latitude"), "-31,5", -31.5),
        (_field("number"), "n/a", None),
        (_field("number"), "", None),
        (_field("integer"), "3.0", 3),
        (_field("integer"), "1,200", 1200),
        (_field("date", DAY_FIRST), "03/04/2021", date(2021, 4, 3)),
        (_field("date", DAY_FIRST), "2021-04-03", date(2021, 4, 3)),
        (_field("date"), "2021-04-03", date(2021, 4, 3)),
        (_field("boolean"), "Yes", True),
        (_field("boolean"), "ja", True),
        (_field("boolean"), "não", False),
        (_field("boolean"), "1", True),
        (_field("boolean"), "0", False),
        (_field("boolean", replace(PLAIN, blank_means_no=True)), "X", True),
        (_field("boolean", replace(PLAIN, blank_means_no=True)), "", False),
        (_field("choice", replace(PLAIN, gap_codes=("k.A.",))), "k.A.", None),
        (_field("choice", replace(PLAIN, gap_codes=("k.A.",))), "Bonn", "Bonn"),
    ],
)
def test_texts_mean_what_the_cells_of_the_sales_meant(
    field: FormField, text: str, value: Any
) -> None:
    assert homes_frame([{"x": text}], [field])["x"][0] == pytest.approx(value)
    if field.kind != "choice":
        assert typed_frame(pl.DataFrame({"x": [text]}), [field])["x"][0] == pytest.approx(value)


@pytest.mark.parametrize(
    ("field", "text", "fix"),
    [
        (_field("number", ColumnFormat(decimal=",")), "12 or so", "such as 1234,5,"),
        (_field("number", role="living_area"), "100 - 120", "such as 1234.5 m2,"),
        (_field("integer"), "2.5", "a whole number"),
        (_field("boolean"), "X", "yes or no"),  # among Yes and No it is a slip
        (_field("date", DAY_FIRST), "31/02/2021", "such as 31/05/2024"),
        (_field("date"), "03/04/2021", "such as 2024-05-31"),  # the sales do not tell the order
    ],
)
def test_what_cannot_be_read_is_refused_with_place_rule_and_fix(
    field: FormField, text: str, fix: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        homes_frame([{"x": "1" if field.kind != "date" else None}, {"x": text}], [field])
    place = caught.value.places[0]
    assert (place["code"], place["row"], place["value"]) == ("unreadable:x", 2, text)
    assert caught.value.message == f"home 2: x {place['rule']}, got {text!r}"
    assert fix in str(caught.value.hint)


def test_a_hundred_thousand_texts_are_read_at_once() -> None:
    texts = [f"1.{n % 1000:03d},5" for n in range(100_000)]
    values = typed_frame(pl.DataFrame({"x": texts}), [_field("number", COMMA)])["x"]
    assert values[:2].to_list() == [1000.5, 1001.5]


def test_a_day_that_was_written_with_a_name_is_shown_as_iso() -> None:
    assert "2024-05-31" in fix_of(_field("date", ColumnFormat(dates=("%d %b %Y",))))
    assert "2024-05-31" in fix_of(_field("date", ColumnFormat(dates=("excel",))))
