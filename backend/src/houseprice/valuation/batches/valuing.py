"""Values the homes of a file part by part; a home that cannot be valued keeps its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from houseprice.data.importing.sheet import FILE_ROW, TableProblem, rule_of
from houseprice.errors import InvalidInput
from houseprice.valuation.batches.columns import (
    ADDED,
    LATITUDE,
    LONGITUDE,
    ROW,
    complete,
    own_headers,
    reason_frame,
    value_frame,
)
from houseprice.valuation.batches.reading import BatchHomes
from houseprice.valuation.inputs.home_texts import fix_of
from houseprice.valuation.valuer import Valuer

#: A part has a fortieth of the homes, within these limits: progress shows, and memory is bounded.
_PARTS, _LEAST, _MOST = 40, 250, 8_192


def part_rows(rows: int) -> int:
    """Number of homes of each part of a file with so many rows."""
    return min(max(-(-rows // _PARTS), _LEAST), _MOST)


@dataclass(frozen=True)
class PartOfHomes:
    """Some homes of a file that the model can read, and what is wrong with the others."""

    typed: pl.DataFrame
    rows: pl.Series
    unread: dict[int, TableProblem]


@dataclass(frozen=True)
class BatchValuer:
    """A model with the homes of a file.

    Parameters
    ----------
    valuer : Valuer
    homes : BatchHomes
    as_of : date or None
        Day of the values for homes without a date.
    model : str
        Name and version of the model, for people.
    reasons : bool
        Whether values get reasons in money, which take most of the time.
    """

    valuer: Valuer
    homes: BatchHomes
    as_of: date | None = None
    model: str = ""
    reasons: bool = True

    def starts(self) -> range:
        """The first home of each part."""
        return range(0, self.homes.rows, part_rows(self.homes.rows))

    def part(self, start: int) -> pl.DataFrame:
        """Value one part.

        Parameters
        ----------
        start : int
            One of `starts`.

        Returns
        -------
        polars.DataFrame
            Row number, the columns of the file as text, and `columns.ADDED`, in the order of the
            file.
        """
        size = part_rows(self.homes.rows)
        read = self.readable(start)
        both = (self._with_values(read), self._refused(read))
        frames = [complete(frame) for frame in both if frame is not None]
        added = pl.concat(frames).sort(ROW)
        added = added.with_columns(
            currency=pl.lit(self.valuer.currency or None, dtype=pl.String),
            model=pl.lit(self.model),
        )
        cells = self.homes.cells[start : start + size]
        named = cells.rename(own_headers(cells.columns))
        place = self._places(start, size)
        return pl.concat([added.select(ROW), named, added.drop(ROW), place], how="horizontal")

    def _places(self, start: int, size: int) -> pl.DataFrame:
        """Coordinates in degrees, gaps where the file or the model has none."""
        frame, schema = self.homes.typed[start : start + size], self.valuer.manifest.schema
        named = ((LATITUDE, schema.first("latitude")), (LONGITUDE, schema.first("longitude")))
        return frame.select(
            (pl.col(name) if name in frame.columns else pl.lit(None)).cast(pl.Float64).alias(alias)
            for alias, name in named
        )

    def readable(self, start: int) -> PartOfHomes:
        """The homes of a part with the types of the model, without those it cannot read."""
        size = part_rows(self.homes.rows)
        frame = self.homes.typed[start : start + size]
        unread = {
            row: self._first_unread[row]
            for row in frame[FILE_ROW].to_list()
            if row in self._first_unread
        }
        while True:
            homes = frame.filter(~pl.col(FILE_ROW).is_in(list(unread)))
            if homes.is_empty():
                return PartOfHomes(homes.clear(), homes[FILE_ROW], unread)
            try:
                return PartOfHomes(self.valuer.typed(homes), homes[FILE_ROW], unread)
            except InvalidInput as error:
                unread |= _wrong(error)

    @cached_property
    def _first_unread(self) -> dict[int, TableProblem]:
        return self.homes.first_unread()

    @cached_property
    def _fixes(self) -> dict[str, str]:
        return {field.name: fix_of(field) for field in self.valuer.form}

    def _with_values(self, read: PartOfHomes) -> pl.DataFrame | None:
        if read.typed.is_empty():
            return None
        columns = self.valuer.in_columns(read.typed, self.as_of)
        frame = value_frame(columns).with_columns(read.rows.cast(pl.Int64).alias(ROW))
        if not self.reasons:
            return frame
        typical = self.valuer.against_typical
        amounts = typical.amounts(read.typed, columns.arrays.values, self.as_of)
        reasons = reason_frame(amounts, [group.label for group in typical.groups])
        return pl.concat([frame, reasons], how="horizontal")

    def _refused(self, read: PartOfHomes) -> pl.DataFrame | None:
        """Homes with a cell that cannot be read."""
        if not read.unread:
            return None
        rows = [
            {
                ROW: row,
                "confidence": "low",
                "score": 0,
                "reason_codes": unread_code(problem),
                "reason": unread_reason(problem, self._fixes),
            }
            for row, problem in read.unread.items()
        ]
        kinds = {name: ADDED[name] for name in rows[0] if name != ROW}
        return pl.DataFrame(rows, schema={ROW: pl.Int64(), **kinds})


def unread_code(problem: TableProblem) -> str:
    """Reason code of a home with a cell that cannot be read."""
    return f"unreadable:{problem.column or 'row'}"


def unread_reason(problem: TableProblem, fixes: Mapping[str, str]) -> str:
    """The sentence for such a home; `fixes` says by the column what can be done."""
    return f"No value: {rule_of(problem)}. {fixes.get(problem.column or '', '')}".rstrip()


def _wrong(error: InvalidInput) -> dict[int, TableProblem]:
    """The rows that an error names; the error itself where it names none."""
    rows = {
        int(place["row"]): TableProblem(
            str(place["rule"]), int(place["row"]), place["column"], str(place["value"])
        )
        for place in error.places
        if place.get("row")
    }
    if not rows:
        raise error
    return rows
