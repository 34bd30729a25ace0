"""Sales that a column of the register itself says are not of the market."""

from __future__ import annotations

import re

import numpy as np
import polars as pl

from houseprice.data.arrays import Flags
from houseprice.data.checks.names import NO, YES, answers, columns_named
from houseprice.data.checks.sales_check import CheckedSales, SalesCheck

KIND = "non-market"
_PARCEL = r"(parcels?|parcelas?|parcelles?|particelle|percelen|parzellen?|flurstucke?|lots?|lotes)"
_PARCELS = re.compile(
    rf"\b{_PARCEL} (in|per|of|on)( the| this)? (deed|sale|transfer|transaction)\b"
    rf"|\b(num|number|no|nb|nr|n|count|qty|nombre|numero|anzahl|aantal|multi|multiple)"
    rf"( of| de| di| der| van)? ?{_PARCEL}\b"
    r"|\b(parcels?|parcel) (count|sold|number of)\b|\bmulti ?(parcel|lot|sale|property)s?\b"
)
#: Names of columns in which yes means that the sale is not of the market, or not at full price.
_NEGATIVE = re.compile(
    r"\bnot (at )?(full )?market\b|\bnon ?market\b|\bnon ?arms\b|\bnot arms\b|\binvalid\b"
    r"|\bunqualified\b|\bdisqualified\b|\bvat exclusive\b|\bexcl(udes|uding)? vat\b|\bex vat\b"
    r"|\b(related|family) (party|parties|sale|transfer)\b|\bforeclos(ure|ed)\b|\bdistressed\b"
)
_POSITIVE = re.compile(
    r"\bvalidity\b|\bvalid (sale|code|flag)\b|\bsale valid\b|\b(is )?valid$|\bqualified\b"
    r"|\bqualification\b|\bqual (code|cd|flag|flg)\b|\bqu (flag|flg)\b|\barms? length\b"
    r"|\b(full )?market (sale|price) ?(flag|yn)?$|\bvat inclusive\b|\bincl(udes|uding)? vat\b"
)
#: Names of columns that tell the kind of deed or transfer.
_DEED = re.compile(
    r"\b(deed|instrument|transaction|transfer|conveyance) ?(type|code|nature|kind)\b"
    r"|\bnature (de )?(la )?mutation\b|\b(kaufart|verkaufsart|vertragsart|sale reason)\b"
    r"|\btipo (de )?(transaccion|transmision|atto|transacao)\b"
)
#: Answers that mean that a sale is not of the market, as whole plain words.
_BAD_ANSWER = re.compile(
    r"\b(invalid|unqualified|disqualified|not valid|non valid|not market|not full market|"
    r"non market|non arms|not arms|gift|donation|donacion|schenkung|inherit\w*|erb\w*|heritage|"
    r"quit ?claim|family|related|relative|love and affection|foreclos\w*|sheriff\w*|auction|"
    r"zwangs\w*|adjudication|expropriation|exchange|echange|tausch|estate|bankruptcy|"
    r"part(ial)? interest|correction|corrective|nominal)\b"
)
#: Codes of one letter in a column of validity.
_BAD_CODES = NO | {"u", "i", "unqual"}
#: A code that most sales have is no exception.
_MOST_SHARE = 0.6
_NAMES = (
    r"\b(grantors?|sellers?|vendors?|verkaufer|vendeurs?|vendedor|cedente|verkoper|venditore)\b",
    r"\b(grantees?|buyers?|purchasers?|kaufer|acheteurs?|acquereurs?|comprador|koper|acquirente)\b",
)


def several_parcels(sales: CheckedSales) -> list[SalesCheck]:
    """Deeds of more than one parcel: their price is not that of one home."""
    return [
        _by_mask(sales, name, _above_one(sales, name), "several parcels", "in one deed")
        for name in columns_named(sales, _PARCELS)
    ]


def _above_one(sales: CheckedSales, name: str) -> Flags:
    values = sales.frame[name]
    numbers = sales.numbers(name) if values.dtype != pl.Boolean else np.where(values, 2.0, 0.0)
    if np.isfinite(numbers).any():
        with np.errstate(invalid="ignore"):
            return np.asarray((numbers > 1) & (numbers < 10_000))
    yes = {cell for cell, plain in answers(values).items() if plain in YES | {"m", "multi"}}
    return values.cast(pl.String).is_in(list(yes)).fill_null(value=False).to_numpy()


def validity_codes(sales: CheckedSales) -> list[SalesCheck]:
    """Sales that a code calls invalid, unqualified, or not at the full market price."""
    checks = []
    for name in dict.fromkeys(
        [*columns_named(sales, _NEGATIVE), *columns_named(sales, _POSITIVE),
         *columns_named(sales, _DEED)]
    ):  # fmt: skip
        mask = _invalid(sales, name)
        checks.append(_by_mask(sales, name, mask, "validity code", _values(sales, name, mask)))
    return checks


def _invalid(sales: CheckedSales, name: str) -> Flags:
    is_negative = name in set(columns_named(sales, _NEGATIVE))
    codes: frozenset[str] = frozenset()
    if is_negative or name in set(columns_named(sales, _POSITIVE)):
        codes = YES if is_negative else frozenset(_BAD_CODES)
    cells = answers(sales.frame[name])
    bad = [cell for cell, plain in cells.items() if plain in codes or _BAD_ANSWER.search(plain)]
    mask = sales.frame[name].cast(pl.String).is_in(bad).fill_null(value=False).to_numpy()
    return np.asarray(mask) if mask.mean() <= _MOST_SHARE else sales.nobody()


def _values(sales: CheckedSales, name: str, mask: Flags) -> str:
    values = sales.frame[name].filter(pl.Series(mask)).cast(pl.String).unique().sort().to_list()
    return "with " + ", ".join(repr(value[:40]) for value in values[:4])


def same_names(sales: CheckedSales) -> list[SalesCheck]:
    """Sales in which seller and buyer have the same name."""
    sides = [next(columns_named(sales, re.compile(pattern)), None) for pattern in _NAMES]
    if sides[0] is None or sides[1] is None:
        return []
    seller, buyer = (_plain(sales.frame[str(side)]) for side in sides)
    surnames = [name.str.extract(r"^([^,]{3,}),") for name in (seller, buyer)]
    is_same = (seller == buyer).fill_null(value=False) & (seller.str.len_chars() > 2)
    mask = is_same | (surnames[0] == surnames[1]).fill_null(value=False)
    words = "with the same name on both sides"
    flags = mask.fill_null(value=False).to_numpy()
    return [_by_mask(sales, str(sides[1]), flags, "same names", words)]


def _plain(values: pl.Series) -> pl.Series:
    text = values.cast(pl.String).str.to_lowercase().str.replace_all(r"\s+", " ")
    return text.str.strip_chars(" .")


def _by_mask(sales: CheckedSales, name: str, mask: Flags, rule: str, words: str) -> SalesCheck:
    if not mask.any():
        return sales.passed(KIND, f"{name} marks no sale: {rule}.", name, rule)
    text = (
        f"{sales.share(mask, 'are')} marked by {name}: {rule} {words} ({sales.rows_of(mask)}); "
        f"their median price is {sales.money(float(np.nanmedian(sales.price[mask])))}."
    )
    action = "Leave these sales out: their price is not the market price of one home."
    return sales.warned(KIND, mask, text=text, action=action, column=name, rule=rule)
