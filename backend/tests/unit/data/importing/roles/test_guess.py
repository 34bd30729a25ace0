"""Roles come from the name, the values and the other columns together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pytest

from houseprice.data.cells.reading import Reading
from houseprice.data.importing.roles.guess import (
    Guess,
    guess_roles,
    price_candidates,
    speaks_of_a_sale_date,
)

Table = Mapping[str, Sequence[object]]
GuessTable = Callable[[Table], dict[str, Guess]]
ToReading = Callable[[Sequence[object]], Reading]
Columns = dict[str, list[object]]


@pytest.mark.parametrize(
    ("name", "like", "role"),
    [
        # A name that its values contradict loses.
        ("buildarea", "year_built", "year_built"),
        ("area", "neighbourhood", "neighbourhood"),
        ("floor", "living_area", "living_area"),
        ("living area", "bedrooms", "number"),
        ("year built", "living_area", "number"),
        ("price", "neighbourhood", "category"),
        ("street", "property_type", "category"),
        ("bedrooms", "lot_area", "number"),
        ("property type", "address", "category"),
        ("latitude", "price", "number"),
        ("parcel id", "property_type", "category"),
        # The storey of a flat is no size.
        ("floor", "bedrooms", "number"),
        ("condition", "bedrooms", "number"),
        ("Zimmer", "bedrooms", "number"),
        ("garage", "bedrooms", "number"),
    ],
)
def test_values_decide_over_the_name(
    name: str, like: str, role: str, guess: GuessTable, sale_columns: Columns
) -> None:
    assert guess({name: sale_columns[like]})[name].role == role


@pytest.mark.parametrize(
    "name",
    [
        "UNITPRICE", "price_per_sqm", "Preis/m²", "€/m²", "prix_m2", "precio por m2",
        "prezzo al mq", "ppsqft", "price_sqft", "meter_sale_price", "prijs per m2",
        "preço por m2", "PricePerSqFt",
        "numPriceChanges", "price_index", "tax_rate", "sale_year", "bsmt_area_sqft", "garage area",
    ],
)  # fmt: skip
def test_a_price_per_area_is_no_price(name: str, guess: GuessTable, sale_columns: Columns) -> None:
    table = {name: [3000.5 + value for value in sale_columns["living_area"]]}  # type: ignore[operator]
    assert guess(table)[name].role == "number"


@pytest.mark.parametrize(
    "name",
    ["list_price", "Angebotspreis", "assessed_value", "tax_value", "rent", "WOZ-waarde",
     "Kaltmiete", "valor catastral", "net_price", "previous_price", "rendita catastale"],
)  # fmt: skip
def test_the_sale_price_is_preferred_to_other_money(
    name: str, guess: GuessTable, sale_columns: Columns
) -> None:
    more = [value + 90_000 for value in sale_columns["price"]]  # type: ignore[operator]
    guesses = guess({name: more, "sale_price": sale_columns["price"]})
    assert guesses["sale_price"].role == "price"
    assert guesses[name].role == "number"


def test_an_asking_price_is_the_price_where_no_other_is(
    guess: GuessTable, sale_columns: Columns
) -> None:
    assert guess({"list_price": sale_columns["price"]})["list_price"].role == "price"


@pytest.mark.parametrize(
    ("name", "like", "role"),
    [
        ("SalePrce", "price", "price"), ("saleprce", "price", "price"),
        ("BuildngArea", "living_area", "living_area"), ("Adress", "address", "address"),
        ("Bedroms", "bedrooms", "bedrooms"), ("Bathrrooms", "bathrooms", "bathrooms"),
        ("Neighborhod", "neighbourhood", "neighbourhood"),
        ("Wohnflche", "living_area", "living_area"),
        ("Grundstcksfläche", "lot_area", "lot_area"), ("Subrb", "neighbourhood", "neighbourhood"),
        ("WohnflÃ¤che", "living_area", "living_area"),
        # Words that only look alike.
        ("overall cond", "bedrooms", "number"), ("path", "bedrooms", "number"),
    ],
)  # fmt: skip
def test_a_near_spelling_counts_where_the_values_agree(
    name: str, like: str, role: str, guess: GuessTable, sale_columns: Columns
) -> None:
    assert guess({name: sale_columns[like]})[name].role == role


def test_a_near_spelling_does_not_count_where_the_values_disagree(guess: GuessTable) -> None:
    assert guess({"SalePrce": [0.1 + i / 100 for i in range(40)]})["SalePrce"].role == "number"


def test_swapped_coordinates_change_their_roles(guess: GuessTable) -> None:
    east, south = [115.8 + i / 500 for i in range(40)], [-31.9 - i / 500 for i in range(40)]
    guesses = guess({"Latitude": east, "Longitude": south})
    assert guesses["Latitude"].role == "longitude"
    assert guesses["Longitude"].role == "latitude"
    assert "swapped" in guesses["Latitude"].evidence


def test_projected_metres_are_numbers(guess: GuessTable) -> None:
    x, y = [388_433.6 + 31 * i for i in range(40)], [6_470_273.6 + 17 * i for i in range(40)]
    for names in (("Easting", "Northing"), ("X", "Y"), ("lon", "lat"), ("UTM_X", "UTM_Y")):
        guesses = guess(dict(zip(names, (x, y), strict=True)))
        assert {guess.role for guess in guesses.values()} == {"number"}


def test_degrees_minutes_and_seconds_are_coordinates(guess: GuessTable) -> None:
    south = [f"31°{i}'36.5\"S" for i in range(40)]
    east = [f"115°{i}'12\"E" for i in range(40)]
    guesses = guess({"lat": south, "lon": east})
    assert [guess.role for guess in guesses.values()] == ["latitude", "longitude"]


@pytest.mark.parametrize("answer", ["Y", "yes", "1", "Ja", "oui", "Sí", 1, True])
def test_a_blank_flag_is_kept(answer: object, guess: GuessTable) -> None:
    flag = guess({"pool": [answer, None, None, answer]})["pool"]
    assert flag.role in {"category", "number"}
    assert "blank is the answer no" in flag.evidence


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [
        ("n", list(range(1, 40)), "row number"),
        ("same", ["x"] * 40, "same value"),
        ("no", ["No", None] * 20, "same value"),
        ("empty", [None] * 40, "no values"),
        ("linked_uri", [f"http://example.org/{i}" for i in range(40)], "web pages"),
        ("transaction_id", [f"T{i * 7919 % 5000}" for i in range(200)], "codes of rows"),
        ("listed", [date(2019, 1, 1 + i % 28) for i in range(40)], "not the date of the sale"),
    ],
)
def test_what_is_of_no_use_is_ignored_with_the_reason(
    name: str, values: list[object], why: str, guess: GuessTable
) -> None:
    ignored = guess({name: values})[name]
    assert ignored.role == "ignore"
    assert why in ignored.evidence


def test_parts_of_an_address_are_all_addresses(guess: GuessTable) -> None:
    table = {
        "paon": [("THE OLD MILL", "4 - 6", "83", "12A")[i % 4] + str(i % 9) for i in range(60)],
        "saon": [f"FLAT {i % 12}" for i in range(60)],
        "street": [
            ("ACACIA ST", "ELM ST", "DUNE ST", "OAK RD", "ASH RD")[i % 5] for i in range(60)
        ],
        "block": [200 + i % 40 for i in range(60)],
        "Hausnummer": [1 + i % 40 for i in range(60)],
        "APARTMENT NUMBER": [f"{1 + i % 20}A" for i in range(60)],
    }
    guesses = guess(table)
    assert {name: found.role for name, found in guesses.items()} == dict.fromkeys(table, "address")
    assert "not one property" in guesses["street"].evidence


def test_a_coarser_place_is_preferred_to_a_code_of_nearly_every_row(guess: GuessTable) -> None:
    table = {
        "postcode": [f"ZZ{i % 9} {i:03d}AB" for i in range(300)],
        "town": [("Ashdale", "Northby", "Riverham")[i % 3] for i in range(300)],
    }
    assert guess(table)["town"].role == "neighbourhood"


def test_the_fuller_of_two_columns_gets_the_role(guess: GuessTable) -> None:
    years = [1930 + i for i in range(60)]
    sparse = [year if year % 3 == 0 else None for year in years]
    guesses = guess({"CONSTRUCTIONYEAR": sparse, "CADCONSTRUCTIONYEAR": years})
    assert guesses["CADCONSTRUCTIONYEAR"].role == "year_built"


def test_a_date_before_the_buildings_is_not_the_sale(
    guess: GuessTable, sale_columns: Columns
) -> None:
    older = [date(1900 + i % 20, 5, 6) for i in range(60)]
    table = {"date": older, "sold": sale_columns["date"], "yr_built": sale_columns["year_built"]}
    assert guess(table)["sold"].role == "date"


def test_the_evidence_names_each_share(guess: GuessTable, sale_columns: Columns) -> None:
    found = guess({"Kaufpreis": sale_columns["price"], "beds": sale_columns["bedrooms"]})
    evidence = found["Kaufpreis"].evidence
    assert all(part in evidence for part in ("name:", "values:", "distribution:"))
    assert "larger than 1 of 1" in evidence
    assert 0 < found["Kaufpreis"].confidence < 1


def test_roles_of_the_caller_are_not_questioned(reading: ToReading, sale_columns: Columns) -> None:
    readings = {"price": reading(sale_columns["price"]), "x": reading(sale_columns["price"])}
    guesses = guess_roles(readings, {"x": "price"})
    assert (guesses["x"].role, guesses["x"].confidence) == ("price", 1.0)
    assert guesses["price"].role == "number"


def test_rival_prices_are_named_and_an_assessed_value_is_none(
    reading: ToReading, sale_columns: Columns
) -> None:
    names = ("sale_price", "list_price", "assessed_value", "price_per_sqm")
    readings = {name: reading(sale_columns["price"]) for name in names}
    assert price_candidates(readings) == ["sale_price", "list_price"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sale date", True), ("SALEDATE", True), ("soldOn", True), ("Verkaufsdatum", True),
        ("month", True), ("Period", True), ("fecha_venta", True), ("date", True),
        ("SalePrice", False), ("YrSold", False), ("Year built", False), ("saletype", False),
        ("sales_count", False), ("listed", False), ("last_update", False),
    ],
)  # fmt: skip
def test_only_names_of_dates_turn_digits_into_dates(name: str, expected: bool) -> None:
    assert speaks_of_a_sale_date(name) is expected


def test_a_row_number_may_begin_anywhere(guess: GuessTable, sale_columns: Columns) -> None:
    table = {"price": sale_columns["price"], "Código": list(range(1000, 1060))}
    assert guess(table)["Código"].evidence == "a row number"


@pytest.mark.parametrize(
    "name", ["numOfCommunityFeatures", "No. of districts", "avgSchoolArea", "Anzahl Bezirke"]
)
def test_a_count_or_a_mean_is_no_neighbourhood(
    name: str, guess: GuessTable, sale_columns: Columns
) -> None:
    rows = len(next(iter(sale_columns.values())))
    table = {**sale_columns, name: [place % 4 for place in range(rows)]}
    assert guess(table)[name].role == "number"


def test_a_second_size_is_no_neighbourhood(guess: GuessTable, sale_columns: Columns) -> None:
    table = {"area": sale_columns["living_area"], "area (2)": sale_columns["lot_area"]}
    assert guess(table)["area (2)"].role == "number"


@pytest.mark.parametrize("size", [60, 100_000])
def test_a_few_levels_are_no_misspelt_street(size: int, guess: GuessTable) -> None:
    levels = ["rot", "blau", "gelb", "weiss", "schwarz", "braun"]
    table = {
        "price": [200_000 + n for n in range(size)],
        "Strase": [levels[n % 6] for n in range(size)],
    }
    assert guess(table)["Strase"].role == "category"


@pytest.mark.parametrize("name", ["Ready reckoner value", "TOT_APPR_VAL", "固定資産税評価額"])
def test_values_of_authorities_are_no_rivals_of_the_price(
    name: str, reading: ToReading, sale_columns: Columns
) -> None:
    readings = {column: reading(sale_columns["price"]) for column in ("sale_price", name)}
    assert price_candidates(readings) == ["sale_price"]
