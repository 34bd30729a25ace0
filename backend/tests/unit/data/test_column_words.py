"""Names of columns become words, with their accents for labels and without for comparisons."""

from __future__ import annotations

import unicodedata

import pytest

from houseprice.data.column_words import label_of, plain_words, words


@pytest.mark.parametrize(
    ("name", "label", "plain"),
    [
        ("livingAreaSqFt", "living area sq ft", "living area sq ft"),
        ("CADLivingArea", "cad living area", "cad living area"),
        ("Año_Construcción", "año construcción", "ano construccion"),
        ("GRUNDSTÜCKSGRÖSSE", "grundstücksgrösse", "grundstucksgrosse"),
        ("Straße / Nr.", "straße nr", "strasse nr"),
        ("Wohnfläche (m²)", "wohnfläche m²", "wohnflache m2"),
        ("IDs", "ids", "ids"),
        ("__", "", ""),
    ],
)
def test_a_name_becomes_words(name: str, label: str, plain: str) -> None:
    for form in ("NFC", "NFD"):
        assert words(unicodedata.normalize(form, name)) == label
        assert plain_words(unicodedata.normalize(form, name)) == plain


def test_a_name_in_the_wrong_encoding_is_repaired() -> None:
    assert plain_words("WohnflÃ¤che") == "wohnflache"


@pytest.mark.parametrize(
    ("name", "unit", "label"),
    [
        ("Year of Construction", "", "Year of Construction"),
        ("surface du  terrain", "m2", "Surface du terrain"),
        ("Wohnfläche (m²)", "m2", "Wohnfläche"),  # the unit is shown beside the label
        ("Preis (inkl. Stellplatz)", "", "Preis (inkl. Stellplatz)"),
        ("(m2)", "m2", "(m2)"),
        ("TOT_LVG_SF", "ft2", "Tot lvg sf"),
        ("yearBuilt", "year", "Year built"),
        ("LATITUDE", "deg", "Latitude"),
        ("延床面積", "m2", "延床面積"),
        ("__", "", "__"),
    ],
)
def test_a_label_is_the_name_as_people_wrote_it(name: str, unit: str, label: str) -> None:
    assert label_of(name, unit) == label
