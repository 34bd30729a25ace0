"""A sale date is built from columns of years and months in seven languages."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from houseprice.data.cells.dates import read_date
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.column_types import read_best
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.sale_month import SALE_DATE, add_sale_date, ask_sale_year
from houseprice.data.importing.sheet import Dialect, Sheet
from houseprice.errors import InvalidData


def _added(columns: dict[str, list[str | None]], **known: Reading) -> Reading | None:
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    sheet = Sheet(frame, pl.int_range(2, frame.height + 2, eager=True), Dialect("csv"), "utf-8")
    readings = {name: read_best(frame[name], named_as_date=False) for name in columns} | known
    guesses = {
        name: Guess("date" if reading.type == "date" else "number", 0.8, "")
        for name, reading in readings.items()
    }
    sheet, readings, guesses = add_sale_date(sheet, readings, guesses)
    if SALE_DATE not in readings:
        return None
    assert sheet.frame[SALE_DATE].len() == frame.height
    assert [name for name, guess in guesses.items() if guess.role == "date"] == [SALE_DATE]
    return readings[SALE_DATE]


@pytest.mark.parametrize(
    ("year", "month"),
    [
        ("YrSold", "MoSold"), ("latest_saleyear", "latest_salemonth"), ("año_venta", "mes_venta"),
        ("annee_vente", "mois_vente"), ("Année mutation", "Mois mutation"),
        ("Verkaufsjahr", "Verkaufsmonat"), ("ano da venda", "mês da venda"),
        ("anno_vendita", "mese_vendita"), ("verkoopjaar", "verkoopmaand"), ("Year", "Month"),
        ("Jahr", "Monat"), ("Beurkundungsjahr", "Beurkundungsmonat"),
        ("settlementYr", "settlementMth"),
        ("AñoEscritura", "MesEscritura"), ("anno_rogito", "mese_rogito"), ("Anno", "Mese"),
        ("jaar_overdracht", "maand_overdracht"),
    ],
)  # fmt: skip
def test_the_day_is_the_first_of_the_month(year: str, month: str) -> None:
    reading = _added({year: ["2021", "2020", None], month: ["2", "11", "3"], "beds": ["3"] * 3})
    assert reading is not None
    assert reading.values.to_list() == [date(2021, 2, 1), date(2020, 11, 1), None]
    assert reading.evidence == f"the 1st of the month in {year!r} and {month!r}"


@pytest.mark.parametrize("rows", [60, 100_000])
def test_years_that_were_read_as_dates_and_names_of_months_count(rows: int) -> None:
    years = read_date(pl.Series(["2021", "2020"] * (rows // 2)), named_as_date=True)
    months = ["Feb", "November"] * (rows // 2)
    reading = _added({"sale_year": ["2021", "2020"] * (rows // 2), "sale_month": list(months)},
                     sale_year=years)  # fmt: skip
    assert reading is not None
    assert reading.values[:2].to_list() == [date(2021, 2, 1), date(2020, 11, 1)]


def test_a_column_of_days_is_used() -> None:
    columns = {"Sale Year": ["2021"] * 3, "Sale Month": ["2"] * 3, "Sale Day": ["17", None, "31"]}
    reading = _added({name: list(texts) for name, texts in columns.items()})
    assert reading is not None
    assert reading.values.to_list() == [date(2021, 2, 17), date(2021, 2, 1), None]
    assert reading.bad.to_list() == [False, False, True]


@pytest.mark.parametrize(
    "columns",
    [
        {"month_sold": ["2", "3"]},
        {"YrSold": ["2021", "2020"], "MoSold": ["2", "13"]},
        {"Year Built": ["2001", "2002"], "Month": ["2", "3"]},
        {"Sale Year Built": ["2001", "2002"], "Sale Month": ["2", "3"]},
        {"previous sale year": ["2001", "2002"], "previous sale month": ["2", "3"]},
        {"year": ["2001", "2002"], "months on market": ["2", "3"]},
        {"sale_date": ["2021-02-17", "2021-02-18"], "YrSold": ["2021"] * 2, "MoSold": ["2"] * 2},
    ],
)
def test_other_columns_are_left(columns: dict[str, list[str | None]]) -> None:
    reading = _added(columns)
    assert reading is None or reading.values[0] == date(2021, 2, 17)


@pytest.mark.parametrize(
    ("year", "quarter", "cells"),
    [
        ("Année de vente", "Trimestre", ["T1", "T4", "T3"]),
        ("sale_year", "sale_quarter", ["1", "4", "3"]),
        ("Jahr", "Quartal", ["1. Quartal", "4. Quartal", "3. Quartal"]),
        ("YrSold", "QTR", ["Q1", "Q4", "Q3"]),
        ("jaar", "kwartaal", ["1e kwartaal", "4e kwartaal", "3e kwartaal"]),
    ],
)
def test_the_day_is_the_first_of_the_quarter(year: str, quarter: str, cells: list[str]) -> None:
    reading = _added({year: ["2021", "2020", "2019"], quarter: list(cells), "beds": ["3"] * 3})
    assert reading is not None
    assert reading.values.to_list() == [date(2021, 1, 1), date(2020, 10, 1), date(2019, 7, 1)]
    assert reading.evidence == f"the 1st of the quarter in {year!r} and {quarter!r}"


@pytest.mark.parametrize("name", ["sale_year", "YrSold", "Année de vente", "Verkaufsjahr"])
def test_a_year_of_sale_alone_is_its_first_day(name: str) -> None:
    reading = _added({name: ["2021", "2020", None], "beds": ["3"] * 3})
    assert reading is not None
    assert reading.values.to_list() == [date(2021, 1, 1), date(2020, 1, 1), None]
    assert reading.evidence == f"the 1st of January of the year in {name!r}"


@pytest.mark.parametrize("name", ["Year", "Year built", "Baujahr"])
def test_any_other_year_alone_is_no_date(name: str) -> None:
    assert _added({name: ["2021", "2020", None], "beds": ["3"] * 3}) is None


def _months(
    columns: dict[str, list[str]], *, said: str = ""
) -> tuple[Sheet, dict[str, Reading], dict[str, Guess]]:
    frame = pl.DataFrame(columns)
    sheet = Sheet(frame, pl.int_range(2, frame.height + 2, eager=True), Dialect("csv"), "utf-8")
    readings = {name: read_best(frame[name], named_as_date=False) for name in columns}
    guesses = {name: Guess("number", 0.8, "") for name in columns}
    return sheet, readings, guesses | ({said: Guess("date", 1.0, "said")} if said else {})


@pytest.mark.parametrize("rows", [60, 100_000])
@pytest.mark.parametrize("name", ["month_sold", "Verkaufsmonat", "mes_venta", "Month"])
@pytest.mark.parametrize("is_said", [False, True])
def test_months_without_a_year_are_asked_for_it(rows: int, name: str, is_said: bool) -> None:
    months = [str(1 + row % 12) for row in range(rows)]
    table = _months({name: months, "beds": ["3"] * rows}, said=name if is_said else "")
    (question,) = ask_sale_year(*add_sale_date(*table))
    assert (question.kind, question.option, question.column) == ("sale year", "--sale-year", name)
    sheet, readings, guesses = add_sale_date(*table, 2016)
    assert ask_sale_year(sheet, readings, guesses) == ()
    assert readings[SALE_DATE].values[:2].to_list() == [date(2016, 1, 1), date(2016, 2, 1)]
    assert not readings[SALE_DATE].bad.any()
    assert (guesses[name].role, guesses[SALE_DATE].role) == ("ignore", "date")


@pytest.mark.parametrize(
    "columns",
    [
        {"YrSold": ["2021", "2020"], "MoSold": ["2", "3"]},
        {"months on market": ["2", "3"], "beds": ["3", "3"]},
        {"month_sold": ["2", "13"]},
        {"previous sale month": ["2", "3"]},
    ],
)
def test_a_year_that_nothing_asks_for_is_refused(columns: dict[str, list[str]]) -> None:
    table = _months(columns)
    assert ask_sale_year(*add_sale_date(*table)) == ()
    with pytest.raises(InvalidData, match="months without a year, got 2016"):
        add_sale_date(*table, 2016)


def test_a_month_that_is_called_the_date_goes_with_its_year() -> None:
    table = _months({"YrSold": ["2021", "2020"], "MoSold": ["2", "3"]}, said="MoSold")
    _, readings, _ = add_sale_date(*table)
    assert readings[SALE_DATE].values.to_list() == [date(2021, 2, 1), date(2020, 3, 1)]
