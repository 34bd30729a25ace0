"""Units of areas in names of columns and in cells."""

from __future__ import annotations

import pytest

from houseprice.data.cells.area_units import AREA_UNITS, unit_of_header, unit_of_word


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        *(("Floor area (m²)", "m2"), ("lotsqm", "m2"), ("area_m2", "m2"), ("areaM2", "m2")),
        *(("Fläche in qm", "m2"), ("superficie_metros_cuadrados", "m2"), ("LOTAREA_SQM", "m2")),
        *(("sqft_living", "ft2"), ("livingAreaSqFt", "ft2"), ("LotSizeSquareFeet", "ft2")),
        *(("1stFlrSF", "ft2"), ("GLA (sq. ft.)", "ft2"), ("sqft_lot15", "ft2")),
        *(("Land (ha)", "hectare"), ("surface_ha", "hectare"), ("lot_ac", "acre")),
        *(("LotAcres", "acre"), ("Site area (perches)", "perch"), ("Land (sq yd)", "yd2")),
        *(("建物移轉總面積平方公尺", "m2"), ("面積平方米", "m2")),
        *(("tot_lvg_area", ""), ("Wohnfläche", ""), ("GrLivArea", ""), ("central_ac", "")),
        *(("has_ac", ""), ("room2", ""), ("loft2", ""), ("price_per_sqm", ""), ("€/m²", "")),
        *(("preis pro qm", ""), ("unit_price", ""), ("", "")),
    ],
)
def test_unit_of_a_header(name: str, unit: str) -> None:
    assert unit_of_header(name) == unit


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        *(("m²", "m2"), ("sq. m.", "m2"), ("m^2", "m2"), ("mq", "m2"), ("кв. м", "m2")),
        *(("SQFT", "ft2"), ("ft²", "ft2"), ("sq ft", "ft2"), ("ac", "acre"), ("ha", "hectare")),
        *(("坪", "ping"), ("m", ""), ("rooms", "")),
    ],
)
def test_unit_of_a_word(word: str, unit: str) -> None:
    assert unit_of_word(word) == unit


def test_every_unit_names_itself() -> None:
    assert {unit_of_word(unit) for unit in AREA_UNITS} == set(AREA_UNITS)


def test_sizes_agree_with_their_definitions() -> None:
    assert AREA_UNITS["acre"] == pytest.approx(43_560 * AREA_UNITS["ft2"])
    assert AREA_UNITS["acre"] == pytest.approx(160 * AREA_UNITS["perch"])
    assert AREA_UNITS["ping"] == pytest.approx(3.3058, abs=1e-4)
