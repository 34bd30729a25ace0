"""The words of a column's name, for all code that judges a column by its name."""

from __future__ import annotations

import re
import unicodedata

#: A change from small to capital letters, or the last capital of an abbreviation: CADLivingArea.
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_HUMP = re.compile(
    rf"(?<=[^\W\d_{_CAPITAL}])(?=[{_CAPITAL}])|(?<=[{_CAPITAL}])(?=[{_CAPITAL}][a-zß-öø-ÿ]{{2}})"
)
_GAP = re.compile(r"[\W_]+")
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_LIGATURES = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


def words(name: str) -> str:
    """A column name as lower-case words: ``livingAreaSqFt`` is ``living area sq ft``.

    Letters keep their accents, so that the words serve as a label; `plain_words` drops them.
    """
    spaced = _GAP.sub(" ", _HUMP.sub(" ", unicodedata.normalize("NFC", name)))
    return " ".join(spaced.lower().split())


def label_of(name: str, unit: str = "") -> str:
    """A column name for people: as somebody wrote it, or the words of a name of programmers.

    What stands in brackets at the end goes where the column has a unit, which is shown beside it.

    Examples
    --------
    >>> label_of("N-Koordinate"), label_of("livingAreaSqFt"), label_of("YR_BLT")
    ('N-Koordinate', 'Living area sq ft', 'Yr blt')
    """
    name = (_BRACKET.sub("", name) if unit else name) or name
    written = " ".join(unicodedata.normalize("NFC", name).split())
    if "_" in written or _HUMP.search(written) or written == written.upper():
        return words(name).capitalize() or written
    return written[:1].upper() + written[1:]


def plain_words(name: str) -> str:
    """The words of a column name in plain letters: ``Año_Construcción`` is ``ano construccion``.

    Examples
    --------
    >>> plain_words("Wohnfläche (m²)"), plain_words("A\\u0301rea")
    ('wohnflache m2', 'area')
    """
    return " ".join(_GAP.sub(" ", without_accents(words(_repaired(name)))).split())


def without_accents(text: str) -> str:
    """Text in lower case without marks on its letters; ``ß`` becomes ``ss``."""
    apart = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _repaired(name: str) -> str:
    """A name whose UTF-8 bytes were read as Windows-1252, as its writer meant it."""
    if name.isascii():
        return name
    try:
        return name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name
