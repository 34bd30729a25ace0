"""Numbers are read however a column writes them, and what is open is asked."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from houseprice.data.cells.column_format import PLAIN, ColumnFormat
from houseprice.data.cells.numbers import read_number
from houseprice.data.cells.reading import Reading

SIZES = (60, 100_000)


def read(*cells: str | None, **options: object) -> Reading:
    return read_number(pl.Series(cells, dtype=pl.String), **options)  # type: ignore[arg-type]


def column(*cells: str, rows: int) -> pl.Series:
    """The cells again and again, in a column of `rows` rows."""
    return pl.Series(cells * (rows // len(cells) + 1)).head(rows)


@pytest.mark.parametrize("rows", SIZES)
@pytest.mark.parametrize(
    ("cells", "values", "decimal", "thousands"),
    [
        (("868", "12", "-5"), (868, 12, -5), ".", ""),
        (("512.5", "1024.25"), (512.5, 1024.25), ".", ""),
        (("512,50", "1024,25"), (512.5, 1024.25), ",", ""),
        (("1.250", "1.250.000"), (1250, 1250000), ",", "."),
        (("1.250", "512,50"), (1250, 512.5), ",", "."),
        (("1,250", "512.50"), (1250, 512.5), ".", ","),
        (("7,86,500", "12,34,567"), (786500, 1234567), ".", ","),
        (("786 500", "1 786 500"), (786500, 1786500), ".", " "),
        (("786\u00a0500", "1\u202f786\u2009500,5"), (786500, 1786500.5), ",", " "),
        (("786'500", "1’786’500.75"), (786500, 1786500.75), ".", "'"),
        (("(1,200,000)", "1,200,000-", "−1,200,000"), (-1.2e6,) * 3, ".", ","),
        (("0.250", "47.529"), (0.25, 47.529), ".", ""),
        (("47.52991", "47.529"), (47.52991, 47.529), ".", ""),
        ((".5", "-.5", "5.", "+5"), (0.5, -0.5, 5, 5), ".", ""),
        (("1e5", "2.5E+3"), (100000, 2500), ".", ""),
        (("٤٢", "１２"), (42, 12), ".", ""),
    ],
)
def test_the_whole_column_decides(
    rows: int, cells: tuple[str, ...], values: tuple[float, ...], decimal: str, thousands: str
) -> None:
    reading = read_number(column(*cells, rows=rows))
    assert reading.fits
    assert reading.question is None
    assert reading.values.head(len(cells)).to_list() == pytest.approx(list(values))
    assert (reading.format.decimal, reading.format.thousands) == (decimal, thousands)


@pytest.mark.parametrize(
    ("cells", "values", "currency"),
    [
        (("€786,500", "€1,786,500"), (786500, 1786500), "EUR"),
        (("786.500,00 €", "1.786.500,00 €"), (786500, 1786500), "EUR"),
        (("£786,500.50", "£1,250.00"), (786500.5, 1250), "GBP"),
        (("NZ$ 786,500", "NZ$1,786,500"), (786500, 1786500), "NZD"),
        (("A$500k", "A$1.5m"), (500e3, 1.5e6), "AUD"),
        (("AUD $500", "$700 AUD"), (500, 700), "AUD"),
        (("CHF 786'500.-", "CHF 1'786'500.—"), (786500, 1786500), "CHF"),
        (("786 500 zł", "1 786 500,50 zł"), (786500, 1786500.5), "PLN"),
        (("R$ 786.500,00", "R$ 1.250,50"), (786500, 1250.5), "BRL"),
        (("₹ 7,86,500", "₹1.1 crore", "₹ 35 Lac"), (786500, 1.1e7, 3.5e6), "INR"),
        (("500 тыс. руб.", "1,5 млн руб"), (500e3, 1.5e6), "RUB"),
        (("850 T€", "1,5 Mio. €"), (850e3, 1.5e6), "EUR"),
        (("€ 500.000,-", "€ 1.500.000,--"), (500e3, 1.5e6), "EUR"),
        (("€ 396.300 k.k.", "€ 1.250.000 v.o.n."), (396300, 1250000), "EUR"),
        (("350.000 € VB", "1,2 Mio. € VHB"), (350e3, 1.2e6), "EUR"),
        (("250 000 € FAI", "1 250 000 € HAI"), (250e3, 1.25e6), "EUR"),
        (("Rs. 45,00,000/-", "Rs. 1,25,00,000/- only"), (4.5e6, 1.25e7), ""),
        (("3,500万円", "1億円"), (3.5e7, 1e8), "JPY"),
        (("$786,500", "$1,786,500"), (786500, 1786500), ""),
        (("kr 1 200 000", "950 000 kr"), (1.2e6, 950e3), ""),
    ],
)
def test_currencies_before_and_after(
    cells: tuple[str, ...], values: tuple[float, ...], currency: str
) -> None:
    reading = read(*cells)
    assert reading.values.to_list() == pytest.approx(list(values))
    assert reading.currency == currency
    assert not reading.remarks


def test_a_dollar_alone_is_no_currency_but_is_remembered() -> None:
    assert "the sign $ is shared by several currencies" in read("$786,500", "$12,000.50").evidence


def test_mixed_currencies_are_remarked_with_their_rows() -> None:
    reading = read("€500", "€700", "USD 400", "€300")
    assert reading.currency == "EUR"
    (remark,) = reading.remarks
    assert remark.kind == "mixed currencies"
    assert remark.rows.to_list() == [False, False, True, False]


def test_factors_in_cells() -> None:
    reading = read("786.5k", "1.48M", "1,48 Mio", "2 mln", "3.2 lakh", "1.1 crore", "1.2bn", "900")
    values = [786500, 1480000, 1480000, 2000000, 320000, 11000000, 1200000000, 900]
    assert reading.type == "integer"
    assert reading.values.to_list() == values
    assert [remark.kind for remark in reading.remarks] == ["decimal signs"]


def test_twelve_metres_are_no_twelve_million() -> None:
    assert not read("12 m", "15 m").fits
    assert read("12 m", "15 m", is_money=True).values.to_list() == [12_000_000, 15_000_000]


@pytest.mark.parametrize("rows", SIZES)
@pytest.mark.parametrize(
    ("cells", "taken", "values"),
    [
        (("850.000", "4.300"), ".", (850.0, 4.3)),
        (("47.529", "-122.241"), ".", (47.529, -122.241)),
        (("1,234", "868,500"), ".", (1234, 868500)),
        (("868", "4.300", "328"), ",", (868, 4300, 328)),
    ],
)
def test_three_digits_after_every_separator_are_a_question(
    rows: int, cells: tuple[str, ...], taken: str, values: tuple[float, ...]
) -> None:
    reading = read_number(column(*cells, rows=rows))
    assert reading.question is not None
    assert (reading.question.kind, reading.question.option) == ("decimal sign", "--decimal")
    assert reading.question.answers == (".", ",")
    assert reading.question.taken == reading.format.decimal == taken
    assert reading.values.head(len(cells)).to_list() == pytest.approx(list(values))


def test_the_question_names_both_readings() -> None:
    question = read("4.300", "3.880").question
    assert question is not None
    assert "4.3 " in question.text
    assert "4300 " in question.text


def test_a_few_slips_among_100_000_cells_do_not_close_the_question() -> None:
    cells = column("850.000", "4.300", rows=100_000)
    assert read_number(cells.scatter([5, 6], ["4.3", "850.5"])).question is not None


@pytest.mark.parametrize("cells", [("850.000", "786.500"), ("850,000", "786,500")])
def test_money_has_no_three_decimals(cells: tuple[str, ...]) -> None:
    reading = read(*cells, is_money=True)
    assert reading.values.to_list() == [850000, 786500]
    assert reading.question is None
    assert read(*(f"{cell} €" for cell in cells)).values.to_list() == [850000, 786500]


def test_an_amount_in_thousands_may_have_three_decimals() -> None:
    reading = read("850.125", "786.500", is_money=True, scale=1000.0)
    assert reading.values.to_list() == [850125, 786500]
    assert reading.question is not None


def test_the_other_columns_close_the_question_but_overrule_no_column() -> None:
    lots = read("4.300", "3.880", decimal=",")
    assert (lots.values.to_list(), lots.question) == ([4300, 3880], None)
    places = read("47.52991", "47.529", decimal=",")
    assert places.values.to_list() == [47.52991, 47.529]


@pytest.mark.parametrize("rows", SIZES)
def test_ranges_words_and_percentages_are_bad_rows_of_a_number(rows: int) -> None:
    cells = column("157", "166", "2100", rows=rows)
    cells = cells.scatter([12, 20, 30], ["157 - 177", "n.k.", "12.5%"])
    reading = read_number(cells)
    assert reading.type == "integer"
    assert reading.bad.arg_true().to_list() == [12, 20, 30]
    assert "not a range such as '157 - 177'" in reading.rule
    assert "3 cells without a number" in reading.evidence


@pytest.mark.parametrize("cell", ["60 ft", "3 R", "12 €/m²", "5 x 6", "ca. 100", "17A", "2B"])
def test_other_units_and_words_are_no_number(cell: str) -> None:
    assert not read("5", cell).fits


def test_gap_words_and_codes_are_gaps() -> None:
    cells = ["166", "n/a", "-999", "216", "58", "169", "-999", "#REF!", "k.A.", "81", None]
    reading = read(*cells)
    assert reading.fits
    assert reading.gap_words.arg_true().to_list() == [1, 2, 6, 7, 8]
    assert reading.format.gap_codes == ("-999",)
    assert [remark.kind for remark in reading.remarks] == ["gap codes"]
    assert "2 cells" in reading.remarks[0].text


@pytest.mark.parametrize("rows", SIZES)
def test_a_later_table_is_read_with_the_format_of_the_first(rows: int) -> None:
    first = read_number(column("1.250", "512,50", "999999999", "14,00", "3", "7", "9,5", rows=rows))
    later = read("2.150", "2.150,5", "999999999", "2150.5", "980", written=first.format)
    assert later.values.to_list() == [2150, 2150.5, None, 2150.5, 980]
    assert later.format == first.format


@pytest.mark.parametrize(
    ("written", "cell", "value"),
    [
        (ColumnFormat(decimal=","), "2150.5", 2150.5),
        (ColumnFormat(decimal=","), "2.150", None),
        (ColumnFormat(decimal=","), "0.150", 0.15),
        (ColumnFormat(decimal=","), "1.234.567", 1234567),
        (ColumnFormat(decimal=",", thousands="."), "2.150", 2150),
        (PLAIN, "2.150", 2.15),
        (PLAIN, "2,150", None),
        (PLAIN, "1,234,567", 1234567),
        (PLAIN, "12,5", 12.5),  # it can group nothing
        (ColumnFormat(thousands=","), "2,150", 2150),
        (ColumnFormat(scale=1000.0), "850", 850000),
        (ColumnFormat(scale=1000.0), "1.2M", 1200000),
    ],
)
def test_a_written_format_leaves_nothing_to_guess(
    written: ColumnFormat, cell: str, value: float | None
) -> None:
    reading = read(cell, written=written)
    assert reading.values.to_list() == [value]
    assert reading.bad.to_list() == [value is None]
    assert reading.question is None


def test_the_rule_says_what_is_unclear() -> None:
    assert "the decimal sign is ','" in read("2.150", written=ColumnFormat(decimal=",")).rule


@pytest.mark.parametrize(
    "cells", [(), (None, None), ("House", "Flat"), ("2021-02-17", "41 Elm St")]
)
def test_no_numbers_at_all(cells: tuple[str | None, ...]) -> None:
    reading = read(*cells)
    assert reading.values.count() == 0
    assert reading.bad.to_list() == [cell is not None for cell in cells]


def test_prose_among_100_000_rows_is_bad_but_its_numbers_are_read() -> None:
    cells = column(*(f"{n} Acacia Street {n}" for n in range(997)), rows=100_000)
    reading = read_number(cells.scatter([3], ["17"]))
    assert reading.values[3] == 17
    assert int(reading.bad.sum()) == 99_999


@pytest.mark.parametrize(
    "cell", ["1e999", "Infinity", "1,2,3", "12 34", "1.2.3", "0,123,456", "--5"]
)
def test_what_is_no_number(cell: str) -> None:
    assert read("5", cell).values.to_list() == [5, None]


STYLES = {
    "plain": (".", "", "{}"),
    "english": (".", ",", "{}"),
    "german": (",", ".", "{} €"),
    "french": (",", "\u202f", "{}\u00a0€"),
    "swiss": (".", "’", "CHF {}"),
    "accounting": (".", ",", "$ {}"),
}


def written_in(style: str, cents: int) -> str:
    decimal, thousands, around = STYLES[style]
    digits = f"{abs(cents) / 100:,.2f}".replace(",", "\0").replace(".", decimal)
    digits = around.format(digits.replace("\0", thousands))
    return digits if cents >= 0 else f"({digits})" if style == "accounting" else f"-{digits}"


@given(
    style=st.sampled_from(sorted(STYLES)),
    cents=st.lists(st.integers(-(10**13), 10**13), min_size=1, max_size=20),
)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(style: str, cents: list[int]) -> None:
    cells = pl.Series([written_in(style, amount) for amount in cents])
    expected = [amount / 100 for amount in cents]
    first = read_number(cells)
    whole = first.gap_words.not_()
    assert first.fits
    assert first.values.filter(whole).to_list() == pl.Series(expected).filter(whole).to_list()
    again = read_number(cells, written=first.format)
    assert again.values.to_list() == first.values.to_list()
