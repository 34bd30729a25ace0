"""Checks the sales of a table that a user brings; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from houseprice.data.cells.reading import OpenQuestion
from houseprice.data.checks.flags import flagged_sales
from houseprice.data.checks.sales_check import SalesCheck
from houseprice.data.importing.coordinates import range_rule
from houseprice.data.importing.examine import examine
from houseprice.data.importing.examined_table import ExaminedTable
from houseprice.data.importing.importer import check_price
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.versions.append import examine_later
from houseprice.data.storage import load_dataset

UNREADABLE = "unreadable value"


@dataclass(frozen=True)
class Validation:
    """The checks of a table of sales.

    Parameters
    ----------
    rows : int
        Number of rows below the header that are not blank.
    checks : tuple of SalesCheck
        The outcomes; masks are over all rows. Values that cannot be read come first.
    flags : polars.DataFrame of shape (n_flagged, 8)
        The flagged rows, see `checks.flags`.
    cells : polars.DataFrame of shape (n_rows, n_columns)
        The text of the columns of the file.
    questions : tuple of OpenQuestion
        What the table does not tell.
    """

    rows: int
    checks: tuple[SalesCheck, ...]
    flags: pl.DataFrame
    cells: pl.DataFrame
    questions: tuple[OpenQuestion, ...]

    def to_json(self) -> dict[str, Any]:
        """The document that ``houseprice validate --json`` prints."""
        return {
            "rows": self.rows,
            "flagged": self.flags.height,
            "checks": [check.to_json() for check in self.checks],
            "sales": self.flags.drop("sale").to_dicts(),
            "questions": [question.to_json() for question in self.questions],
        }


def validate_table(
    source: Path, asked: TableRequest | None = None, limits: Limits | None = None
) -> Validation:
    """Read a whole table and check every row.

    Parameters
    ----------
    source : Path
        A table of any format that `reader.read_sheet` reads.
    asked : TableRequest, optional
        What the caller is sure of.
    limits : Limits, optional
        Limits for the table.

    Raises
    ------
    NotFound, TooLarge, InvalidData
        If the file cannot be read, `asked` does not fit it, or no column is the price.
    """
    examined = examine(source, asked or TableRequest("table"), limits or Limits(), with_forest=True)
    check_price(examined)
    return validation_of(examined)


def validate_later(
    source: Path, base: Path, asked: TableRequest, limits: Limits | None = None
) -> Validation:
    """Check every row of a file of later sales as `append_table` does.

    Parameters
    ----------
    source, asked, limits
        As for `validate_table`, whose errors it has.
    base : Path
        Folder of the data set that is continued.
    """
    return validation_of(examine_later(source, load_dataset(base), asked, limits or Limits()))


def validation_of(examined: ExaminedTable) -> Validation:
    """The checks of a table that was examined, with the values that cannot be read."""
    checks = (*_unreadable(examined), *examined.checks)
    sheet = examined.sheet
    return Validation(
        rows=sheet.frame.height,
        checks=checks,
        flags=flagged_sales(checks, sheet.frame, sheet.row),
        cells=sheet.cells().drop(examined.derived),
        questions=examined.questions,
    )


def _unreadable(examined: ExaminedTable) -> Iterator[SalesCheck]:
    """A warning for rows that do not fit, and for each used column with values that cannot be read
    or are out of range.
    """
    for misfits in examined.sheet.misfits:
        mask = pl.int_range(examined.sheet.row.len(), eager=True).is_in(misfits.places.to_list())
        yield _blocks(None, mask, "cannot be read", misfits.rule)
    for name, reading in examined.readings.items():
        role = examined.guesses[name].role
        if role == "ignore":
            continue
        if reading.bad.any():
            yield _blocks(name, reading.bad, "cannot be read", reading.rule)
        blocked = examined.blocked.get(name)
        if blocked is not None and blocked.any():
            yield _blocks(name, blocked, "are out of range", range_rule(role))


def _blocks(name: str | None, mask: pl.Series, what: str, rule: str) -> SalesCheck:
    count = int(mask.sum())
    plural = "s" * (count != 1)
    values = f"row{plural}" if name is None else f"value{plural} of {name}"
    return SalesCheck(
        kind=UNREADABLE,
        outcome="warning",
        count=count,
        mask=mask,
        explanation=f"{count:,} {values} {what}: {rule if name is None else f'each {rule}'}.",
        action="Correct the cells, or leave the rows out (--leave-out-bad).",
        column=name,
        fixes=("correct the cell",),
        rule=rule,
    )
