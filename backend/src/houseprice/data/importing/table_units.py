"""Finds the currency and the unit of areas of a table, or says that nothing tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from houseprice.data.cells.area_units import unit_of_price_per_area
from houseprice.data.cells.money import SIGN_CURRENCIES, currency_of_header
from houseprice.data.cells.numbers import shared_signs
from houseprice.data.cells.reading import OpenQuestion, Reading
from houseprice.data.cells.units import AREA_UNITS, unit_of_header, units_in_cells
from houseprice.data.importing.places import (
    area_unit_of_country,
    area_unit_of_currency,
    country_of,
    currency_of_country,
)
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.sheet import Sheet
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import AreaUnit, Role

#: Units of floor space where feet are usual; all others belong to tables in square metres.
_IMPERIAL = frozenset({"ft2", "yd2"})
_IMPERIAL_LAND = _IMPERIAL | {"acre"}
_MOST = 0.5
_CODE = r"^\p{L}{1,3}\d{5,}$"


@dataclass(frozen=True)
class TableUnits:
    """Units of a table.

    Parameters
    ----------
    currency : str
        ISO 4217; empty where nothing tells it.
    area_unit : AreaUnit
        Unit of living and lot areas; empty where nothing tells it.
    bare : dict
        Unit of the cells that name none, by column; columns without areas are missing.
    evidence : dict
        What told ``currency`` and ``area unit``, for people to read.
    questions : tuple of OpenQuestion
        What the user must say.
    """

    currency: str
    area_unit: AreaUnit
    bare: dict[str, str]
    evidence: dict[str, str]
    questions: tuple[OpenQuestion, ...]


def units_of(
    sheet: Sheet,
    readings: Mapping[str, Reading],
    guesses: Mapping[str, Guess],
    asked: TableRequest,
) -> TableUnits:
    """Units from the request, the headers, the cells and the country of the coordinates."""
    names = _names(guesses)
    country = _country(readings, names)
    currency, why_currency, asked_currency = _currency(sheet, readings, names, country, asked)
    own = {name: _own_unit(sheet, name) for name in _areas(guesses)}
    area_unit, why_unit = _area_unit(own, guesses, country, asked)
    if own and not area_unit:
        area_unit, why_unit = _unit_of_neighbours(readings, currency, country)
    questions = [*asked_currency]
    if own and not area_unit:
        questions.append(_open_area_unit(next(iter(own))))
    return TableUnits(
        currency=currency,
        area_unit=area_unit,
        bare={name: unit or area_unit for name, unit in own.items()},
        evidence={"currency": why_currency, "area unit": why_unit},
        questions=tuple(questions),
    )


def _names(guesses: Mapping[str, Guess]) -> dict[Role, str]:
    return {guess.role: name for name, guess in reversed(list(guesses.items()))}


def _areas(guesses: Mapping[str, Guess]) -> list[str]:
    """Columns of areas, living areas first."""
    roles = ("living_area", "lot_area")
    return [name for role in roles for name, guess in guesses.items() if guess.role == role]


def _country(readings: Mapping[str, Reading], names: Mapping[Role, str]) -> str:
    if "latitude" not in names or "longitude" not in names:
        return ""
    latitude, longitude = (readings[names[role]].values for role in ("latitude", "longitude"))
    if not (latitude.dtype.is_numeric() and longitude.dtype.is_numeric()):
        return ""
    return country_of(latitude.cast(pl.Float64), longitude.cast(pl.Float64))


def _currency(
    sheet: Sheet,
    readings: Mapping[str, Reading],
    names: Mapping[Role, str],
    country: str,
    asked: TableRequest,
) -> tuple[str, str, list[OpenQuestion]]:
    """Currency, what told it, and the question where nothing does or two facts disagree."""
    price = names.get("price")
    if asked.currency or price is None:
        return asked.currency, "said by the caller" if asked.currency else "", []
    facts = {
        "header": currency_of_header(price),
        "number format": sheet.currencies.get(price, ""),
        "cells": readings[price].currency,
    }
    named_by = {why: code for why, code in facts.items() if code}
    codes = list(dict.fromkeys(named_by.values()))
    if len(codes) > 1:
        return codes[0], "header", [_two_currencies(price, named_by)]
    if codes:
        return codes[0], f"named by the {next(iter(named_by))} of {price!r}", []
    beside = _beside(sheet, price, readings)
    if len(set(beside.values())) == 1:
        name, code = next(iter(beside.items()))
        return code, f"named by the cells of {name!r} beside {price!r}", []
    if country and (code := currency_of_country(country)):
        return code, f"the currency of the country of the coordinates ({country})", []
    return "", "", [_open_currency(price)]


def _beside(sheet: Sheet, price: str, readings: Mapping[str, Reading]) -> dict[str, str]:
    """Currencies of the other columns that the signs of the prices may mean, if these have any.

    R3001234 in every row is a number of a listing rather than three million rand.
    """
    may = {code for sign in shared_signs(sheet.frame[price]) for code in SIGN_CURRENCIES[sign]}
    return {
        name: reading.currency
        for name, reading in readings.items()
        if reading.currency and (not may or reading.currency in may)
        and not sheet.frame[name].drop_nulls().str.contains(_CODE).all()
    }  # fmt: skip


def _own_unit(sheet: Sheet, name: str) -> str:
    """Unit that the header names, or most cells."""
    unit = unit_of_header(name)
    if unit:
        return unit
    counts = units_in_cells(sheet.frame[name])
    if not counts:
        return ""
    unit = max(counts, key=lambda key: counts[key])
    present = sheet.frame.height - sheet.frame[name].null_count()
    return unit if counts[unit] > _MOST * present else ""


def _area_unit(
    own: Mapping[str, str], guesses: Mapping[str, Guess], country: str, asked: TableRequest
) -> tuple[AreaUnit, str]:
    if asked.area_unit:
        return asked.area_unit, "said by the caller"
    for name in sorted(own, key=lambda key: guesses[key].role != "living_area"):
        unit = own[name]
        if unit in AREA_UNITS and (guesses[name].role == "living_area" or unit in {"m2", "ft2"}):
            return "ft2" if unit in _IMPERIAL else "m2", f"named by {name!r} ({unit})"
    land = [unit for name, unit in own.items() if guesses[name].role == "lot_area" and unit]
    if country and (unit := area_unit_of_country(country)):
        return unit, f"usual in the country of the coordinates ({country})"
    if land and land[0] not in _IMPERIAL_LAND:
        return "m2", f"lots are given in the unit {land[0]}"
    return "", ""


def _unit_of_neighbours(
    readings: Mapping[str, Reading], currency: str, country: str
) -> tuple[AreaUnit, str]:
    """The unit of a price per area beside the areas, or that of the countries of the currency."""
    for name in readings:
        unit = unit_of_price_per_area(name)
        if unit in {"m2", "ft2"}:
            return "ft2" if unit == "ft2" else "m2", f"named by {name!r} beside it ({unit})"
    if not country and (unit := area_unit_of_currency(currency)):
        return unit, f"usual where prices are in {currency}"
    return "", ""


def _two_currencies(price: str, named_by: Mapping[str, str]) -> OpenQuestion:
    codes = tuple(dict.fromkeys(named_by.values()))
    facts = ", ".join(f"the {why} names {code}" for why, code in named_by.items())
    text = f"Which currency are the prices in? Of {price!r}, {facts}. {codes[0]} is taken."
    return OpenQuestion("currency", codes[0], codes, "--currency", text, price)


def _open_currency(price: str) -> OpenQuestion:
    text = (
        f"Which currency are the prices in? Neither the name nor the cells of {price!r} nor the "
        "place of the homes tells it; until somebody says it, the currency is shown as unknown."
    )
    return OpenQuestion("currency", "", (), "--currency", text, price)


def _open_area_unit(name: str) -> OpenQuestion:
    text = (
        f"Which unit are the areas in, square feet (ft2) or square metres (m2)? Neither the name "
        f"nor the cells of {name!r} nor the place of the homes tells it; until somebody says it, "
        "the unit is shown as unknown."
    )
    return OpenQuestion("area unit", "", ("ft2", "m2"), "--area-unit", text, name)
