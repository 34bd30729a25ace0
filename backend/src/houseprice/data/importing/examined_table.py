"""A table whose columns have types, roles and units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from houseprice.data.cells.reading import OpenQuestion, Reading
from houseprice.data.checks.sales_check import SalesCheck
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.sheet import Sheet, TableProblem, shortened
from houseprice.data.layers.stack import NO_LAYERS, PlaceLayers
from houseprice.data.schema import AreaUnit, Column, TableSchema

#: Number of examples of a broken rule that a column keeps.
_EXAMPLES = 20


@dataclass(frozen=True)
class ExaminedTable:
    """A table after every column has a type and a role; no row is left out yet.

    Parameters
    ----------
    sheet : Sheet
        The text of the table.
    readings, guesses : dict
        Type and role of each column, in table order.
    notes, faults : tuple of TableProblem
        Notes on how values were read, and values that cannot be read, which block their rows.
    blocked : dict of str to polars.Series of bool, shape (n_rows,)
        Masks of values that were read but cannot be, such as a latitude of 99, by column.
    questions : tuple of OpenQuestion
        What the table does not tell.
    derived : dict
        Column that was made from others, and those columns.
    currency, area_unit : str
        Units of prices and areas; empty where nothing tells them.
    evidence : dict
        What told ``currency`` and ``area unit``, for people to read.
    checks : tuple of SalesCheck
        The outcomes of all checks of sales; masks are over all rows.
    layers : PlaceLayers
        Layers that made columns from the coordinates.
    """

    sheet: Sheet
    readings: dict[str, Reading]
    guesses: dict[str, Guess]
    notes: tuple[TableProblem, ...]
    faults: tuple[TableProblem, ...]
    blocked: dict[str, pl.Series]
    questions: tuple[OpenQuestion, ...] = ()
    derived: dict[str, tuple[str, ...]] = field(default_factory=dict)
    currency: str = ""
    area_unit: AreaUnit = ""
    evidence: dict[str, str] = field(default_factory=dict)
    checks: tuple[SalesCheck, ...] = ()
    layers: PlaceLayers = NO_LAYERS

    @cached_property
    def frame(self) -> pl.DataFrame:
        """The values of all columns, shape (n_rows, n_columns)."""
        return pl.DataFrame({name: reading.values for name, reading in self.readings.items()})

    @cached_property
    def schema(self) -> TableSchema:
        """The meaning of the columns, without texts for people."""
        columns = tuple(
            Column(name, guess.role, self.readings[name].type)
            for name, guess in self.guesses.items()
        )
        return TableSchema("table", "Table", "a sale", self.currency, self.area_unit, columns)

    @property
    def has_price(self) -> bool:
        """Whether a column is the price."""
        return any(guess.role == "price" for guess in self.guesses.values())

    @cached_property
    def bad_rows(self) -> pl.Series:
        """Mask of the rows that do not fit, or with a value that cannot be read, (n_rows,)."""
        columns = [
            reading.bad
            for name, reading in self.readings.items()
            if self.guesses[name].role != "ignore"
        ]
        return (
            pl.DataFrame(
                [
                    bad.alias(str(place))
                    for place, bad in enumerate(
                        [*columns, *self.blocked.values(), self.sheet.misfit_rows]
                    )
                ]
            )
            .select(pl.any_horizontal(pl.all()).alias("bad"))
            .to_series()
        )


def faults_of(
    sheet: Sheet, readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> list[TableProblem]:
    """Rows and values that do not fit; a guess in their place would be made up."""
    return sheet.misfit_problems(_EXAMPLES) + [
        TableProblem(
            reading.rule,
            sheet.row[at],
            name,
            shortened(sheet.frame[name][at]),
            total,
            fixes=("correct the cell", "leave out"),
        )
        for name, reading in readings.items()
        if guesses[name].role != "ignore"
        for total in [int(reading.bad.sum())]
        for at in reading.bad.arg_true().head(_EXAMPLES).to_list()
    ]
