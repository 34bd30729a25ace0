"""Reads cells of dates; all cells of a column decide how they are written.

`date_formats` explains the names of the formats in `ColumnFormat.dates`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import polars as pl

from houseprice.data.cells.column_format import PLAIN, ColumnFormat
from houseprice.data.cells.date_formats import (
    ISO,
    NAMED_SHAPES,
    NUMBER_FORMATS,
    SHAPES,
    DateFormat,
    DateShape,
    date_format,
    read_cells,
)
from houseprice.data.cells.date_numbers import as_numbers, looks_like_money
from houseprice.data.cells.date_order import (
    ChosenFormats,
    DateOrder,
    ShapeCells,
    choose_formats,
)
from houseprice.data.cells.evidence_of_dates import evidence, remarks, rule
from houseprice.data.cells.gaps import gap_words
from houseprice.data.cells.month_names import clean, only_full_names, plain
from houseprice.data.cells.other_dates import in_usual_dates
from houseprice.data.cells.placeholder_dates import (
    YEARS,
    find_placeholders,
    is_zero_date,
    possible_days,
)
from houseprice.data.cells.reading import Reading, Remark

#: Words for a missing date besides those for any missing value.
_NO_DATE = ("nat", "undated", "desconocida", "inconnue", "desconhecida", "sconosciuta")
_SAMPLE = 1000
#: A second format of numbers needs this share of the values: a stray number is no date.
_SECOND_SHARE = 0.01
_MOST_GAP_CODES = 20


@dataclass(frozen=True)
class _Parsed:
    """The different cells of a column with their days, and the reason for the order.

    ``cells`` has ``clean`` and ``gap`` (a word or a zero date), which tell cells apart, ``text`` as
    the first of them is written, ``count`` of rows, ``day`` and ``form``, the name of the format.
    """

    cells: pl.DataFrame
    chosen: ChosenFormats


def read_date(
    text: pl.Series,
    *,
    named_as_date: bool,
    written: ColumnFormat | None = None,
    order: DateOrder | None = None,
) -> Reading:
    """Read a column of dates in every format that its cells have.

    Parameters
    ----------
    text : polars.Series of shape (n_rows,)
        Stripped text; null is an empty field.
    named_as_date : bool
        Whether the column's name means a date: only then may numbers be dates.
    written : ColumnFormat, optional
        The format of an earlier table: cells mean what they meant there. ISO dates are read, too.
    order : {"day-first", "month-first", "year-first"}, optional
        The order where no cell decides it.

    Returns
    -------
    Reading
        Of type ``date``; dates outside 1700..2100 and days that no calendar has are bad values.
        Where few values fit, most are bad: the caller decides.

    Raises
    ------
    InvalidData
        If `written` names a format that is unknown.

    Examples
    --------
    >>> reading = read_date(pl.Series(["17/02/2021", "05/02/2021"]), named_as_date=True)
    >>> reading.values.to_list()
    [datetime.date(2021, 2, 17), datetime.date(2021, 2, 5)]
    >>> reading.evidence
    'dates written %d/%m/%Y (2 of 2), day first, as 17/02/2021 shows'
    """
    usual = in_usual_dates(text)
    if usual is None:
        return _read_usual(text, named_as_date, written, order)
    reading = _read_usual(usual.text, named_as_date, written, order)
    rows = (usual.text != text).fill_null(value=False)
    remark = Remark("other calendar", f"the cells have {usual.note}", rows)
    evidence_text = f"{reading.evidence}; {usual.note}"
    return replace(reading, evidence=evidence_text, remarks=(*reading.remarks, remark))


def _read_usual(
    text: pl.Series, named_as_date: bool, written: ColumnFormat | None, order: DateOrder | None
) -> Reading:
    known = written if written is not None and written.dates else None
    if known is None and not _may_hold_dates(text):
        return _no_dates(text)
    texts = _different_texts(text, known.gap_codes if known else ())
    cells = texts.group_by("clean", "gap", maintain_order=True).agg(
        pl.col("text").first(), pl.col("count").sum()
    )
    parsed = _read_as_written(cells, known) if known else _choose(cells, named_as_date, order)
    parsed = _with_gaps(parsed, is_new=known is None)
    return _reading(text, _rows(text, texts, parsed.cells), parsed, known)


def _different_texts(text: pl.Series, gap_codes: Sequence[str]) -> pl.DataFrame:
    """Each different text in the order of the column, with its rows and its clean form."""
    texts = (
        pl.DataFrame({"text": text.cast(pl.String)})
        .drop_nulls()
        .group_by("text", maintain_order=True)
        .agg(pl.len().alias("count"))
    )
    words = _is_gap_word(texts["text"]) | texts["text"].is_in(gap_codes)
    cleaned = clean(texts["text"])
    return texts.with_columns(clean=cleaned, gap=words | is_zero_date(cleaned))


def _may_hold_dates(text: pl.Series) -> bool:
    """False for long columns of prose or names, of which no cell of a sample looks like a date."""
    sample = clean(_sample(text))
    likely = _has_shape(sample, (*SHAPES, *NAMED_SHAPES)) | as_numbers(sample).is_not_null()
    return text.len() <= _SAMPLE or likely.any()


def _no_dates(text: pl.Series) -> Reading:
    gap = _is_gap_word(text)
    days = pl.Series(text.name, [None], pl.Date).new_from_index(0, text.len())
    return Reading("date", days, text.is_not_null() & ~gap, gap, evidence({}, 0), rule(()))


def _is_gap_word(text: pl.Series) -> pl.Series:
    return gap_words(text) | text.str.to_lowercase().is_in(_NO_DATE).fill_null(value=False)


def _sample(text: pl.Series) -> pl.Series:
    """At most some two thousand values from all over the column."""
    return text.sample(min(text.len(), _SAMPLE), seed=0)


def _has_shape(text: pl.Series, shapes: Iterable[DateShape]) -> pl.Series:
    looks = "|".join(f"(?:{shape.look})" for shape in shapes)
    return text.str.contains(looks).fill_null(value=False)


def _rows(text: pl.Series, texts: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """The cell of each row: ``text``, ``day``, ``form``, ``gap`` and ``placeholder``."""
    days = cells.select("clean", "day", "form", "placeholder", was_gap="was_gap", is_gap="gap")
    known = texts.join(
        days, left_on=["clean", "gap"], right_on=["clean", "was_gap"], how="left"
    ).select("text", "day", "form", "placeholder", gap="is_gap")
    column = pl.DataFrame({"text": text.cast(pl.String)})
    return column.join(known, on="text", how="left", maintain_order="left")


def _choose(cells: pl.DataFrame, named_as_date: bool, order: DateOrder | None) -> _Parsed:
    """Find the shapes of the cells and the format of each shape."""
    shapes = (*SHAPES, *NAMED_SHAPES) if named_as_date else SHAPES
    at = _shape_of(cells, shapes)
    present = [
        ShapeCells(shapes[number], cells.filter((at == number).fill_null(value=False)))
        for number in at.drop_nulls().unique().sort().to_list()
    ]
    chosen = choose_formats(present, order) if present else ChosenFormats(())
    read = [
        _with_days(shape.cells, name) for shape, name in zip(present, chosen.names, strict=True)
    ]
    rest = cells.filter(at.is_null())
    read += _read_numbers(rest, int(cells["count"].sum())) if named_as_date else [_unread(rest)]
    return _Parsed(pl.concat(read), chosen)


def _shape_of(cells: pl.DataFrame, shapes: Sequence[DateShape]) -> pl.Series:
    """Number of each cell's shape; a sample says which shapes to look for first."""
    text = cells["clean"].set(cells["gap"], None)
    sample = _sample(text)
    seen = [at for at, shape in enumerate(shapes) if sample.str.contains(shape.look).any()]
    number = _first_shape(text, shapes, seen)
    others = [at for at in range(len(shapes)) if at not in seen]
    rest = (number.is_null() & _has_shape(text, (shapes[at] for at in others))).arg_true()
    return number.scatter(rest, _first_shape(text.gather(rest), shapes, others))


def _first_shape(text: pl.Series, shapes: Sequence[DateShape], at: Sequence[int]) -> pl.Series:
    looks = [pl.when(pl.col("text").str.contains(shapes[n].look)).then(n) for n in at]
    number = pl.coalesce(*looks, pl.lit(None)).cast(pl.Int32).alias("number")
    return pl.DataFrame({"text": text}).with_columns(number)["number"]


def _with_days(cells: pl.DataFrame, name: str) -> pl.DataFrame:
    """Days of the cells of a format, read or not."""
    days = possible_days(read_cells(cells["clean"], date_format(name)))
    shown = _shown_name(name, cells) if "%b" in name else name
    return cells.with_columns(day=days, form=pl.when(days.is_not_null()).then(pl.lit(shown)))


def _unread(cells: pl.DataFrame) -> pl.DataFrame:
    return cells.with_columns(day=pl.lit(None, pl.Date), form=pl.lit(None, pl.String))


def _read_numbers(cells: pl.DataFrame, total: int) -> list[pl.DataFrame]:
    """Read numbers, the format that explains most of them first, until none explains any."""
    read: list[pl.DataFrame] = []
    formats = _possible_number_formats(cells.filter(~cells["gap"]))
    sample = cells.sample(min(cells.height, _SAMPLE), seed=0)
    seen = [name for name in formats if _read_rows(_with_days(sample, name))]
    least = 1
    while seen:
        best = max((_with_days(cells, name) for name in seen), key=_read_rows)
        if _read_rows(best) < least:
            break
        fits = best["day"].is_not_null()
        read.append(best.filter(fits))
        cells = cells.filter(~fits)
        least = max(1, math.ceil(_SECOND_SHARE * total))
    return [*read, _unread(cells)]


def _read_rows(cells: pl.DataFrame) -> int:
    return int(cells.filter(pl.col("day").is_not_null() & ~pl.col("gap"))["count"].sum())


def _possible_number_formats(cells: pl.DataFrame) -> list[str]:
    """Formats of numbers that the column's cells do not speak against."""
    text = cells["clean"]
    if not as_numbers(text).is_not_null().any():
        return []
    quarters = text.str.extract(r"^\d{4}0([1-4])$", 1).drop_nulls().n_unique() == 4
    against = {
        "%Y0%q": not quarters,
        "%Y.%m": not text.str.contains(r"^\d{4}\.0[1-9]$").any(),
        "%Y.%-m": not text.str.contains(r"^\d{4}\.10$").any(),
    }
    return [
        name
        for name in NUMBER_FORMATS
        if not against.get(name, False) and not looks_like_money(_sample(text), name)
    ]


def _shown_name(name: str, cells: pl.DataFrame) -> str:
    """The format with the signs between the parts, and full or short names, as in most cells."""
    example = cells["text"].gather_every(max(1, cells.height // 100)).to_list()
    words = ["".join(filter(str.isalpha, plain(text))) for text in example]
    full = any(word.endswith(tuple(only_full_names())) for word in words)
    signs = Counter(next((sign for sign in "-/" if sign in text), " ") for text in example)
    shown = name.replace(" ", signs.most_common(1)[0][0])
    shown = shown.replace("%b %d ", "%b %d, ")
    return shown.replace("%b", "%B") if full else shown


def _read_as_written(cells: pl.DataFrame, written: ColumnFormat) -> _Parsed:
    """Read cells in known formats; only cells that none fits may have other separators."""
    names = (*written.dates, *(() if ISO in written.dates else (ISO,)))
    exact = [date_format(name) for name in names]
    patterns = [form.pattern for form in exact if form.pattern]
    fits = cells["clean"].str.contains("|".join(f"(?:{pattern})" for pattern in patterns))
    lenient = [replace(date_format(name, lenient=True), name=name) for name in written.dates]
    days, form = _first_days(cells["clean"], exact)
    more, more_form = _first_days(cells["clean"].set(fits.fill_null(value=False), None), lenient)
    read = days.is_not_null()
    return _Parsed(
        cells.with_columns(day=days.zip_with(read, more), form=form.zip_with(read, more_form)),
        ChosenFormats(()),
    )


def _first_days(text: pl.Series, forms: Sequence[DateFormat]) -> tuple[pl.Series, pl.Series]:
    """Days in the first format that reads each cell, and the name of that format."""
    days = pl.Series("day", [None], pl.Date).new_from_index(0, text.len())
    names = pl.Series("form", [None], pl.String).new_from_index(0, text.len())
    for form in forms:
        read = possible_days(read_cells(text, form))
        new = days.is_null() & read.is_not_null()
        days, names = read.zip_with(new, days), names.set(new, form.name)
    return days, names


def _with_gaps(parsed: _Parsed, *, is_new: bool) -> _Parsed:
    """Take placeholders for gaps; a known format lists them among its codes already."""
    cells = parsed.cells
    days = cells["day"].set(cells["gap"], None)
    none = pl.Series("placeholder", [False]).new_from_index(0, cells.height)
    placeholder = find_placeholders(days, cells["count"]) if is_new else none
    gap = cells["gap"] | placeholder
    days = days.set(gap | ~days.dt.year().is_between(*YEARS).fill_null(value=False), None)
    was_gap = cells["gap"]
    columns = {
        "was_gap": was_gap,
        "placeholder": placeholder | is_zero_date(cells["clean"]),
        "gap": gap,
        "day": days,
    }
    form = pl.when(pl.col("day").is_not_null()).then("form").alias("form")
    return replace(parsed, cells=cells.with_columns(**columns).with_columns(form))


def _reading(
    text: pl.Series, rows: pl.DataFrame, parsed: _Parsed, known: ColumnFormat | None
) -> Reading:
    gap = rows["gap"].fill_null(value=False)
    shares = _rows_of_formats(parsed.cells)
    total = int(parsed.cells.filter(~pl.col("gap"))["count"].sum())
    return Reading(
        type="date",
        values=rows["day"].alias(text.name),
        bad=(text.is_not_null() & rows["day"].is_null() & ~gap).alias(text.name),
        gap_words=gap.alias(text.name),
        evidence=evidence(shares, total, parsed.chosen.note),
        rule=rule(tuple(shares) or (known.dates if known else ())),
        format=known or _format(rows, tuple(shares)),
        question=parsed.chosen.question,
        remarks=tuple(remarks(rows, shares)),
    )


def _rows_of_formats(cells: pl.DataFrame) -> dict[str, int]:
    """Rows that each format explains, the commonest first."""
    shares = (
        cells.drop_nulls("form")
        .group_by("form", maintain_order=True)
        .agg(pl.col("count").sum())
        .sort("count", descending=True, maintain_order=True)
    )
    return dict(shares.iter_rows())


def _format(rows: pl.DataFrame, names: tuple[str, ...]) -> ColumnFormat:
    codes = rows.filter(pl.col("placeholder"))["text"].unique(maintain_order=True)
    return replace(PLAIN, dates=names, gap_codes=tuple(codes.head(_MOST_GAP_CODES)))
