"""Currencies and scales, such as ``NZ$`` and ``k€``, in cells and in names of columns."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale

#: Signs that several currencies share; the country of the homes has to decide.
SIGN_CURRENCIES: dict[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS", "UYU"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "¥": ("JPY", "CNY"),
    "Rs": ("INR", "PKR", "LKR", "NPR", "MUR"),
}
#: Signs that people write at home, and spellings that CLDR does not list in English.
_SPELLINGS = {
    **{"us$": "USD", "u$s": "USD", "usd$": "USD", "$us": "USD", "au$": "AUD", "a$": "AUD"},
    **{"c$": "CAD", "ca$": "CAD", "cdn$": "CAD", "can$": "CAD", "nz$": "NZD", "nzd$": "NZD"},
    **{"s$": "SGD", "sg$": "SGD", "hk$": "HKD", "nt$": "TWD", "mx$": "MXN", "mex$": "MXN"},
    **{"euro": "EUR", "euros": "EUR", "eur.": "EUR", "sterling": "GBP", "gbp£": "GBP"},
    **{"fr.": "CHF", "sfr": "CHF", "sfr.": "CHF", "franken": "CHF", "rmb": "CNY", "元": "CNY"},
    **{
        "cn¥": "CNY",
        "円": "JPY",
        "yen": "JPY",
        "jp¥": "JPY",
        "원": "KRW",
        "zl": "PLN",
        "zloty": "PLN",
    },
    **{"złotych": "PLN", "lei": "RON", "лв": "BGN", "лв.": "BGN", "руб": "RUB", "руб.": "RUB"},
    **{
        "грн": "UAH",
        "kc": "CZK",
        "tl": "TRY",
        "s/": "PEN",
        "s/.": "PEN",
        "dhs": "AED",
        "aed": "AED",
    },
    **{
        "uf": "CLF",
        "baht": "THB",
        "php": "PHP",
        "reais": "BRL",
        "sek": "SEK",
        "ksh": "KES",
        "¢": "",
    },
    **{"zł": "PLN", "kč": "CZK", "ft": "HUF", "₴": "UAH", "₽": "RUB", "₺": "TRY", "rp": "IDR"},
    **{"rm": "MYR", "฿": "THB", "r": "ZAR", "đ": "VND", "₦": "NGN", "₱": "PHP", "₡": "CRC"},
    **{"$": "$", "＄": "$", "kr": "kr", "kr.": "kr", "¥": "¥", "￥": "¥", "rs": "Rs", "rs.": "Rs"},
    **{"dollars": "$", "dollar": "$", "kronor": "kr", "kroner": "kr", "rupees": "Rs"},
}
#: Words and letters for factors.
_FACTORS = {
    1e3: ("k", "tsd", "tausend", "thousand", "thousands", "тыс", "тысяч", "tis", "tys", "千"),
    1e4: ("万", "萬", "만"),
    1e5: ("lakh", "lakhs", "lac", "lacs"),
    1e6: (
        "mio",
        "mln",
        "million",
        "millions",
        "millones",
        "millón",
        "milhões",
        "milhão",
        "mill",
        "milioni",
        "milione",
        "milionów",
        "miljoner",
        "miljoen",
        "millionen",
        "млн",
        "mn",
        "百万",
    ),
    1e7: ("crore", "crores", "cr"),
    1e8: ("億", "亿", "억"),
    1e9: ("bn", "billion", "billions", "mrd", "mld", "milliarden", "milliards", "млрд", "bln"),
}
FACTORS = {word: factor for factor, spellings in _FACTORS.items() for word in spellings}
#: Letters that mean a factor only where the number is money: 12 m may be twelve metres.
MONEY_FACTORS = {"m": 1e6, "mm": 1e6, "b": 1e9, "l": 1e5, "t": 1e3}

#: Currency codes that are words of their own, or abbreviations of other things, in a column's name.
_WORDY_CODES = frozenset(
    {
        "ALL",
        "TOP",
        "TRY",
        "PEN",
        "CUP",
        "MAD",
        "SOS",
        "CAD",
        "RON",
        "BAM",
        "GEL",
        "COP",
        "LAK",
        "MOP",
    }
    | {"SAR", "MUR", "ANG", "STD", "BAN", "XXX", "XTS", "BAD", "RUR", "PAB", "GIP", "DOP", "MAF"}
)
_HEADER_CODES = frozenset(
    {"EUR", "USD", "GBP", "CHF", "AUD", "NZD", "JPY", "CNY", "INR", "SEK"}
) | {
    *("NOK", "DKK", "PLN", "CZK", "HUF", "BRL", "MXN", "ZAR", "SGD", "HKD", "TWD", "KRW", "THB"),
    *("AED", "ILS", "RUB", "UAH", "IDR", "MYR", "PHP", "VND", "CLP", "ARS", "LKR", "PKR", "ISK"),
}
#: Prices in Chile are in "UF".
_UNIT_OF_CHILE = "CLF"
_THOUSANDS = re.compile(
    r"\b(?:thousands?|tausend|tsd|milliers|miles de|milhares|migliaia|tys|тыс)\b"
    r"|(?:\bin |\bx ?|×|\* ?)1[., ']?000\b|[('’,$€£ ]000s?\b|\b000s\b"
    r"|\b1[., ']?000 ?(?:€|\$|£|[a-z]{3}\b)|\bteur\b|\btdm\b|\bk ?(?:€|\$|£|eur|usd|gbp|chf)"
    r"|\bt ?€|\(k\)|[a-z€$£] k$|\[k\]"
)
_MILLIONS = re.compile(
    r"\b(?:mio|mln|millions?|millionen|millones|milh(?:õ|o)es|milioni|млн)\b"
    r"|\bm ?(?:€|\$|£|eur\b|usd\b|gbp\b)|\(m\)(?=$)"
)
_OTHER_SCALES = {
    r"\b(?:lakhs?|lacs?)\b": 1e5,
    r"\bcrores?\b": 1e7,
    r"万|萬|만": 1e4,
    r"億|亿|억": 1e8,
}


@cache
def currency_names() -> dict[str, str]:
    """Codes and signs of currencies in lower case, each with its ISO 4217 code.

    A sign that several currencies share is its own value, see `SIGN_CURRENCIES`.
    """
    english = Locale("en")
    codes = [str(code) for code in english.currencies if code not in ("XXX", "XTS")]
    names = {code.lower(): code for code in codes}
    names |= {str(sign).lower(): str(code) for code, sign in english.currency_symbols.items()}
    return names | _SPELLINGS


def currency_of_header(name: str) -> str:
    """ISO 4217 code of the currency that a column's name holds; empty if none.

    Parameters
    ----------
    name : str
        Name of a column.

    Examples
    --------
    >>> currency_of_header("Sale price (NZ$)"), currency_of_header("price_eur")
    ('NZD', 'EUR')
    >>> currency_of_header("Price (k€)"), currency_of_header("SalePrice")
    ('EUR', '')
    """
    plain = _spaced(name)
    bracketed = [part.strip() for part in re.findall(r"[(\[]([^)\]]*)[)\]]", plain)]
    named = [code for part in bracketed for token in _tokens(part) if (code := _code(token))]
    named += [code for token in _tokens(plain) if (code := _code(token)) and _is_clear(code, token)]
    return next((code for code in named if code not in SIGN_CURRENCIES), "")


def _tokens(text: str) -> list[str]:
    return re.split(r"[\s()\[\],;:]+|/(?!\.?$)", text)


def _code(token: str) -> str:
    """The currency of a token, with or without a factor or digits before it: ``k€``, ``000€``."""
    names = currency_names()
    bare = re.sub(
        r"^(?:[0-9.,'’]+|[kt万萬億亿만억]+|m|mio\.?|mln\.?)(?=[^a-z]|eur|usd|gbp|chf)", "", token
    )
    bare = re.sub(r"[0-9.,'’]+s?$", "", bare)
    return names.get(token) or names.get(bare) or names.get(bare.strip(".'")) or ""


def _is_clear(code: str, token: str) -> bool:
    """Whether a token outside brackets can mean nothing else."""
    if not token.isascii() or "$" in token:
        return True
    if code in SIGN_CURRENCIES or code == _UNIT_OF_CHILE:
        return True
    return code in _HEADER_CODES and code not in _WORDY_CODES and len(token) > 2


def scale_of_header(name: str) -> float:
    """Factor of the numbers below a column's name: 1000 for ``Price (k€)``; 1 if none is named.

    Parameters
    ----------
    name : str
        Name of a column.

    Examples
    --------
    >>> scale_of_header("Preis in 1000 EUR"), scale_of_header("Price (Mio)")
    (1000.0, 1000000.0)
    """
    plain = _spaced(name)
    for pattern, factor in ((_MILLIONS, 1e6), (_THOUSANDS, 1e3)):
        if pattern.search(plain):
            return factor
    return next((scale for look, scale in _OTHER_SCALES.items() if re.search(look, plain)), 1.0)


def _spaced(name: str) -> str:
    """A column's name in lower case, camel case and underscores taken apart."""
    plain = unicodedata.normalize("NFKC", name).replace("\u00a0", " ")
    plain = re.sub(r"(?<=[a-z])(?=[A-Z][a-z]|[A-Z]{3}\b)", " ", plain)
    return " ".join(plain.replace("_", " ").replace("-", " ").lower().split())
