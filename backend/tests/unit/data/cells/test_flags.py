"""A blank is the answer no where the only other answer is yes."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.cells.flags import is_flag_with_blanks, read_flag


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["Y", None], True),
        (["Yes", None, "yes"], True),
        (["1", None], True),
        ([1, None, 1], True),
        ([1.0, None], True),
        ([True, None], True),
        (["oui", None], True),
        (["X", None], True),
        (["Y", "N", None], False),
        (["Y", "Y"], False),  # no blank: a constant
        (["No", None], False),  # a blank may be yes
        ([0, None], False),
        (["Pave", None], False),
        ([None, None], False),
        ([], False),
    ],
)
def test_a_flag_is_recognised_by_its_only_answer(values: list[object], expected: bool) -> None:
    assert is_flag_with_blanks(pl.Series(values)) is expected


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Tak", "Nie"),
        ("ano", "ne"),
        ("Ja", "Nej"),
        ("ja", "nei"),
        ("igen", "nem"),
        ("Evet", "Hayır"),
        ("Да", "Нет"),
        ("有", "無"),
        ("はい", "いいえ"),
    ],
)
def test_answers_are_read_in_other_languages(yes: str, no: str) -> None:
    reading = read_flag(pl.Series([yes, no, None]))
    assert reading.fits
    assert reading.values.to_list() == [True, False, None]
