"""Names of columns become words, with their accents for labels and without for comparisons."""

from __future__ import annotations

import unicodedata

import pytest

from houseprice.data.column_words import plain_words, words


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
