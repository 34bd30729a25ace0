"""Decides from a whole column whether the day, the month or the year comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from houseprice.data.cells.date_formats import DateShape, date_format, read_cells
from houseprice.data.cells.placeholder_dates import YEARS, possible_days
from houseprice.data.cells.reading import OpenQuestion

DateOrder = Literal["day-first", "month-first", "year-first"]
_ORDER_OF_PART: dict[str, DateOrder] = {"d": "day-first", "m": "month-first", "y": "year-first"}
#: From so many sales on, their spread over the months tells something.
_ENOUGH_SALES = 1000
_MORE_EVEN = 0.05
#: A two-digit year that means an earlier one is hardly a sale's.
_EARLIEST_YEAR = 1950
_FIRST_DAY = 1
_LATEST_DAY = date(YEARS[1], 12, 31)


@dataclass(frozen=True)
class ShapeCells:
    """The different cells of a shape.

    Parameters
    ----------
    shape : DateShape
        Their shape.
    cells : polars.DataFrame of shape (n, 3)
        ``text`` as it is written, ``clean`` from `month_names.clean`, ``count`` of rows.
    """

    shape: DateShape
    cells: pl.DataFrame


@dataclass(frozen=True)
class _Candidate:
    """A format of a shape, its days, and the number of rows that it explains."""

    name: str
    days: pl.Series
    rows: int

    @property
    def order(self) -> DateOrder:
        return _ORDER_OF_PART.get(date_format(self.name).parts[0], "year-first")


@dataclass(frozen=True)
class ChosenFormats:
    """The format of each shape, and how the order of day and month was found.

    Parameters
    ----------
    names : tuple of str
        One format for each shape.
    note : str
        The reason for the order, for people to read; empty where there is only one reading.
    question : OpenQuestion or None
        The other reading, if it explains the values as well.
    """

    names: tuple[str, ...]
    note: str = ""
    question: OpenQuestion | None = None


def choose_formats(shapes: Sequence[ShapeCells], order: DateOrder | None) -> ChosenFormats:
    """Choose a format for each shape; cells of one shape decide the order of others, too.

    Parameters
    ----------
    shapes : sequence of ShapeCells
        The shapes of a column's cells.
    order : {"day-first", "month-first", "year-first"} or None
        The order where no cell decides it.
    """
    likely = [_likeliest(cells) for cells in shapes]
    decided = {best[0].order: at for at, best in enumerate(likely) if _is_decided(shapes[at], best)}
    open_shapes = [at for at, best in enumerate(likely) if len(best) > 1]
    if not open_shapes:
        notes = [_deciding(shapes[at], first) for first, at in decided.items()]
        return ChosenFormats(tuple(best[0].name for best in likely), "; ".join(notes))
    wanted, note_text = _known_order(likely, open_shapes, decided, order, shapes)
    if wanted is not None:
        return ChosenFormats(tuple(_of_order(best, wanted) for best in likely), note_text)
    return _ask(shapes, likely, open_shapes)


def _known_order(
    likely: Sequence[list[_Candidate]],
    open_shapes: Sequence[int],
    decided: Mapping[DateOrder, int],
    order: DateOrder | None,
    shapes: Sequence[ShapeCells],
) -> tuple[DateOrder | None, str]:
    """The order that other shapes of the column, or the caller, decide."""
    possible = {candidate.order for at in open_shapes for candidate in likely[at]}
    if len(decided) == 1 and set(decided) <= possible:
        (known, at) = next(iter(decided.items()))
        return known, _deciding(shapes[at], known)
    if order in possible:
        return order, f"{in_plain_words(order)}, as it was asked for" if order else ""
    return None, ""


def _of_order(best: Sequence[_Candidate], wanted: DateOrder) -> str:
    return next((item.name for item in best if item.order == wanted), best[0].name)


def _likeliest(shape: ShapeCells) -> list[_Candidate]:
    """Formats that explain most rows; several only if they differ in meaning."""
    candidates = [_candidate(shape, name) for name in shape.shape.names]
    year_first = [item for item in candidates if item.name.startswith("%y")]
    others = [item for item in candidates if item not in year_first]
    most = max(candidate.rows for candidate in others)
    best = [candidate for candidate in others if candidate.rows == most]
    if year_first:
        best = _with_year_first(shape, best, year_first[0])
    is_iso = best[0].name.startswith("%Y")
    return best[:1] if is_iso or _all_alike(best) or best[0].rows == 0 else best


def _candidate(shape: ShapeCells, name: str) -> _Candidate:
    days = possible_days(read_cells(shape.cells["clean"], date_format(name)))
    rows = int(shape.cells["count"].filter(days.is_not_null()).sum())
    return _Candidate(name, days, rows)


def _all_alike(best: Sequence[_Candidate]) -> bool:
    """Whether every format gives the same days, as where each day equals its month."""
    return all(best[0].days.equals(other.days) for other in best[1:])


def _with_year_first(
    shape: ShapeCells, best: list[_Candidate], year_first: _Candidate
) -> list[_Candidate]:
    """Weigh years of two digits in front: the likelier years decide, then the fewer years."""
    count = shape.cells["count"]
    doubts = _doubtful_rows(year_first, count)
    other_doubts = min(_doubtful_rows(candidate, count) for candidate in best)
    if doubts != other_doubts:
        return [year_first] if doubts < other_doubts else best
    fewer, more = _years(year_first), min(_years(candidate) for candidate in best)
    if 2 * fewer <= more or 2 * more <= fewer:
        return [year_first] if fewer < more else best
    # Short years in front are rare with slashes: they are taken only where the cells show them.
    return best if "/" in year_first.name else [*best, year_first]


def _doubtful_rows(candidate: _Candidate, count: pl.Series) -> int:
    sure = candidate.days.is_between(date(_EARLIEST_YEAR, 1, 1), date.today())
    return int(count.filter(~sure.fill_null(value=False)).sum())


def _years(candidate: _Candidate) -> int:
    return candidate.days.dt.year().drop_nulls().n_unique()


def _is_decided(shape: ShapeCells, best: Sequence[_Candidate]) -> bool:
    """Whether the cells of a shape that has several readings leave one."""
    names = shape.shape.names
    if len(best) > 1 or len(names) == 1 or names[0].startswith("%Y"):
        return False
    rivals = [name for name in names if best[0].name.startswith("%y") or name[:2] != "%y"]
    return any(_candidate(shape, name).rows < best[0].rows for name in rivals)


def _deciding(shape: ShapeCells, order: DateOrder) -> str:
    """The reason for an order that cells decide, with such a cell."""
    candidates = [_candidate(shape, name) for name in shape.shape.names]
    chosen = next(candidate for candidate in candidates if candidate.order == order)
    rivals = [candidate for candidate in candidates if candidate is not chosen]
    for rival in rivals:
        only = shape.cells.filter(chosen.days.is_not_null() & rival.days.is_null())
        if only.height:
            return f"{in_plain_words(order)}, as {only['text'][0]} shows"
    return in_plain_words(order)


def _ask(
    shapes: Sequence[ShapeCells], likely: Sequence[list[_Candidate]], open_shapes: Sequence[int]
) -> ChosenFormats:
    """Take the likelier order, and ask."""
    at = max(open_shapes, key=lambda at: likely[at][0].rows)
    taken, why = _likelier(likely[at], shapes[at].cells["count"])
    names = tuple(_of_order(best, taken.order) for best in likely)
    text = _question(shapes[at], likely[at], taken, why)
    answers = tuple(candidate.order for candidate in likely[at])
    question = OpenQuestion("date order", taken.order, answers, "--date-order", text)
    return ChosenFormats(names, f"{in_plain_words(taken.order)}, because {why}", question)


def _likelier(best: Sequence[_Candidate], count: pl.Series) -> tuple[_Candidate, str]:
    past = [candidate for candidate in best if not _in_future(candidate)]
    if len(past) == 1:
        return past[0], "only then is no date in the future"
    first = [candidate for candidate in best if (candidate.days.dt.day() == _FIRST_DAY).all()]
    if len(first) == 1:
        return first[0], "every date is then the first of a month"
    rest = past or best
    if int(count.sum()) >= _ENOUGH_SALES:
        uneven = [_unevenness(candidate, count) for candidate in rest]
        even = uneven.index(min(uneven))
        if sorted(uneven)[1] - uneven[even] > _MORE_EVEN:
            return rest[even], "the dates are then spread more evenly over the months"
    return rest[0], "no value decides, and most of the world writes so"


def _in_future(candidate: _Candidate) -> bool:
    return bool(candidate.days.is_between(date.today(), _LATEST_DAY, closed="right").any())


def _unevenness(candidate: _Candidate, count: pl.Series) -> float:
    """Share of the rows that lie in another month than they would if all months were alike."""
    months = pl.DataFrame({"month": candidate.days.dt.month(), "count": count}).drop_nulls()
    rows = months.group_by("month").agg(pl.col("count").sum())["count"]
    return float((rows / rows.sum() - 1 / 12).clip(lower_bound=0).sum())


def _question(shape: ShapeCells, best: Sequence[_Candidate], taken: _Candidate, why: str) -> str:
    first, other = best[0].days, best[1].days
    at = (first != other).fill_null(value=False).arg_max() or 0
    readings = " or ".join(
        f"{_spelt(candidate.days[at])} ({in_plain_words(candidate.order)})" for candidate in best
    )
    total = int(shape.cells["count"].sum())
    fit = f"both explain {taken.rows:,} of {total:,} values"
    example = f"{shape.cells['text'][at]} is {readings}: {fit}"
    return f"{example}. Taken: {in_plain_words(taken.order)}, because {why}."


def _spelt(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "no date"


def in_plain_words(order: DateOrder) -> str:
    """An order for people to read.

    Examples
    --------
    >>> in_plain_words("day-first")
    'day first'
    """
    return order.replace("-", " ")
