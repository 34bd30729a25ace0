"""Levels that are nearly the same word, such as "Saint Paul" and "St Paul".

They are never joined by themselves: the owner of the table knows whether they are one place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import polars as pl
from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from houseprice.data.cells.levels import normal_form
from houseprice.data.cells.reading import Remark
from houseprice.data.cells.wording import counted
from houseprice.data.column_words import without_accents

#: A rare level beside one that is so many times as common may be a slip.
_TIMES = 10
#: Columns with more levels are compared by the letters of their levels only.
_MOST_LEVELS = 1_000
_NAMED = 5
_CANDIDATES = 20
#: Letters of an abbreviation, of the word that it stands for, and of words with one or two slips.
_SHORT, _WORD, _ONE_SLIP, _TWO_SLIPS = 3, 4, 4, 8
_DIGIT = re.compile(r"\d")


def near_twins(levels: pl.Series) -> Remark | None:
    """The remark that levels of a column are nearly alike; None where none are.

    Two levels are near twins if they differ in accents, signs or blanks only; or if one is rare
    beside the other, and their words are abbreviations or misspellings of each other. Digits must
    agree.

    Parameters
    ----------
    levels : polars.Series of str, shape (n_rows,)
        Values in normal spelling, see `normal_levels`.

    Examples
    --------
    >>> near_twins(pl.Series(["Saint Paul"] * 12 + ["St Paul", "Bonn"])).text
    "'St Paul' in 1 cell may be 'Saint Paul' in 12 cells; they are learned as different values"
    """
    counts = _counts(levels)
    pairs = list(_pairs(counts))
    if not pairs:
        return None
    named = ", ".join(
        f"{rare!r} in {counted(counts[rare])} may be {common!r} in {counted(counts[common])}"
        for rare, common in pairs[:_NAMED]
    )
    more = f", and {len(pairs) - _NAMED} more" if len(pairs) > _NAMED else ""
    rows = levels.is_in([rare for rare, _ in pairs]).fill_null(value=False)
    text = f"{named}{more}; they are learned as different values"
    return Remark("near twins", text, rows)


def by_letters(levels: Sequence[str]) -> dict[str, str]:
    """The level of each sequence of words, without accents and signs; for `near_level`."""
    return dict(zip(_keys(levels), levels, strict=True))


def near_level(value: str, known: Mapping[str, str]) -> str | None:
    """The known level that a value may mean; None if it is like none of them.

    Parameters
    ----------
    value : str
        A value that is no level.
    known : mapping of str to str
        The levels, see `by_letters`.

    Examples
    --------
    >>> known = by_letters(["Paulsborn", "Saint Paul", "Area 1"])
    >>> near_level("St. Paul", known), near_level("Area 2", known)
    ('Saint Paul', None)
    """
    (key,) = _keys([value])
    likely = process.extract(
        key, list(known), scorer=Indel.normalized_similarity, processor=None, limit=_CANDIDATES
    )
    return next((known[other] for other, _, _ in likely if _are_near(key, other)), None)


def _counts(levels: pl.Series) -> dict[str, int]:
    """Rows of each level, the commonest first."""
    counts = levels.drop_nulls().rename("level").value_counts()
    ordered = counts.sort(["count", "level"], descending=[True, False])
    return dict(ordered.iter_rows())


def _pairs(counts: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Each level that may be another, with the commonest of those."""
    compact: dict[str, str] = {}
    by_initials: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for level, key in zip(counts, _keys(list(counts)), strict=True):
        letters = key.replace(" ", "")
        if not letters:
            continue
        twin = compact.setdefault(letters, level)
        if twin == level and len(counts) <= _MOST_LEVELS:
            others = by_initials["".join(word[0] for word in key.split())]
            twin = _commoner(key, counts[level], others, counts) or level
            others.append((key, level))
        if twin != level:
            yield level, twin


def _commoner(
    key: str, count: int, others: Sequence[tuple[str, str]], counts: dict[str, int]
) -> str | None:
    for other, level in others:  # the commonest first
        if counts[level] < _TIMES * count:
            return None
        if _are_near(key, other):
            return level
    return None


def _keys(levels: Sequence[str]) -> list[str]:
    forms = normal_form(pl.Series(levels, dtype=pl.String)).to_list()
    return [_letters(form) for form in forms]


def _letters(form: str) -> str:
    """Words without accents and signs."""
    plain = form if form.isascii() else without_accents(form)
    return " ".join(re.sub(r"[\W_]+", " ", plain.replace("'", "")).split())


def _are_near(left: str, right: str) -> bool:
    if left.replace(" ", "") == right.replace(" ", ""):
        return True
    pair = left.split(), right.split()
    if len(pair[0]) != len(pair[1]):
        return False
    differing = [words for words in zip(*pair, strict=True) if words[0] != words[1]]
    is_single = len(differing) == len(pair[0])
    return all(_is_slip(*words) for words in differing) or (
        not is_single and all(_is_slip(*words) or _is_short(*words) for words in differing)
    )


def _is_slip(left: str, right: str) -> bool:
    """Whether two words differ in a letter or two."""
    length = min(len(left), len(right))
    if length < _ONE_SLIP or left[0] != right[0] or _DIGIT.search(left + right):
        return False
    slips = 1 if length < _TWO_SLIPS else 2
    return bool(OSA.distance(left, right, score_cutoff=slips) <= slips)


def _is_short(left: str, right: str) -> bool:
    """Whether one word is an abbreviation of the other: ``st`` of saint, ``ave`` of avenue."""
    short, word = sorted((left, right), key=len)
    if not 1 < len(short) <= _SHORT or len(word) < _WORD or not word.isalpha():
        return False
    letters = iter(word)
    is_part = all(letter in letters for letter in short)
    return short[0] == word[0] and is_part and (short[-1] == word[-1] or word.startswith(short))
