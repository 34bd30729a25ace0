"""Understands the name of a column: its words and the concepts that they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from houseprice.data.column_words import plain_words
from houseprice.data.importing.roles.vocabulary import SHORT_PARTS, concepts_of_words, long_words

_CURRENCY_SIGN = re.compile(r"\b[A-Za-z]{0,3}[$€£¥₹₩₺₽]")
#: Spellings of units in two words, and a slash before a unit, which means "per".
_PER_UNIT = re.compile(r"(?<=\S)\s*/\s*(?=(m2|m²|qm|mq|sq|ft|sf|sm))", re.IGNORECASE)
_UNITS = re.compile(r"\b(sq|square) ?(feet|foot|ft|meters?|metres?|met|mt|m|yards?|yds?)\b")
#: "E-Koordinate" and "n_coord" of national grids.
_EAST, _NORTH = (re.compile(rf"\b{axis} ?(?=ko+rd|coord)") for axis in "en")
#: Listing services: "L Price" is what is asked, "S Price" or "SP" what was paid.
_LISTED = re.compile(r"^(?:l|o|lp|op) ?(?=price\b|prc\b|date\b)|^(?:lp|op)$")
_SOLD = re.compile(r"^(?:s|c|sp|cp) ?(?=price\b|prc\b|date\b)|^(?:sp|cp)$")
#: "num of parks", "Anzahl Schulen", "avg school size": a count or a mean, whatever it is of.
#: "Numéro de quartier" is a code, and "nombre de barrio" a name: these are not among them.
_COUNT = re.compile(
    r"^(num|number|no|n) of\b|^(count|anzahl|aantal|cantidad|quantidade|avg|average|mean|median)\b"
    r"|\bcount$"
)
#: Trust in a near spelling, and in a word with a number behind it (``sqft_living15``).
_NEAR_SPELLING, _NUMBERED = 0.85, 0.95
_SHORTEST_PART = 3
_LONGEST_GLUED = 40
_SHORT_WORD = 6
_MOST_SLIPS = 2


@dataclass(frozen=True)
class ColumnName:
    """What the words of a column's name mean.

    Parameters
    ----------
    label : str
        The words in plain letters.
    concepts : frozenset of str
        Concepts of all words.
    known : float
        Share of the words that are known, 0..1.
    trust : float
        Less than 1 where a word was only recognised in a near spelling or without its number.
    """

    label: str
    concepts: frozenset[str]
    known: float
    trust: float

    def has(self, *concepts: str) -> bool:
        """Whether the name speaks of one of these concepts."""
        return not self.concepts.isdisjoint(concepts)


@lru_cache(maxsize=4096)
def understand(name: str) -> ColumnName:
    """Look up the words of a column's name in seven languages.

    Glued words are taken apart, and near spellings are recognised.

    Examples
    --------
    >>> sorted(understand("lotsqm").concepts), sorted(understand("Lattitude").concepts)
    (['area unit', 'lot'], ['latitude'])
    """
    label = plain_words(_CURRENCY_SIGN.sub(" ", _PER_UNIT.sub(" per ", name)))
    label = _SOLD.sub(_paid, _LISTED.sub(_asked, label))
    label = _NORTH.sub("northing ", _EAST.sub("easting ", label))
    parts = [part for token in _UNITS.sub("sqm", label).split() for part in _parts(token)]
    known = concepts_of_words()
    concepts = frozenset[str]().union(*(known.get(word, frozenset()) for word, _ in parts))
    if _COUNT.search(label):
        concepts |= {"count"}
    understood = sum(word in known or word.isdigit() or len(word) == 1 for word, _ in parts)
    return ColumnName(
        label=label,
        concepts=concepts - {"neutral"},
        known=understood / max(len(parts), 1),
        trust=min((trust for _, trust in parts), default=1.0),
    )


def _asked(short: re.Match[str]) -> str:
    return "list price" if short.end() == len(short.string) else "list "


def _paid(short: re.Match[str]) -> str:
    return "sold price" if short.end() == len(short.string) else "sold "


@lru_cache(maxsize=4096)
def _parts(token: str) -> tuple[tuple[str, float], ...]:
    """The known words in a token, each with how far its spelling is trusted."""
    bare = token.rstrip("0123456789") if not token.isdigit() else token
    for form, trust in ((token, 1.0), (bare, 1.0 if bare == token else _NUMBERED)):
        glued = (form,) if form in concepts_of_words() else _taken_apart(form)
        if glued:
            return tuple((part, trust) for part in glued)
    near = _near_word(bare)
    if near:
        return ((near, _NEAR_SPELLING),)
    return _one_part_misspelt(bare) or ((token, 1.0),)


def _taken_apart(token: str) -> tuple[str, ...]:
    """The fewest known words that make up a token; empty if none do."""
    if len(token) > _LONGEST_GLUED:
        return ()
    best: list[tuple[str, ...] | None] = [(), *[None] * len(token)]
    for end in range(1, len(token) + 1):
        for start in range(end):
            before, part = best[start], token[start:end]
            if before is None or not _may_be_part(part):
                continue
            here = best[end]
            if here is None or len(before) + 1 < len(here):
                best[end] = (*before, part)
    return best[-1] or ()


@cache
def _glued_parts() -> frozenset[str]:
    long = {word for word in concepts_of_words() if len(word) >= _SHORTEST_PART}
    return frozenset(long | SHORT_PARTS)


def _may_be_part(part: str) -> bool:
    return part in _glued_parts()


def _near_word(token: str) -> str | None:
    """The known word that a token misspells: a letter too many or too few, or two swapped."""
    if len(token) < 4 or not token.isalpha():
        return None
    slips = 1 if len(token) <= _SHORT_WORD else _MOST_SLIPS
    likely = [word for word in long_words() if word[0] == token[0]]
    if len(token) <= _SHORT_WORD:  # a short word may only lack or swap a letter inside
        likely = [word for word in likely if word[-1] == token[-1]]
    match = process.extractOne(token, likely, scorer=Indel.distance, score_cutoff=_MOST_SLIPS)
    if match is None:
        return None
    word, distance, _ = match
    is_swap = sorted(word) == sorted(token) and OSA.distance(word, token) == 1
    return str(word) if distance <= slips or is_swap else None


def _one_part_misspelt(token: str) -> tuple[tuple[str, float], ...]:
    """A known word glued to a misspelt one: ``saleprce``."""
    for cut in range(3, len(token) - 3):
        head, tail = token[:cut], token[cut:]
        for known, rest, order in ((head, tail, 1), (tail, head, -1)):
            near = _near_word(rest) if known in concepts_of_words() else None
            if near:
                return ((known, 1.0), (near, _NEAR_SPELLING))[::order]
    return ()
