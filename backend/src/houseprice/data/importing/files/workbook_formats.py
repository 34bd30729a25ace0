"""Currencies that the number formats of a workbook name."""

from __future__ import annotations

import re
import warnings
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from babel.numbers import list_currencies
from openpyxl.reader.excel import ExcelReader  # type: ignore[import-untyped]  # ships no types
from openpyxl.styles.stylesheet import apply_stylesheet  # type: ignore[import-untyped]

from houseprice.data.importing.limits import Limits

_ROWS = 50
#: Signs of one currency. A dollar, a yen sign or "kr" is that of several countries.
_SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "₪": "ILS",
          "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "R$": "BRL", "Fr.": "CHF", "₫": "VND", "₱": "PHP",
          "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "S$": "SGD", "HK$": "HKD", "US$": "USD",
          "AU$": "AUD", "CA$": "CAD", "฿": "THB", "₴": "UAH", "лв.": "BGN"}  # fmt: skip
#: Signs of several currencies, by the language identifier (LCID) that stands behind them.
_LOCAL = {
    ("$", 0x409): "USD", ("$", 0x1009): "CAD", ("$", 0xC0C): "CAD", ("$", 0xC09): "AUD",
    ("$", 0x1409): "NZD", ("$", 0x4809): "SGD", ("$", 0xC04): "HKD", ("$", 0x80A): "MXN",
    ("$", 0x540A): "USD", ("$", 0x340A): "CLP", ("$", 0x240A): "COP", ("$", 0x2C0A): "ARS",
    ("¥", 0x411): "JPY", ("¥", 0x804): "CNY", ("￥", 0x411): "JPY", ("￥", 0x804): "CNY",
    ("kr", 0x41D): "SEK", ("kr", 0x406): "DKK", ("kr.", 0x406): "DKK", ("kr", 0x414): "NOK",
    ("kr", 0x40F): "ISK", ("R", 0x1C09): "ZAR", ("R", 0x436): "ZAR",
}  # fmt: skip
_BRACKET = re.compile(r"\[\$([^\]-]*)(?:-([0-9A-Fa-f]+))?\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')


def currency_of_format(number_format: str) -> str:
    """ISO 4217 code that a number format names; empty where it names none for certain.

    Examples
    --------
    >>> [currency_of_format(text) for text in ("#,##0 [$€-407]", '"CHF" #,##0', '"$"#,##0')]
    ['EUR', 'CHF', '']
    """
    for sign, language in _BRACKET.findall(number_format):
        local = (sign.strip(), int(language, 16) & 0xFFFF if language else 0)
        if code := _LOCAL.get(local) or _code(sign):
            return code
    rest = _BRACKET.sub("", number_format)
    literals = ("".join(parts) for parts in _LITERAL.findall(rest))
    plain = _LITERAL.sub(" ", rest)
    signs = (sign for sign in _SIGNS if len(sign) == 1 and sign in plain)
    return next((code for text in (*literals, *signs) if (code := _code(text))), "")


def _code(text: str) -> str:
    text = text.strip()
    if text in _SIGNS:
        return _SIGNS[text]
    return text if len(text) == 3 and text in list_currencies() else ""


class _UnreadTexts:
    """Stands for the shared texts of a workbook: only formats are wanted, and texts are many."""

    def __getitem__(self, position: int) -> str:
        return "text"


def currency_columns(source: Path, sheet: str, header_row: int, limits: Limits) -> dict[int, str]:
    """Currency of each column whose numbers mostly have one, in the first rows below the header.

    Parameters
    ----------
    source : Path
        An .xlsx file that was read without error.
    sheet : str
        Name of the worksheet.
    header_row : int
        Row number of the header in the spreadsheet.
    limits : Limits

    Returns
    -------
    dict of int to str
        ISO 4217 code by position of the column in the spreadsheet, from 0.
    """
    formats: dict[int, Counter[str]] = defaultdict(Counter)
    with warnings.catch_warnings(), source.open("rb") as stream:
        warnings.simplefilter("ignore")  # about styles that openpyxl does not keep
        worksheet = _worksheet(stream, sheet)
        rows = worksheet.iter_rows(
            min_row=header_row + 1, max_row=header_row + _ROWS, max_col=limits.columns
        )
        for cell in (cell for row in rows for cell in row):
            if isinstance(cell.value, int | float):
                formats[cell.column - 1][currency_of_format(cell.number_format)] += 1
    usual = {column: max(counts, key=counts.__getitem__) for column, counts in formats.items()}
    return {column: code for column, code in usual.items() if code}


def _worksheet(stream: Any, sheet: str) -> Any:
    reader = ExcelReader(stream, read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    reader.shared_strings = _UnreadTexts()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    reader.read_worksheets()
    return reader.wb[sheet]
