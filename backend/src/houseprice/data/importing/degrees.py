"""Reads coordinates that are written in degrees, minutes and seconds."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from houseprice.data.cells.reading import Reading

_FORM = (
    r"^\s*(?P<before>[NSEWO])?\s*(?P<sign>[-−]?)(?P<degrees>\d{1,3})\s*[°º]\s*"
    r"(?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*['′’´]\s*)?"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:[\"″”“]|''|′′|’’)\s*)?(?P<after>[NSEWO])?\s*$"
)
_MOSTLY = 0.9


def are_degrees(text: pl.Series) -> bool:
    """Whether nearly all cells are written in degrees, as ``31°53'36"S``."""
    present = text.drop_nulls()
    if present.dtype != pl.String or present.is_empty():
        return False
    share = present.str.to_uppercase().str.contains(_FORM).mean()
    return isinstance(share, float) and share >= _MOSTLY


def with_degrees(reading: Reading, text: pl.Series) -> Reading:
    """A column of decimal degrees whose other cells may be in degrees, minutes and seconds.

    Parameters
    ----------
    reading : Reading
        The cells as numbers.
    text : polars.Series of str, shape (n_rows,)
        The cells.
    """
    if not reading.bad.any():
        return reading
    angles = read_degrees(text.set(~reading.bad, None)).values
    values = reading.values.cast(pl.Float64).zip_with(angles.is_null(), angles)
    return replace(reading, type="number", values=values, bad=reading.bad & angles.is_null())


def read_degrees(text: pl.Series) -> Reading:
    """Read degrees, minutes and seconds as decimal degrees; south and west are negative.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Cells such as ``31°53'36"S``. ``O`` is west (ouest, oeste, ovest), as in most languages.

    Returns
    -------
    Reading
        Degrees; bad where the text is no angle.
    """
    frame = text.str.to_uppercase().str.extract_groups(_FORM).struct.unnest()
    parts = [
        frame[name].str.replace(",", ".", literal=True).cast(pl.Float64).fill_null(0.0)
        for name in ("degrees", "minutes", "seconds")
    ]
    size = parts[0] + parts[1] / 60 + parts[2] / 3600
    side = frame["before"].fill_null("") + frame["after"].fill_null("")
    negative = side.is_in(["S", "W", "O"]) | (frame["sign"] != "")
    values = (size * (1 - 2 * negative.cast(pl.Int8))).set(frame["degrees"].is_null(), None)
    never = pl.repeat(value=False, n=text.len(), eager=True, dtype=pl.Boolean)
    bad = text.is_not_null() & values.is_null()
    rule = "must be an angle in degrees, minutes and seconds"
    return Reading("number", values, bad, never, "degrees, minutes and seconds", rule)
