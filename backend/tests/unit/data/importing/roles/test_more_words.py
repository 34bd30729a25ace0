"""Names of columns in further languages, and of registers of more countries, have their role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from houseprice.data.importing.roles.guess import Guess

GuessTable = Callable[[Mapping[str, Sequence[object]]], dict[str, Guess]]
Columns = dict[str, list[object]]


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (
            "price",
            ("Slutpris", "Købesum", "Kjøpesum", "Cena transakcyjna", "Kupní cena", "總價(萬)"),
        ),
        ("price", ("取引価格", "成交價", "Asking", "Asking price")),
        ("date", ("Handelsdato", "Salgsdato", "Data transakcji", "Datum prodeje", "交易日期")),
        ("date", ("Completion", "Completion date", "取引時点")),
        ("living_area", ("Boarea", "Boligareal", "Powierzchnia użytkowa", "Užitná plocha")),
        ("living_area", ("建坪", "専有面積", "tfarea", "GRAREA")),
        ("lot_area", ("Tomtareal", "Powierzchnia działki", "土地面積", "ACRES", "acreage")),
        ("year_built", ("Byggår", "Rok budowy", "Byggeår", "建築年")),
        ("neighbourhood", ("Ward", "Secteur", "Dzielnica", "Område", "行政區", "POST_CODE")),
        ("property_type", ("Boligtype", "Rodzaj lokalu", "Bostadstyp")),
        ("price", ("S Price", "SP", "C Price", "Sold Price", "CP")),
        ("living_area", ("BRA", "BRA-i")),
        ("price", ("總價元", "거래금액(만원)", "매매가격", "실거래가")),
        ("date", ("交易年月日", "계약년월", "거래일자", "成交时间")),
        ("living_area", ("建物移轉總面積平方公尺", "전용면적(㎡)", "연면적", "建筑面积")),
        ("lot_area", ("土地移轉總面積平方公尺", "대지면적")),
        ("year_built", ("건축년도", "준공년도", "建成年代")),
        ("neighbourhood", ("鄉鎮市區", "시군구", "법정동", "小区")),
        ("property_type", ("建物型態", "주택유형", "房屋类型")),
        ("bedrooms", ("BHK", "Sovrum", "Liczba sypialni")),
    ],
)
def test_names_of_other_languages_and_registers_have_their_role(
    role: str, names: tuple[str, ...], sale_columns: Columns, guess: GuessTable
) -> None:
    for name in names:
        table = {name: sale_columns[role], "q1": [0.5 + i % 7 for i in range(60)]}
        assert guess(table)[name].role == role, name


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("price", "Agreement value"), ("id", "PARID"), ("id", "Matrikkelnummer"),
        ("id", "Nr działki"), ("property_type", "PROP_USE_CD"), ("date", "Handänderung"),
        ("longitude", "経度"), ("latitude", "緯度"), ("longitude", "Długość geograficzna"),
        ("latitude", "zeměpisná šířka"), ("bedrooms", "寝室数"), ("bathrooms", "浴室数"),
    ],
)  # fmt: skip
def test_names_of_registers_of_more_countries_have_their_role(
    role: str, name: str, sale_columns: Columns, guess: GuessTable
) -> None:
    table = {name: sale_columns[role], "q1": [0.5 + i % 7 for i in range(60)]}
    assert guess(table)[name].role == role


@pytest.mark.parametrize(
    ("asked", "paid"),
    [("L Price", "S Price"), ("LP", "SP"), ("Orig Price", "C Price"), ("O Price", "S Price")],
)
def test_what_was_paid_goes_before_what_was_asked(
    asked: str, paid: str, sale_columns: Columns, guess: GuessTable
) -> None:
    prices = sale_columns["price"]
    table = {asked: prices, paid: prices, "q1": [0.5 + i % 7 for i in range(60)]}
    assert guess(table)[paid].role == "price"
    assert guess(table)[asked].role != "price"
