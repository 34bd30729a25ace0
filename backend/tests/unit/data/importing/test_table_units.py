"""Currency, unit of areas and decimal sign come from the table, or are asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from houseprice.data.importing.importer import import_table
from houseprice.data.importing.inspection import Inspection, inspect_table
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import InvalidData, InvalidInput


def _table(rows: int, **columns: list[str]) -> pl.DataFrame:
    prices = [str(250_000 + 1_370 * (place % 211)) for place in range(rows)]
    areas = [str(70 + place % 97) for place in range(rows)]
    plain = {"sale_price": prices, "living_area": areas}
    rest = {
        name: [values[place % len(values)] for place in range(rows)]
        for name, values in columns.items()
    }
    return pl.DataFrame({**plain, **rest})


def _written(frame: pl.DataFrame, folder: Path) -> Path:
    path = folder / "sales.csv"
    frame.write_csv(path, separator=";")
    return path


def _inspected(frame: pl.DataFrame, folder: Path, **asked: object) -> Inspection:
    return inspect_table(_written(frame, folder), TableRequest("t", **asked))  # type: ignore[arg-type]


def _kinds(inspection: Inspection) -> set[str]:
    return {question.kind for question in inspection.questions}


@pytest.mark.parametrize("rows", [60, 100_000])
def test_what_nothing_tells_is_unknown_and_asked(rows: int, tmp_path: Path) -> None:
    inspection = _inspected(_table(rows), tmp_path)
    assert (inspection.currency, inspection.area_unit) == ("", "")
    assert _kinds(inspection) == {"currency", "area unit"}


@pytest.mark.parametrize(
    ("header", "currency"),
    [("Sale price (NZ$)", "NZD"), ("Kaufpreis EUR", "EUR"), ("sale_price_gbp", "GBP")],
)
def test_the_header_of_the_price_names_the_currency(
    header: str, currency: str, tmp_path: Path
) -> None:
    frame = _table(60).rename({"sale_price": header})
    inspection = _inspected(frame, tmp_path, target=header)
    assert inspection.currency == currency
    assert "currency" not in _kinds(inspection)


@pytest.mark.parametrize(
    ("place", "currency", "unit"),
    [
        ((47.6, -122.3), "USD", "ft2"),
        ((48.14, 11.57), "EUR", "m2"),
        ((-36.85, 174.76), "NZD", "m2"),
        ((59.91, 10.75), "NOK", "m2"),
    ],
)
def test_the_country_of_the_homes_tells_what_the_table_does_not(
    place: tuple[float, float], currency: str, unit: str, tmp_path: Path
) -> None:
    places = [(place[0] + step / 1000, place[1] + step / 900) for step in range(37)]
    frame = _table(
        74,
        latitude=[f"{latitude:.5f}" for latitude, _ in places],
        longitude=[f"{longitude:.5f}" for _, longitude in places],
    )
    inspection = _inspected(frame, tmp_path)
    assert (inspection.currency, inspection.area_unit) == (currency, unit)
    assert not _kinds(inspection)


def test_header_and_cells_that_disagree_are_a_question(tmp_path: Path) -> None:
    frame = _table(60).with_columns(pl.concat_str(pl.lit("€ "), "sale_price").alias("price_usd"))
    inspection = _inspected(frame.drop("sale_price"), tmp_path, target="price_usd")
    (question,) = [one for one in inspection.questions if one.kind == "currency"]
    assert set(question.answers) == {"USD", "EUR"}


def test_the_answer_of_the_user_closes_a_question(tmp_path: Path) -> None:
    inspection = _inspected(_table(60), tmp_path, currency="SEK", area_unit="m2")
    assert (inspection.currency, inspection.area_unit) == ("SEK", "m2")
    assert not inspection.questions


@pytest.mark.parametrize("rows", [60, 100_000])
def test_lots_with_a_comma_elsewhere_have_thousands(rows: int, tmp_path: Path) -> None:
    frame = _table(
        rows,
        lot_area=["4.300", "3.880", "1.125"],
        rate=["12,5", "3,75", "0,5"],
    )
    inspection = _inspected(frame, tmp_path)
    assert inspection.first_row["lot_area"] == 4300
    assert "decimal sign" not in _kinds(inspection)


def test_lots_that_nothing_decides_are_a_question_that_an_option_answers(tmp_path: Path) -> None:
    frame = _table(60, lot_area=["4.300", "3.880", "1.125"])
    assert "decimal sign" in _kinds(_inspected(frame, tmp_path))
    answered = _inspected(frame, tmp_path, decimal=",")
    assert answered.first_row["lot_area"] == 4300
    assert "decimal sign" not in _kinds(answered)


def test_lots_in_acres_are_converted_into_the_unit_of_the_table(tmp_path: Path) -> None:
    frame = _table(60, **{"Land (acres)": ["0.25", "0.5", "1.0"]}).rename(
        {"living_area": "living area m2"}
    )
    inspection = _inspected(frame, tmp_path)
    assert inspection.area_unit == "m2"
    assert inspection.first_row["lot_area"] == pytest.approx(0.25 * 4046.86, rel=1e-4)


def test_strict_refuses_open_questions_and_names_the_options(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    _table(60).write_csv(path)
    with pytest.raises(InvalidData) as refused:
        import_table(path, tmp_path / "out", TableRequest("t", strict=True))
    assert "--currency" in refused.value.hint
    assert not (tmp_path / "out").exists()


def test_bad_rows_refuse_the_table_until_somebody_agrees_to_leave_them_out(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    frame = _table(200)
    areas = frame["living_area"].to_list()
    areas[7] = "three"
    frame.with_columns(pl.Series("living_area", areas)).write_csv(path)
    with pytest.raises(InvalidData) as refused:
        import_table(path, tmp_path / "out", TableRequest("t"))
    assert refused.value.places[0]["row"] == 9
    data = import_table(path, tmp_path / "out", TableRequest("t", leave_out_bad=True))
    assert data.frame.height == 199


@pytest.mark.parametrize(
    "asked",
    [{"currency": "euro"}, {"area_unit": "acre"}, {"decimal": ";"}, {"date_order": "dmy"}],
)
def test_a_request_that_means_nothing_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(InvalidInput):
        TableRequest("t", **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("rows", [60, 100_000])
@pytest.mark.parametrize("mark", ["X", "Y", "1", "ja"])
def test_a_mark_beside_blanks_is_an_answer(rows: int, mark: str, tmp_path: Path) -> None:
    frame = _table(rows, pool=[mark, "", ""])
    inspection = _inspected(frame, tmp_path)
    (pool,) = [column for column in inspection.columns if column.name == "pool"]
    assert (pool.role in {"number", "category"}, pool.type) == (True, "boolean")
    assert inspection.bad_rows == 0


@pytest.mark.parametrize("rows", [60, 100_000])
@pytest.mark.parametrize("sign", ["$", ""])
def test_a_code_beside_prices_makes_no_rand_of_them(rows: int, sign: str, tmp_path: Path) -> None:
    codes = [f"R{3_000_000 + 7 * n}" for n in range(rows)]
    prices = (pl.lit(sign) + pl.col("sale_price")).alias("sale_price")
    frame = _table(rows).with_columns(pl.Series("ml", codes), prices)
    assert _inspected(frame, tmp_path, area_unit="ft2").currency in {"", "USD"}


@pytest.mark.parametrize("rows", [60, 100_000])
def test_year_zero_and_words_for_not_known_are_gaps_and_counted(rows: int, tmp_path: Path) -> None:
    frame = _table(rows, year_built=["1930", "0", "1990"], suburb=["Ashfield", "Unavailable"])
    data = import_table(_written(frame, tmp_path), tmp_path / "out", TableRequest("t"))
    assert data.frame["year_built"].null_count() == rows // 3
    assert data.frame["suburb"].null_count() == rows // 2
    assert sum("0 stands for an unknown year" in text for text in data.schema.warnings) == 1
    assert any(text.startswith("suburb: read as a gap") for text in data.schema.warnings)


def test_a_scale_in_the_header_leaves_cells_with_their_own_alone(tmp_path: Path) -> None:
    frame = _table(60).with_columns(
        pl.when(pl.int_range(pl.len()) == 0)
        .then(pl.lit("1.2M"))
        .otherwise(pl.col("sale_price").cast(pl.Int64) / 1000)
        .alias("Price (k€)")
    )
    inspection = _inspected(frame.drop("sale_price"), tmp_path, target="Price (k€)")
    assert inspection.first_row["price"] == 1_200_000
    (price,) = [column for column in inspection.columns if column.role == "price"]
    assert price.values[1] == "251370"


def test_the_evidence_says_what_told_the_units(tmp_path: Path) -> None:
    frame = _table(60).rename({"sale_price": "price_eur"})
    inspection = _inspected(frame, tmp_path, target="price_eur", area_unit="m2")
    evidence = {column.role: column.evidence for column in inspection.columns}
    assert "currency: named by the header" in evidence["price"]
    assert "area unit: said by the caller" in evidence["living_area"]


def test_only_kinds_that_a_check_names_can_be_left_out(tmp_path: Path) -> None:
    asked = TableRequest("t", leave_out=("nonmarket",))
    with pytest.raises(InvalidInput, match="a kind of sales must be non-market"):
        import_table(_written(_table(60), tmp_path), tmp_path / "out", asked)


@pytest.mark.parametrize("rows", [60, 100_000])
def test_prices_with_dots_for_thousands_stay_so_beside_decimal_points(
    rows: int, tmp_path: Path
) -> None:
    frame = _table(rows, bathrooms=["1.5", "2", "2.5"]).with_columns(
        pl.col("sale_price").str.replace(r"(\d{3})$", ".$1")
    )
    inspection = _inspected(frame, tmp_path)
    assert inspection.first_row["price"] == 250_000
    (price,) = [column for column in inspection.columns if column.role == "price"]
    assert "no amount of money has three decimals in every cell" in price.evidence


def test_strict_refuses_projected_coordinates_until_their_system_is_named(tmp_path: Path) -> None:
    frame = _table(
        60,
        Easting=[f"{388_433 + 97.3 * step:.1f}" for step in range(60)],
        Northing=[f"{6_470_273 + 83.1 * step:.1f}" for step in range(60)],
    )
    assert "coordinate system" in _kinds(_inspected(frame, tmp_path))
    asked = TableRequest("t", strict=True, currency="AUD", area_unit="m2")
    with pytest.raises(InvalidData, match="metres of a map projection") as caught:
        import_table(_written(frame, tmp_path), tmp_path / "out", asked)
    assert "--crs" in str(caught.value.hint)
    named = replace(asked, crs="EPSG:28350")
    assert import_table(_written(frame, tmp_path), tmp_path / "out", named).frame.height == 60


@pytest.mark.parametrize("rows", [60, 100_000])
def test_money_settles_what_a_separator_means(rows: int, tmp_path: Path) -> None:
    prices = [f"{200 + i % 700},{i % 1000:03}" for i in range(rows)]
    areas = [f"1,{500 + i % 400}" if i % 3 else str(700 + i % 200) for i in range(rows)]
    frame = pl.DataFrame({"Sale price": prices, "Living area (sq ft)": areas})
    inspection = _inspected(frame, tmp_path)
    assert "decimal sign" not in _kinds(inspection)
    data = import_table(_written(frame, tmp_path), tmp_path / "out", TableRequest("t"))
    assert data.frame["Living area (sq ft)"][1] == 1501


@pytest.mark.parametrize(
    ("columns", "unit"),
    [
        ({"sale_price": ["200.000 €", "310.500 €"]}, "m2"),
        ({"sale_price": ["zł 200000", "zł 310500"]}, "m2"),
        ({"sale_price": ["US$ 200000", "US$ 310500"]}, ""),
        ({"sale_price": ["£200000", "£310500"]}, ""),
        ({"sale_price": ["£200000", "£310500"], "price per sqft": ["211", "340"]}, "ft2"),
        ({"Preis €/m²": ["2110", "3140"]}, "m2"),
    ],
)
def test_the_unit_comes_from_a_price_per_area_or_the_currency(
    columns: dict[str, list[str]], unit: str, tmp_path: Path
) -> None:
    inspection = _inspected(_table(60, **columns), tmp_path)
    assert inspection.area_unit == unit
    assert ("area unit" in _kinds(inspection)) == (not unit)


@pytest.mark.parametrize("rows", [60, 100_000])
def test_money_beside_bare_prices_tells_the_currency(rows: int, tmp_path: Path) -> None:
    frame = _table(rows, valuation=["£264,900", "£180,000", "£395,500"])
    inspection = _inspected(frame, tmp_path, area_unit="ft2")
    assert inspection.currency == "GBP"
    (price,) = [column for column in inspection.columns if column.role == "price"]
    assert "named by the cells of 'valuation'" in price.evidence


def test_money_of_two_countries_beside_bare_prices_tells_nothing(tmp_path: Path) -> None:
    frame = _table(60, valuation=["£264,900", "£180,000"], tax=["€ 300", "€ 250", "€ 410"])
    assert "currency" in _kinds(_inspected(frame, tmp_path, area_unit="ft2"))


@pytest.mark.parametrize("rows", [60, 100_000])
@pytest.mark.parametrize("header", ["専有面積", "専有面積(坪)"])
def test_small_flats_in_tsubo_are_homes(header: str, rows: int, tmp_path: Path) -> None:
    unit = "" if "坪" in header else "坪"
    areas = [f"{6 + place % 97 / 10:.1f}{unit}" for place in range(rows)]
    frame = _table(rows).drop("living_area").with_columns(pl.Series(header, areas))
    inspection = _inspected(frame, tmp_path, currency="JPY")
    (area,) = [column for column in inspection.columns if column.name == header]
    assert (area.role, inspection.area_unit) == ("living_area", "m2")
    assert inspection.first_row["living_area"] == pytest.approx(6 * 400 / 121)
