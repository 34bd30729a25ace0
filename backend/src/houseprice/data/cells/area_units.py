"""Units of areas and their spellings."""

from __future__ import annotations

import re
import unicodedata

#: Square metres per unit. Units that differ between regions, such as bigha, are left out.
AREA_UNITS: dict[str, float] = {
    "m2": 1.0,
    "ft2": 0.09290304,
    "yd2": 0.83612736,
    "acre": 4046.8564224,
    "hectare": 10_000.0,
    "are": 100.0,
    "km2": 1e6,
    "perch": 25.29285264,
    "ping": 400 / 121,
    "tsubo": 400 / 121,
    "pyeong": 400 / 121,
    "marla": 25.29285264,
    "kanal": 505.8570528,
    "cent": 40.468564224,
    "gunta": 101.17141056,
    "dunam": 1000.0,
    "rai": 1600.0,
    "ngan": 400.0,
    "wah": 4.0,
    "mu": 10_000 / 15,
}
#: Spellings that mean an area wherever they stand.
_CLEAR = {
    "m2": "m2 sqm qm sqmt sqmts sqmtr sqmtrs mt2 mts2 mtr2 mtrs2 kvm squaremetre squaremetres"
    " squaremeter squaremeters sqmetre sqmetres sqmeter sqmeters quadratmeter metroscuadrados"
    " metrocuadrado metrosconstruidos metrosconstruídos metrosútiles metrosutiles metrosúteis"
    " metrosquadrados metroquadrado metriquadri metriquadrati metroquadrato"
    " mètrescarrés metrescarres mètrecarré vierkantemeter kvadratmeter м2 квм 平米 平方米"
    " 平方公尺 ㎡ 제곱미터",
    "ft2": "ft2 sqft sft sf sqfeet sqfoot squarefeet squarefoot squareft feet2 piescuadrados"
    " piedscarrés piedscarres 平方呎",
    "yd2": "yd2 yds2 sqyd sqyds sqyard sqyards squareyard squareyards gaj",
    "acre": "acre acres acreage",
    "hectare": "hectare hectares hectárea hectáreas hectarea hectareas hektar ettaro ettari"
    " hectaren hect hects га",
    "km2": "km2 sqkm squarekilometres squarekilometers",
    "perch": "perch perches",
    "ping": "坪",
    "tsubo": "tsubo",
    "pyeong": "pyeong pyung 평",
    "marla": "marla marlas",
    "kanal": "kanal kanals",
    "gunta": "gunta guntas guntha",
    "dunam": "dunam dunams dönüm",
    "wah": "sqwah squarewah talangwah ตรว",
    "mu": "亩",
    "rai": "ไร่",
    "ngan": "งาน",
}
#: Spellings that mean something else in many columns, such as "AC" for air conditioning.
_SHORT = {
    "m2": "mq smq sm ca",
    "acre": "ac acs",
    "hectare": "ha has",
    "are": "are ares a",
    "ping": "ping",
    "cent": "cent cents",
    "wah": "wah",
    "perch": "p",
    "rai": "rai",
    "ngan": "ngan",
    "mu": "mu",
}
#: Words that make a short spelling beside them an area.
_AREA_WORD_LIST = (
    "area lot land size plot site surface surf superficie superf sup fläche flaeche wohnfläche"
    " grundstück grundstücksfläche terrain terreno parcel parcela floor living build building gla"
    " área lote útil construida opp oppervlakte yta areal acreage house home"
)
_AREA_WORDS = frozenset(_AREA_WORD_LIST.split())


def _spelled(units: dict[str, str]) -> dict[str, str]:
    return {word: unit for unit, spellings in units.items() for word in spellings.split()}


_CLEAR_UNITS = _spelled(_CLEAR)
_UNITS = {**_spelled(_SHORT), **_CLEAR_UNITS}
_JOINED = sorted((word for word in _CLEAR_UNITS if len(word) > 2), key=len, reverse=True)
_PER = re.compile(r"(?:/|\b(?:per|pro|par|por|al|je)\b)\s*$")


def unit_of_word(word: str) -> str:
    """The area unit that a cell names, such as ``ft2`` for ``sq. ft.``; empty if it is none.

    Parameters
    ----------
    word : str
        The letters after the number of a cell.
    """
    return _UNITS.get(_bare(word), "")


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).lower()
    return re.sub(r"[\s.^*'_-]+", "", plain)


def unit_of_header(name: str) -> str:
    """The area unit in a column's name; empty if it names none, or a price per area.

    Parameters
    ----------
    name : str
        Name of a column.

    Examples
    --------
    >>> unit_of_header("Floor area (m²)"), unit_of_header("sqft_living")
    ('m2', 'ft2')
    >>> unit_of_header("tot_lvg_area"), unit_of_header("price per sqm")
    ('', '')
    """
    bracketed = re.findall(r"[(\[]([^)\]]*)[)\]]", name)
    for part in bracketed:
        if unit := unit_of_word(part):
            return unit
    return _unit_among(_header_words(name))


def unit_of_price_per_area(name: str) -> str:
    """The area unit behind a word for "per" in a column's name; empty if there is none.

    Examples
    --------
    >>> unit_of_price_per_area("Prix au m²"), unit_of_price_per_area("€/m²")
    ('m2', 'm2')
    >>> unit_of_price_per_area("price_per_sqft"), unit_of_price_per_area("Wohnfläche (m²)")
    ('ft2', '')
    """
    parts = re.split(
        r"/|\b(?:per|pro|par|por|al|au|je)\b", name.replace("_", " ").lower(), maxsplit=1
    )
    return _unit_among(_header_words(parts[1])) if parts[1:] else ""


def _header_words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", name)
    plain = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", plain)
    return re.findall(r"[^\W_]+|/", re.sub(r"\^|(?<=[a-z])\.(?=[a-z])", "", plain.lower()))


def _unit_among(tokens: list[str]) -> str:
    for width in (3, 2, 1):
        for start in range(len(tokens) - width + 1):
            others = tokens[:start] + tokens[start + width :]
            token = "".join(tokens[start : start + width])
            unit = _unit_of_token(token, others) or (_unit_of_joined(token) if width == 1 else "")
            if unit:
                return "" if _PER.search(" ".join(tokens[:start])) else unit
    return ""


def _unit_of_token(token: str, others: list[str]) -> str:
    if token in _CLEAR_UNITS:
        return _CLEAR_UNITS[token]
    if token in _UNITS and len(token) > 1 and not _AREA_WORDS.isdisjoint(others):
        return _UNITS[token]
    return ""


def _unit_of_joined(token: str) -> str:
    """The unit that begins or ends a word, as in ``lotsqm``."""
    for word in (*_JOINED, "m2", "qm"):
        rest = token.removesuffix(word) if token.endswith(word) else token.removeprefix(word)
        clear = word.startswith("sq") or len(word) > 4 or not word.isascii()
        if rest != token and (rest in _AREA_WORDS or clear):
            return _CLEAR_UNITS[word]
    return ""
