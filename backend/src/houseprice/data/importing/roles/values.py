"""Judges whether the values of a column agree with a role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import polars as pl

from houseprice.data.importing.roles.profile import ColumnProfile
from houseprice.data.schema import Role

#: Below this the values contradict the role.
CONTRADICTION = 0.2
_YEARS = (1600, datetime.now(UTC).year + 3)
_MOSTLY = 0.95
#: The rest may be codes of a gap, such as -999.
_FEW_CODES = 0.8
_HUGE = float("inf")
#: Numbers that fewer homes share may be codes of places, or something else.
_FEWEST_HOMES = 5
#: Fewer are more likely levels of something else.
_FEWEST_ADDRESSES = 20
_NUMBER_FIRST = r"^\d"
_PLACE = r"(?i)^(?:srid=\d+;)?(?:point)? *[(\[]? *-?\d+\.\d+ *[,; ] *-?\d+\.\d+ *[)\]]?$"
_URL = r"^(?:https?://|www\.)\S+$"


@dataclass(frozen=True)
class ValueJudgement:
    """How far values agree with a role, 0..1, and why."""

    score: float
    why: str


def judge(role: Role, profile: ColumnProfile) -> ValueJudgement:
    """Judge the values of a column for a role.

    Returns
    -------
    ValueJudgement
        A score below `CONTRADICTION` means that the column cannot have the role.
    """
    if profile.sample.is_empty():
        return ValueJudgement(0.0, "no values")
    if role in _NEEDS_NUMBERS and not profile.is_number:
        return ValueJudgement(0.0, "they are no numbers")
    test = _TESTS.get(role)
    return test(profile) if test is not None else ValueJudgement(0.5, "they may be")


def hold_years(profile: ColumnProfile) -> bool:
    """Whether nearly all numbers are whole and between 1600 and the near future."""
    if not profile.is_number:
        return False
    years = profile.years()
    if years.len() < profile.sample.len() / 2:
        return False
    inside = years.is_between(*_YEARS) & (years == years.round())
    share = inside.mean()
    return isinstance(share, float) and share >= _MOSTLY


def _price(profile: ColumnProfile) -> ValueJudgement:
    low, median, high = (profile.quantile(at) for at in (0.05, 0.5, 0.95))
    if profile.share_between(0, _HUGE) < _FEW_CODES or median <= 0:
        return ValueJudgement(0.0, "prices are positive")
    if hold_years(profile):
        return ValueJudgement(0.1, "they look like years")
    size = 1.0 if median >= 1000 else 0.7 if median >= 50 else 0.4
    wide = 1.0 if high > 1.2 * max(low, 1e-9) else 0.6
    return ValueJudgement(size * wide, f"positive, mostly {low:,.6g} to {high:,.6g}")


def _date(profile: ColumnProfile) -> ValueJudgement:
    if profile.type != "date":
        return ValueJudgement(0.0, "they are no dates")
    today = datetime.now(UTC).date()
    oldest = date(today.year - 60, 1, 1)
    share = profile.sample.cast(pl.Date).is_between(oldest, today.replace(day=28)).mean()
    recent = float(share) if isinstance(share, float) else 0.0
    score = 1.0 if recent >= _MOSTLY else 0.8 if recent >= 0.5 else 0.3
    return ValueJudgement(score, f"{recent:.0%} of the dates lie in the last 60 years")


def _angle(limit: float) -> Callable[[ColumnProfile], ValueJudgement]:
    def test(profile: ColumnProfile) -> ValueJudgement:
        inside = profile.share_between(-limit, limit)
        if inside < 0.5:
            return ValueJudgement(0.0, f"most are outside -{limit:g}..{limit:g}")
        whole = profile.share_of_multiples(1.0) > 0.5
        score = inside * (0.3 if whole else 1.0)
        return ValueJudgement(score, f"{inside:.0%} lie in -{limit:g}..{limit:g}")

    return test


def _area(profile: ColumnProfile) -> ValueJudgement:
    low, median, high = (profile.quantile(at) for at in (0.05, 0.5, 0.95))
    if hold_years(profile) and low >= 1700 and median >= 1850:
        return ValueJudgement(0.1 if profile.type == "integer" else 0.3, "they look like years")
    if median <= 0 or profile.share_between(0, _HUGE) < _FEW_CODES:
        return ValueJudgement(0.0, "areas are positive")
    if median < 12 or median > 60_000:
        return ValueJudgement(0.1, f"a home is not {median:g} large")
    return ValueJudgement(1.0, f"mostly {low:,.6g} to {high:,.6g}")


def _lot(profile: ColumnProfile) -> ValueJudgement:
    median, high = profile.median, profile.quantile(0.95)
    if high <= 0 or profile.share_between(0, _HUGE) < _FEW_CODES:
        return ValueJudgement(0.0, "areas are positive")
    if hold_years(profile) and profile.quantile(0.05) >= 1700 and profile.type == "integer":
        return ValueJudgement(0.3, "they look like years")
    few = profile.distinct < min(10, profile.sample.len() / 4)
    score = 0.4 if few else 1.0
    return ValueJudgement(score, f"median {median:,.6g}, mostly up to {high:,.6g}")


def _bedrooms(profile: ColumnProfile) -> ValueJudgement:
    return _count(profile, 1.0, "whole numbers")


def _bathrooms(profile: ColumnProfile) -> ValueJudgement:
    return _count(profile, 0.25, "halves and quarters allowed")


def _count(profile: ColumnProfile, step: float, what: str) -> ValueJudgement:
    high, steps = profile.quantile(0.99), profile.share_of_multiples(step)
    if high > 25 or profile.median > 10 or profile.share_between(0, _HUGE) < _FEW_CODES:
        return ValueJudgement(0.1, f"a home has not {profile.median:g} of them")
    return ValueJudgement(0.4 + 0.6 * steps, f"small numbers up to {high:g}, {what}")


def _year_built(profile: ColumnProfile) -> ValueJudgement:
    if not hold_years(profile):
        return ValueJudgement(0.0, "they are no years")
    years = profile.years()
    numbers = years.to_numpy()
    first, last = int(numbers.min()), int(numbers.max())
    return ValueJudgement(1.0, f"years {first} to {last}")


def _property_type(profile: ColumnProfile) -> ValueJudgement:
    n = profile.sample.len()
    if profile.type not in {"category", "integer", "text", "boolean"}:
        return ValueJudgement(0.0, "they are no words")
    if profile.distinct > max(60, n / 20) or (profile.distinct > n / 2 and n > 10):
        return ValueJudgement(0.1, f"{profile.distinct} different values are too many types")
    score = 0.6 if profile.type != "category" else 1.0
    return ValueJudgement(score, f"{profile.distinct} different values")


def _neighbourhood(profile: ColumnProfile) -> ValueJudgement:
    is_code = profile.is_number and profile.share_of_multiples(1.0) == 1
    if profile.type != "category" and not is_code:
        return ValueJudgement(0.0, "they are neither words nor codes")
    if profile.distinct < 2:
        return ValueJudgement(0.0, "all are the same")
    # Postcodes may be many, but a column that is only called "area" holds sizes then.
    is_code = is_code or profile.share_matching(_NUMBER_FIRST) >= _MOSTLY
    score = 0.4 if is_code and profile.repeats < _FEWEST_HOMES else 1.0
    return ValueJudgement(score, f"{profile.distinct} different values")


def _address(profile: ColumnProfile) -> ValueJudgement:
    if profile.type not in {"category", "text", "integer"}:
        return ValueJudgement(0.0, "they are no words")
    if profile.distinct < min(5, profile.sample.len() / 2):
        return ValueJudgement(0.1, f"only {profile.distinct} different values")
    # "Staat" is a condition with few levels, and no misspelt street.
    if profile.distinct < min(_FEWEST_ADDRESSES, profile.sample.len() / 8):
        return ValueJudgement(0.4, f"few different values: {profile.distinct}")
    return ValueJudgement(0.9, f"{profile.distinct} different values")


def _id(profile: ColumnProfile) -> ValueJudgement:
    if profile.type not in {"category", "integer", "text"}:
        return ValueJudgement(0.0, "they are no codes")
    if profile.distinct < 0.1 * profile.sample.len() or profile.distinct < 2:
        return ValueJudgement(0.1, f"only {profile.distinct} different codes")
    return ValueJudgement(1.0, f"{profile.distinct} codes in {profile.sample.len()} sampled rows")


def _text(profile: ColumnProfile) -> ValueJudgement:
    if profile.type == "text":
        return ValueJudgement(1.0, "prose")
    if profile.type != "category":
        return ValueJudgement(0.0, "they are no words")
    length = profile.sample.str.len_chars().mean()
    is_varied = profile.distinct > profile.sample.len() / 3
    if isinstance(length, float) and length >= 25 and is_varied:
        return ValueJudgement(0.8, f"{length:.0f} characters on average")
    return ValueJudgement(0.1, "they are short")


def hold_places(profile: ColumnProfile) -> bool:
    """Whether the cells hold two coordinates, ``52.37, 4.90`` or ``POINT (4.90 52.37)``."""
    return profile.share_matching(_PLACE) >= _MOSTLY


def are_web_addresses(profile: ColumnProfile) -> bool:
    """Whether the texts are addresses of web pages."""
    return profile.share_matching(_URL) >= _MOSTLY


_NEEDS_NUMBERS: frozenset[Role] = frozenset(
    {
        "price", "latitude", "longitude", "living_area", "lot_area", "bedrooms", "bathrooms",
        "year_built",
    }
)  # fmt: skip
_TESTS: dict[Role, Callable[[ColumnProfile], ValueJudgement]] = {
    "price": _price,
    "date": _date,
    "latitude": _angle(90),
    "longitude": _angle(180),
    "living_area": _area,
    "lot_area": _lot,
    "bedrooms": _bedrooms,
    "bathrooms": _bathrooms,
    "year_built": _year_built,
    "property_type": _property_type,
    "neighbourhood": _neighbourhood,
    "address": _address,
    "id": _id,
    "text": _text,
}
