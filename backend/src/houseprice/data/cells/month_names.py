"""Words of dates in twenty languages, from CLDR; `clean` writes them as numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import polars as pl
from babel import Locale

from houseprice.data.cells.era_years import western_years

#: English, Spanish, French, German, Portuguese, Italian and Dutch, with regional short forms, then
#: Swedish, Danish, Norwegian, Polish, Czech, Turkish, Finnish, Hungarian, Romanian, Russian,
#: Ukrainian, Bulgarian and Greek. In Croatian, ``listopad`` is another month than in Polish.
_LOCALES = (
    *("en", "en_GB", "es", "es_MX", "fr", "de", "de_AT", "pt", "pt_PT", "it", "nl"),
    *("sv", "da", "nb", "pl", "cs", "tr", "fi", "hu", "ro", "ru", "uk", "bg", "el"),
)
#: A letter of one of their alphabets, without its marks.
_LETTER = r"a-z\u0370-\u03ff\u0400-\u04ff"
_SHORTEST = 3
#: Umlauts spelt with two letters.
_SPELT_OUT = {"maerz": 3, "jaenner": 1}
_QUARTER = (
    r"\b(quarter|quartal|quart|qtr|trimestre|trimester|trim|kwartaal|kvartal|kwarta[lł]|kw|ctvrtleti)"
    r"\b\.?"
)
_FILLER = r"\b(de|del|of|den|der|the|le|el)\b"
_ORDINAL = r"\b(\d{1,2})(st|nd|rd|th|er|ere|eme|to|ro|do|e|o|a)\b"
_ZONE = r"(z|utc|gmt)? ?([+-] ?\d{1,2}(:?\d{2})?)?( ?\([^)]*\)| ?\[[^\]]*\])?"
_CLOCK = r"\d{1,2}[:h]\d{2}(:\d{2}([.,]\d+)?)? ?([ap]\.? ?m\.?)? ?"
_TIME = rf"(t| |, ?){_CLOCK}{_ZONE}$"
#: Java and Unix write the year after the time.
_TIME_INSIDE = rf" {_CLOCK}([a-z]{{3,4}} )?(\d{{4}})$"
#: A compact date keeps a ``t`` in place of its time: with it, eight digits must be a date.
_COMPACT_TIME = rf"^(\d{{8}})(t| )\d{{4,6}}(\.\d+)? ?{_ZONE}$"
_DAY_ZONE = r"^(\d{4}-\d{2}-\d{2})(z|[+-]\d{2}:\d{2})$"
#: Digits alone, whole numbers and days in digits with a time or without need no other repair.
_PLAIN_STAMP = (
    r"^(\d+|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})"
    r"(?:\.0+|[T ]\d{1,2}:\d{2}(?::[\d.]+)?(?:Z|[+-]\d{2}:?\d{2})?)?$"
)
#: "21-06-2021 r." in Poland, "21.06.2021 г." in Russia.
_WORD_FOR_YEAR = r"(\d{4}) ?(?:r|rok|roku|г|год|года)\.?$"
#: 년, 월 and 일, as normal form D writes them.
_KOREAN_DAY, _KOREAN_MONTH = (
    unicodedata.normalize("NFD", pattern)
    for pattern in (r" ?년 ?([0-9]{1,2}) ?월 ?([0-9]{1,2}) ?일", r" ?년 ?([0-9]{1,2}) ?월")
)
#: "Sold 4 Mar 2022", "vendu le 12/03/2022": what happened then is said in front.
_SAID_OF_IT = (
    r"^(?:sold|settled|closed|recorded|transferred|purchased|vendu|vendue|vendus|verkauft"
    r"|vendido|vendida|venduto|venduta|verkocht|sald|solgt|date)\b[: ]*"
    r"(?:(?:on|in|le|en|el|em|il|am|im|op|den|d)\b[. ]*)?"
)
#: Words in brackets behind a date, such as "(estimated)".
_REMARK = r"(\d) ?\([^()\d]*\)$"
#: What else is written in more than one way, in the order in which it is put right.
_REPAIRS = (
    ("ı", "i"),
    (r"[\u2010-\u2015\u2212_]", "-"),
    (r"['’`]", " "),
    (r"\s+", " "),
    (r" ?年 ?第? ?([1-4]) ?(四半期|季度?)$", "-q${1}"),
    (r" ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日", "-${1}-${2}"),
    (r" ?年 ?([0-9]{1,2}) ?月", "-${1}"),
    (_KOREAN_DAY, "-${1}-${2}"),
    (_KOREAN_MONTH, "-${1}"),
    (_SAID_OF_IT, ""),
    (_REMARK, "${1}"),
    (_COMPACT_TIME, "${1}t"),
    (_TIME, ""),
    (_TIME_INSIDE, " ${5}"),
    (_DAY_ZONE, "${1}"),
    (r" ?([/.-]) ?", "${1}"),
    (r"^(\d{4,}),(\d+)$", "${1}.${2}"),
    (r"^(\d+)\.0*$", "${1}"),
    (r"(\d)\.$", "${1}"),
    (_WORD_FOR_YEAR, "${1}"),
)


def plain(word: str) -> str:
    """A word in lower case, without accents and dots.

    Examples
    --------
    >>> plain("Févr.")
    'fevr'
    """
    letters = unicodedata.normalize("NFKD", word.lower()).replace("ı", "i")
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).strip(". ")


@cache
def month_of_word() -> dict[str, int]:
    """Month, 1..12, of each name, short name and beginning of a name of three or more letters.

    A beginning that two months share, such as ``jui`` of ``juin`` and ``juillet``, is left out.
    """
    months: defaultdict[str, set[int]] = defaultdict(set)
    for word, month in (*_names("wide"), *_names("abbreviated"), *_SPELT_OUT.items()):
        for length in range(_SHORTEST, len(word) + 1):
            months[word[:length]].add(month)
    exact = dict([*_names("abbreviated"), *_names("wide")])
    return {word: min(shared) for word, shared in months.items() if len(shared) == 1} | exact


@cache
def only_full_names() -> frozenset[str]:
    """Names of months that are no short names: ``february``, but not ``may``."""
    short = {word for word, _ in _names("abbreviated")}
    return frozenset(word for word, _ in _names("wide") if word not in short)


@cache
def _names(width: str) -> tuple[tuple[str, int], ...]:
    return tuple(
        (plain(word), month)
        for locale in _LOCALES
        for context in ("format", "stand-alone")
        for month, word in Locale.parse(locale).months[context][width].items()
    )


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        plain(word)
        for locale in _LOCALES
        for width in ("wide", "abbreviated")
        for word in Locale.parse(locale).days["format"][width].values()
    )


def clean(text: pl.Series) -> pl.Series:
    """Write dates in one way: lower case, no accents, time, zone and weekday; months as ``m02``.

    The day stays as it is written: a zone never moves it.

    Parameters
    ----------
    text : polars.Series of shape (n,)
        Stripped text.

    Returns
    -------
    polars.Series of shape (n,)
        The text that the patterns of `date_formats` are made for.

    Examples
    --------
    >>> clean(pl.Series(["Mi., 17. März 2021", "1er févr. 21", "2021-02-17T10:30:00Z"])).to_list()
    ['17.m03 2021', '1 m02.21', '2021-02-17']
    """
    short = text.str.extract(_PLAIN_STAMP, 1)
    rest = (short.is_null() & text.is_not_null()).arg_true()
    return short.scatter(rest, _clean_slowly(text.gather(rest)))


def _clean_slowly(text: pl.Series) -> pl.Series:
    letters = text.str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.to_lowercase()
    letters = western_years(letters)
    for pattern, new in _REPAIRS:
        letters = letters.str.replace_all(pattern, new)
    wordy = letters.str.contains(rf"[{_LETTER}]{{2}}").fill_null(value=False)
    if not wordy.any():
        return letters
    words = pl.DataFrame({"text": letters.filter(wordy)}).select(_months_as_numbers())
    return letters.scatter(wordy.arg_true(), words.to_series())


def _months_as_numbers() -> pl.Expr:
    text = _without_weekday(pl.col("text")).str.replace_all(_ORDINAL, "${1}")
    text = text.str.replace_all(_FILLER, " ").str.replace_all(_QUARTER, "q")
    text = text.str.replace_all(r"\s+", " ").str.strip_chars(" ,")
    parts = text.str.extract_groups(
        rf"^([^{_LETTER}]*)([{_LETTER}]{{3,}})(\.?[^{_LETTER}]*)$"
    ).struct
    month = parts.field("2").replace_strict(
        {word: f"m{month:02}" for word, month in month_of_word().items()}, default=None
    )
    return pl.coalesce(pl.concat_str(parts.field("1"), month, parts.field("3")), text)


def _without_weekday(text: pl.Expr) -> pl.Expr:
    """Leave out a weekday in front; ``mar`` is a Tuesday only where a month follows."""
    months = month_of_word()
    sure = _any_of(word for word in _weekdays() if word not in months)
    perhaps = _any_of(word for word in _weekdays() if word in months)
    text = text.str.replace(rf"^({sure})[., ]+(.*\d)", "${2}")
    return text.str.replace(rf"^({perhaps})[., ]+(.*[{_LETTER}]{{3}}.*)$", "${2}")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def month_numbers(text: pl.Series) -> pl.Series:
    """Months, 1..12, of cells that hold a month's name alone; null where they hold none.

    Parameters
    ----------
    text : polars.Series of shape (n_rows,)
        Stripped text.
    """
    names = text.drop_nulls().unique().to_list()
    months = {name: month_of_word().get(plain(name)) for name in names}
    return text.replace_strict(months, default=None, return_dtype=pl.Int64)
