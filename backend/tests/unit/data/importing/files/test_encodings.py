"""The letters decide which encoding a text without a mark has."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from tests.unit.data.importing.files.sheets import kinds_of, read

from houseprice.errors import InvalidData

_PLACES = {
    "cp1252": [
        ["München", "Köln", "Größe", "Straße"],
        ["Orléans", "Évreux", "Besançon", "Nîmes"],
        ["Málaga", "Logroño", "A Coruña"],
        ["São Paulo", "Fundão", "Mação", "Trás-os-Montes"],
        ["Ærø", "Tårnby", "Ålborg", "Fåborg"],
        ["Forlì", "Cefalù", "Città di Castello"],
        ["Fläche 80 m²", "Rauminhalt 300 m³"],
    ],
    "cp1250": [
        ["Łódź", "Wrocław", "Gdańsk", "Częstochowa", "Świdnica"],
        ["Plzeň", "Třebíč", "České Budějovice", "Ústí"],
        ["Győr", "Hódmezővásárhely", "Fűzfő"],
        ["Šibenik", "Čakovec", "Đakovo", "Karlovac"],
    ],
}


@pytest.mark.parametrize(("encoding", "places"), [(e, p) for e in _PLACES for p in _PLACES[e]])
def test_the_language_of_the_letters_decides(
    tmp_path: Path, encoding: str, places: list[str]
) -> None:
    text = "price,place\n" + "".join(f"{n},{place}\n" for n, place in enumerate(places * 15))
    sheet = read(tmp_path, text.encode(encoding))
    assert sheet.encoding == encoding
    assert sheet.frame["place"][: len(places)].to_list() == places
    assert kinds_of(sheet) == ["encoding"]
    assert encoding in sheet.problems[0].rule


@pytest.mark.parametrize("places", _PLACES["cp1250"])
def test_latin_2_is_read(tmp_path: Path, places: list[str]) -> None:
    text = "price,place\n" + "".join(f"{n},{place}\n" for n, place in enumerate(places * 15))
    assert (
        read(tmp_path, text.encode("iso8859-2")).frame["place"][: len(places)].to_list() == places
    )


@pytest.mark.parametrize("size", [60, 100_000])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_unicode_is_read_with_and_without_its_mark(
    tmp_path: Path, encoding: str, mark: bytes, size: int
) -> None:
    text = "price,place\r\n" + "".join(f"{n},Żółw 東京 {n}\r\n" for n in range(size))
    sheet = read(tmp_path, mark + text.encode(encoding))
    assert sheet.encoding == encoding
    assert sheet.frame.columns == ["price", "place"]
    assert sheet.frame["place"][-1] == f"Żółw 東京 {size - 1}"
    assert sheet.problems == ()


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (codecs.BOM_UTF32_LE + "a,b".encode("utf-32-le"), 1),
        (codecs.BOM_UTF8 + b"a,b\n1,\xff\n", 2),
        ("a,b\n1,2\n1,2\n".encode("utf-16-le") + b"\x00\xd8\n\x00", 4),  # half of a pair
        (b"a,b\n1,2\n3,4\n1,\xe9\x00\n", 4),
    ],
)
def test_a_text_in_no_encoding_names_the_line(tmp_path: Path, data: bytes, line: int) -> None:
    with pytest.raises(InvalidData, match="must be UTF-8") as caught:
        read(tmp_path, data)
    assert caught.value.places[0]["row"] == line
