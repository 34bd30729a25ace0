"""Small files on which the product fell short once come out as their README says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.table_request import TableRequest

FOLDER = Path(os.environ.get("HOUSEPRICE_CASES_DIR", ""), "reports")
pytestmark = pytest.mark.skipif(
    not (FOLDER / "README.md").is_file(), reason="HOUSEPRICE_CASES_DIR names no folder of reports"
)
PLAIN = {"price": 511_400, "date": "2021-05-04", "lot_area": 4_300}


@pytest.mark.parametrize(
    ("name", "first", "kinds"),
    [
        ("dot_thousands.csv", {"price": 170_466}, set()),
        ("dot_thousands_lot.csv", {"price": 511_400}, {"decimal sign"}),
        ("dot_thousands_million.csv", PLAIN, set()),
        ("thousands_apostrophe.csv", PLAIN, set()),
        ("thousands_space.csv", PLAIN, set()),
        ("thousands_nbsp.csv", PLAIN, set()),
        ("price_eur_suffix.csv", PLAIN, set()),
        ("currency_eur.csv", PLAIN, set()),
        ("date_mdy.csv", PLAIN, set()),
        ("date_dd_mon_yyyy.csv", PLAIN, set()),
        ("date_year_month.csv", {**PLAIN, "date": "2021-05-01"}, set()),
        ("date_month_day_year.csv", PLAIN, set()),
        ("date_two_formats.csv", PLAIN, {"two date formats"}),
        ("date_epoch_ms.csv", PLAIN, set()),
        ("date_excel_serial.csv", PLAIN, set()),
        ("dmy_train.csv", PLAIN, set()),
        ("total_row.csv", PLAIN, {"total line"}),
        ("price_x100.csv", {"price": 51_140_000}, {"price scale"}),
        ("nominal_prices.csv", {"price": 1}, {"non-market"}),
        ("placeholder_dates.csv", {"date": None}, {"placeholder dates"}),
        ("geometry.parquet", PLAIN, {"column left out"}),
        ("flag_y_blank.csv", {"price": 631_400}, set()),
        ("sixty.csv", PLAIN, set()),
    ],
)
def test_the_first_sale_is_read_right_and_what_is_odd_is_said(
    name: str, first: dict[str, Any], kinds: set[str]
) -> None:
    inspection = inspect_table(FOLDER / name)
    assert {role: inspection.first_row[role] for role in first} == first
    said = {problem.kind for problem in inspection.problems if problem.kind}
    assert said | {question.kind for question in inspection.questions} == kinds
    assert inspection.bad_rows == 0


@pytest.mark.parametrize("name", ["price_eur_suffix.csv", "currency_eur.csv"])
def test_the_currency_of_the_cells_is_that_of_the_table(name: str) -> None:
    assert inspect_table(FOLDER / name).currency == "EUR"


def test_a_mark_beside_blanks_is_an_answer() -> None:
    columns = {column.name: column for column in inspect_table(FOLDER / "flag_y_blank.csv").columns}
    assert (columns["pool"].role, columns["pool"].type) == ("number", "boolean")


@pytest.mark.parametrize(
    ("name", "target", "addresses"),
    [
        ("street_name.csv", "resale_price", {"street_name", "block"}),
        ("condo_units.csv", "SALE PRICE", {"ADDRESS", "APARTMENT NUMBER"}),
    ],
)
def test_parts_of_an_address_are_read(name: str, target: str, addresses: set[str]) -> None:
    inspection = inspect_table(FOLDER / name, TableRequest("t", target=target))
    assert addresses <= {column.name for column in inspection.columns if column.role == "address"}
