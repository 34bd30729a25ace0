"""Names of columns are taken apart into words that are known in seven languages."""

from __future__ import annotations

import unicodedata

import pytest

from houseprice.data.importing.roles.names import understand


@pytest.mark.parametrize(
    ("name", "concepts"),
    [
        ("lotsqm", {"lot", "area unit"}),
        ("CADCONSTRUCTIONYEAR", {"built", "year"}),
        ("ds_tipo", {"type"}),
        ("tot_lvg_area", {"total", "living", "area"}),
        ("Wohnflaeche", {"living", "area"}),
        ("WOHNFLÄCHE", {"living", "area"}),
        ("Straße", {"street"}),
        ("Sale price (US$)", {"sale", "price"}),
        ("€/m²", {"per", "area unit"}),
        ("square feet", {"area unit"}),
        ("E-Koordinate", {"easting", "coordinate"}),
        ("N_COORD", {"northing", "coordinate"}),
        ("Szerokość geograficzna", {"width", "coordinate"}),
        ("zeměpisná délka", {"length", "coordinate"}),
        ("Staat", {"condition"}),
        ("numOfDistricts", {"number", "suburb", "count"}),
        ("numéro de quartier", {"number", "neighbourhood"}),
        ("Sq. Ft.", {"area unit"}),
        ("", set()),
        ("12", set()),
        ("x" * 500, set()),
    ],
)
def test_a_name_is_understood(name: str, concepts: set[str]) -> None:
    assert understand(name).concepts == concepts


def test_composed_and_decomposed_letters_are_the_same() -> None:
    for name in ("año_construcción", "Grundstücksfläche", "Área útil", "prénom"):
        composed, apart = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
        assert understand(composed) == understand(apart)
        assert understand(composed).concepts


def test_unknown_words_lower_the_known_share() -> None:
    assert understand("Mas Vnr Area").known == pytest.approx(1 / 3)
    assert understand("living area").known == 1


@pytest.mark.parametrize("name", ["Lattitude", "Longtitude", "BuildngArea", "Sale prcie"])
def test_a_near_spelling_is_trusted_less(name: str) -> None:
    assert understand(name).trust < 1
    assert understand(name).known == 1


@pytest.mark.parametrize("name", ["overall cond", "path", "rate", "lots of", "grace"])
def test_another_word_is_no_near_spelling(name: str) -> None:
    assert understand(name).trust == 1
