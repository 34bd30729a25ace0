"""What stands around the number of a cell: signs, brackets, currency, scale and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from houseprice.data.cells.area_units import unit_of_word
from houseprice.data.cells.money import (
    FACTORS,
    MONEY_FACTORS,
    SIGN_CURRENCIES,
    currency_names,
)

#: Letters that mean a factor in capitals only, where nothing says that the number is money. There
#: is no B for billion: 2B is a flat.
_CAPITAL_FACTORS = {"M": 1e6, "MM": 1e6}
#: Signs of currencies that mean something else behind a number: rand, but 3 R is three rooms.
_ONLY_BEFORE = ("r", "rm")
#: What small numbers count, as in "2 BHK" and "3 Zimmer"; these words change no number.
_COUNTED_LIST = (
    "bhk bed beds bedroom bedrooms br bd bath baths bathroom bathrooms ba room rooms rm rms zimmer "
    "zi pièces pièce pieces piece chambres chambre hab habitaciones habitación dorm dorms "
    "dormitorios quartos quarto cômodos camere camera locali locale vani bagni bagno kamers kamer "
    "slaapkamers rum rok 年 rom værelser vær soverom pok pokoje pokoi pokój 房 室 卧室"
)
_COUNTED = frozenset(_COUNTED_LIST.split())
#: Terms behind a price that change nothing of it: who pays the costs, or whether it is firm.
_TERMS_LIST = (
    "k.k|kk|v.o.n|von|kosten koper|vrij op naam|vb|vhb|fp|verhandlungsbasis|festpreis|fai|hai|ttc"
    "|net vendeur|hni|ono|o.n.o|neg|negotiable|fixed|only|/-|nego"
)
_TERMS = frozenset(_TERMS_LIST.split("|"))
#: Feet, unlike the forint "Ft".
_FEET = ("ft", "FT")


@dataclass(frozen=True)
class Affixes:
    """What the text around a number says of it.

    Parameters
    ----------
    factor : float
        The number is multiplied by it; negative where a sign or brackets make it so.
    scaled : bool
        Whether a word for a factor stands there, such as ``k``.
    currency : str
        ISO 4217 code, or a sign that several currencies share; empty if none.
    unit : str
        A unit of `AREA_UNITS`; empty if none.
    """

    factor: float = 1.0
    scaled: bool = False
    currency: str = ""
    unit: str = ""


def read_affixes(prefix: str, suffix: str, *, money: bool, units: bool) -> Affixes | None:
    """Read the text before and after a number; None where it means something else.

    Parameters
    ----------
    prefix, suffix : str
        The text before and after the digits.
    money : bool
        Whether the numbers are money, so that ``m`` means millions.
    units : bool
        Whether units of areas may stand there.
    """
    before, after = prefix.strip(), suffix.strip()
    if not units and (rest := _without_terms(after)) != after:
        amount = read_affixes(before, rest, money=money, units=units)
        return amount if amount and (money or amount.currency) else None
    brackets = before.count("("), after.count(")")
    if brackets not in ((0, 0), (1, 1)) or "(" in after or ")" in before:
        return None
    before, after = before.replace("(", ""), after.replace(")", "")
    sign, before = _sign(before, at_end=False)
    minus, after = _sign(after, at_end=True)
    if (sign < 0) + (minus < 0) + brackets[0] > 1:
        return None
    read = _words(before, after, money=money, units=units)
    negative = sign * minus * (-1.0 if brackets[0] else 1.0)
    return read and replace(read, factor=read.factor * negative)


def _sign(text: str, *, at_end: bool) -> tuple[float, str]:
    """Factor of a leading or trailing sign, and the text without it."""
    plain = text.strip()
    if at_end:
        return (-1.0, plain[:-1].strip()) if plain.endswith("-") else (1.0, plain)
    for mark, factor in (("-", -1.0), ("+", 1.0)):
        if plain.startswith(mark):
            return factor, plain[1:].strip()
        if plain.endswith(mark):
            return factor, plain[:-1].strip()
    return 1.0, plain


def _words(before: str, after: str, *, money: bool, units: bool) -> Affixes | None:
    first = _split(before, money=True, units=False)
    if first is None or (before and (units or not first.currency)) or after.lower() in _ONLY_BEFORE:
        return None
    last = _split(after, money=money or bool(first.currency), units=units)
    if last is None or (first.scaled and last.scaled):
        return None
    if first.currency and last.currency and first.currency != last.currency:
        return _joined_currency(first, last)
    return Affixes(
        first.factor * last.factor,
        first.scaled or last.scaled,
        first.currency or last.currency,
        last.unit,
    )


def _without_terms(text: str) -> str:
    """The text behind an amount of money without a term of payment at its end.

    Examples
    --------
    >>> _without_terms("€ k.k."), _without_terms("k")
    ('€', 'k')
    """
    words = text.split(" ")
    for at in range(len(words)):
        if " ".join(words[at:]).lower().strip(".,() ") in _TERMS:
            return " ".join(words[:at])
    return text


def _joined_currency(first: Affixes, last: Affixes) -> Affixes | None:
    """``$500 AUD``: the code says which of the currencies of the sign it is."""
    for sign, code in ((first, last), (last, first)):
        if code.currency in SIGN_CURRENCIES.get(sign.currency, ()):
            return replace(last, currency=code.currency, factor=first.factor * last.factor)
    return None


def _split(text: str, *, money: bool, units: bool) -> Affixes | None:
    """A factor, a currency, a unit, or two of them in either order."""
    if not text.strip(" ."):
        return Affixes()
    whole = _piece(text, money=money, units=units)
    if whole is not None:
        return whole
    for at in range(1, len(text)):
        left, right = text[:at].strip(" "), text[at:].strip(" ")
        currency = _piece(right, money=True, units=False)
        paid = currency is not None and bool(currency.currency)
        first = _piece(left, money=money or paid, units=units)
        second = _piece(right, money=money or bool(first and first.currency), units=units)
        if first and second and (first.scaled, second.scaled) != (True, True):
            if first.currency and second.currency:
                return _joined_currency(first, second)
            if first.unit and second.unit:
                continue
            return Affixes(
                first.factor * second.factor,
                first.scaled or second.scaled,
                first.currency or second.currency,
                first.unit or second.unit,
            )
    return None


def _piece(text: str, *, money: bool, units: bool) -> Affixes | None:
    """One factor, currency or unit; None where the text is neither."""
    word = text.strip(" ")
    bare = word.strip(".")
    if units and (unit := unit_of_word(word)):
        return Affixes(unit=unit)
    factor = FACTORS.get(bare.lower()) or (None if units else _CAPITAL_FACTORS.get(bare))
    factor = factor or (MONEY_FACTORS.get(bare.lower()) if money else None)
    if factor:
        return Affixes(factor, scaled=True)
    if units or (bare in _FEET and not money):
        return None
    if not money and bare.lower() in _COUNTED:
        return Affixes()
    names = currency_names()
    together = word.lower().replace(" ", "")
    if code := names.get(together) or names.get(bare.lower()):
        return Affixes(currency=code)
    return _scaled_currency(bare) if money else None


def _scaled_currency(word: str) -> Affixes | None:
    """``T€`` and ``TEUR``: a factor and a currency in one word before the number."""
    match = re.fullmatch(r"(k|t|mio\.?|m) ?(€|\$|£|eur|usd|gbp|chf)", word.lower())
    if not match:
        return None
    factor = {"k": 1e3, "t": 1e3}.get(match[1], 1e6)
    return Affixes(factor, scaled=True, currency=currency_names()[match[2]])
