"""Columns about people are left out and named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from houseprice.data.importing.roles.guess import Guess

GuessTable = Callable[[Mapping[str, Sequence[object]]], dict[str, Guess]]
_PEOPLE = ["Ana Prova", "Jan Muster", "C. Sample", "Léa Exemple", "O'Neil, Tom", "Eva van Test"] * 9
_PHONES = [f"+49 30 {1000 + i} {i}" for i in range(40)]
_LOCAL_PHONES = [f"000-{1000 + i}" for i in range(40)]
_MAILS = [f"p{i}@example.org" for i in range(40)]
_CODES = [f"{10_000_000 + i}X" for i in range(40)]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("owner_name", _PEOPLE), ("Buyer", _PEOPLE), ("seller", _PEOPLE), ("ListingAgent", _PEOPLE),
        ("propietario", _PEOPLE), ("nombre_comprador", _PEOPLE), ("propriétaire", _PEOPLE),
        ("nom_acheteur", _PEOPLE), ("Eigentümer", _PEOPLE), ("Name des Verkäufers", _PEOPLE),
        ("Käufer", _PEOPLE), ("proprietário", _PEOPLE), ("venditore", _PEOPLE),
        ("eigenaar", _PEOPLE), ("naam_koper", _PEOPLE), ("Nachname", _PEOPLE), ("Name", _PEOPLE),
        ("phone", _LOCAL_PHONES), ("Telefon", _LOCAL_PHONES), ("telefoonnummer", _LOCAL_PHONES),
        ("contact", _PHONES), ("column_7", _PHONES), ("c1", _MAILS), ("e-mail", _MAILS),
        ("DNI", _CODES), ("CPF", _CODES), ("codice_fiscale_bsn", _CODES),
    ],
)  # fmt: skip
def test_personal_data_is_ignored_with_its_kind(
    name: str, values: list[object], guess: GuessTable
) -> None:
    found = guess({name: values})[name]
    assert found.role == "ignore"
    assert found.evidence.startswith("personal data (")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("owner_occupied", ["Yes", "No"] * 20),
        ("owner_type", ["private", "company", "state"] * 13),
        ("seller", ["bank", "private"] * 20),
        ("mobile", [True, False] * 20),
        ("mobile", ["home", "park"] * 20),
        ("suburb", _PEOPLE),
        ("agent_commission", [1.5, 2.0] * 20),
        ("street_name", ["Ana Prova Road", "Elm Street"] * 20),
        ("type_name", ["Town House", "Flat"] * 20),
        ("number_of_owners", [1, 2, 3] * 13),
    ],
)
def test_what_is_about_no_person_is_kept(
    name: str, values: list[object], guess: GuessTable
) -> None:
    assert "personal" not in guess({name: values})[name].evidence


@pytest.mark.parametrize("name", ["GRANTOR", "Agent", "Käufer", "Säljare", "właściciel"])
def test_few_names_of_people_are_personal_data_too(name: str, guess: GuessTable) -> None:
    assert "names of people" in guess({name: ["Jane Doe", "Bob Roe"] * 20})[name].evidence
