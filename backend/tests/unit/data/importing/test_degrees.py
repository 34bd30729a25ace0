"""Degrees, minutes and seconds become decimal degrees."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.importing.degrees import are_degrees, read_degrees


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("31°53'36\"S", -31.893333),
        ("31° 53′ 36.5″ S", -31.893472),
        ("N 47°36'", 47.6),
        ("115º49'20\" E", 115.822222),
        ("3°42'13''O", -3.703611),
        ("-122°19'", -122.316667),
        ("8,5°", None),
        ("47°", 47.0),
    ],
)
def test_an_angle_is_read(text: str, degrees: float | None) -> None:
    reading = read_degrees(pl.Series([text, None]))
    assert reading.values[0] == (None if degrees is None else pytest.approx(degrees, abs=1e-6))
    assert reading.bad.to_list() == [degrees is None, False]


def test_numbers_and_words_are_no_angles() -> None:
    assert not are_degrees(pl.Series(["47.5", "47.6"]))
    assert not are_degrees(pl.Series(["12 Elm St", None]))
    assert not are_degrees(pl.Series([None, None], dtype=pl.String))
    assert not are_degrees(pl.Series([1.5]))
