"""Texts of other scripts than the Latin one are read in their encodings."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.unit.data.importing.files.sheets import kinds_of, read

from houseprice.data.importing.files.foreign_scripts import foreign_encoding

_ROWS = {
    "cp932": ("取引価格,所在地", "3500万円,愛知県名古屋市千種区のマンション"),
    "euc_jp": ("取引価格,所在地", "3500万円,愛知県名古屋市千種区のマンション"),
    "gb18030": ("成交价,地址", "350万元,北京市朝阳区建国路的房屋"),
    "big5": ("成交價,地址", "1250萬元,臺北市大安區忠孝東路的建物"),
    "euc_kr": ("매매가격,주소", "5억원,서울시 강남구 역삼동 아파트"),
    "cp1251": ("цена продажи,адрес", "5 млн,Москва улица Тверская дом"),
    "cp1253": ("τιμή πώλησης,διεύθυνση", "250000,Αθήνα οδός Σταδίου"),
    "cp1255": ("תמורה,כתובת", "2500000,דירה בבית קומות תל אביב"),
    "cp1256": ("السعر,العنوان", "250000,شقة سكنية حي النخيل الرياض"),
}


@pytest.mark.parametrize("size", [60, 100_000])
@pytest.mark.parametrize("encoding", _ROWS)
def test_the_script_tells_the_encoding(tmp_path: Path, encoding: str, size: int) -> None:
    header, row = _ROWS[encoding]
    text = f"{header}\n" + "".join(f"{row} {n}\n" for n in range(size))
    sheet = read(tmp_path, text.encode(encoding))
    assert sheet.encoding == encoding
    assert sheet.frame.columns == header.split(",")
    assert sheet.frame[0, 1] == row.split(",")[1] + " 0"
    assert kinds_of(sheet) == ["encoding"]


@pytest.mark.parametrize("word", ["Größe in München", "Świętość Łódź", "São Paulo"])
def test_latin_letters_stand_apart(word: str) -> None:
    encoding = "cp1250" if "Ł" in word else "cp1252"
    assert foreign_encoding(io.BytesIO(f"{word}\n".encode(encoding) * 50)) is None


@pytest.mark.parametrize("size", [60, 100_000])
def test_turkish_letters_are_read_in_turkish(tmp_path: Path, size: int) -> None:
    text = "İlçe;Mahalle;Satış Fiyatı\n" + "".join(f"Beşiktaş;Çamlık;{n}\n" for n in range(size))
    sheet = read(tmp_path, text.encode("cp1254"))
    assert (sheet.encoding, sheet.frame.columns[0]) == ("cp1254", "İlçe")
    assert sheet.frame[0, 0] == "Beşiktaş"
