"""The values of a column after one of the parsers read its text."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

import polars as pl

from houseprice.data.cells.column_format import PLAIN, ColumnFormat, ColumnType

QuestionKind = Literal[
    "date order",
    "sale year",
    "decimal sign",
    "currency",
    "area unit",
    "coordinate system",
    "column",
]


@dataclass(frozen=True)
class OpenQuestion:
    """Two readings of a column or table that both explain it and differ in meaning.

    Parameters
    ----------
    kind : QuestionKind
        What is open.
    taken : str
        The answer that is taken while nobody decides; empty if none is.
    answers : tuple of str
        Every possible answer, as the option takes it.
    option : str
        Option of the command line that decides, such as ``--date-order``; empty if none does.
    text : str
        The question with both readings of an example, for people to read.
    column : str or None
        The column; None if the question is about the whole table.
    """

    kind: QuestionKind
    taken: str
    answers: tuple[str, ...]
    option: str
    text: str
    column: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)


@dataclass(frozen=True)
class Remark:
    """Something about the cells of a column that its owner should know of; it blocks nothing.

    Parameters
    ----------
    kind : str
        The kind in two or three words, such as ``gap codes``.
    text : str
        One sentence for people to read.
    rows : polars.Series of bool, shape (n_rows,)
        Mask of the rows that it is about.
    """

    kind: str
    text: str
    rows: pl.Series


@dataclass(frozen=True)
class Reading:
    """The values of a column in one type.

    Parameters
    ----------
    type : ColumnType
        The type of the values.
    values : polars.Series of shape (n_rows,)
        Typed values; null where there is a gap or the text does not fit.
    bad : polars.Series of bool, shape (n_rows,)
        Mask of the rows whose text does not fit.
    gap_words : polars.Series of bool, shape (n_rows,)
        Mask of the rows where a word such as ``NA``, or a code such as -999, was read as a gap.
    evidence : str
        The reason for this type, for people to read.
    rule : str
        The rule that a value must follow.
    format : ColumnFormat
        How the cells are written.
    currency : str
        ISO 4217 code of the currency that most cells name; empty if none do.
    question : OpenQuestion or None
        The other reading that explains all values too, where it differs in meaning.
    remarks : tuple of Remark
        Facts about the cells.
    """

    type: ColumnType
    values: pl.Series
    bad: pl.Series
    gap_words: pl.Series
    evidence: str
    rule: str = ""
    format: ColumnFormat = PLAIN
    currency: str = ""
    question: OpenQuestion | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether every value could be read."""
        return not self.bad.any()
