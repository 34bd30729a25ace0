"""What is said of a file of homes, and how its columns were matched with those of the sales."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, Self, get_args

from houseprice.data.cells.reading import OpenQuestion
from houseprice.data.importing.sheet import TablePlace
from houseprice.data.importing.table_request import DateOrder, DecimalSign, TableRequest
from houseprice.data.schema import AreaUnit, TableSchema
from houseprice.errors import InvalidInput

MatchKind = Literal["same name", "said", "same meaning", "year and month", "two in one cell"]


@dataclass(frozen=True)
class HomesRequest:
    """How a table of homes is to be read; what is not said is as in the sales, or in the table.

    Parameters
    ----------
    rename : mapping of str to str
        Column of the sales that a header of the file stands for.
    decimal : {None, ".", ","}
        Sign before the fraction of all numbers.
    date_order : {None, "day-first", "month-first"}
        Which number of 03/04/2021 is the day.
    area_unit : {"", "ft2", "m2"}
        Unit of areas that neither header nor cell names.
    sheet, header_row, sale_year : str, int or None, int or None
        Where the table is in its file, and the year of months without one, as in `TableRequest`.
    """

    rename: Mapping[str, str] = field(default_factory=dict)
    decimal: DecimalSign | None = None
    date_order: DateOrder | None = None
    area_unit: AreaUnit = ""
    sheet: str = ""
    header_row: int | None = None
    sale_year: int | None = None

    def __post_init__(self) -> None:
        """Refuse words that mean nothing.

        Raises
        ------
        InvalidInput
            If a word is none of its choices, or two headers stand for one column.
        """
        choices: dict[str, tuple[str | None, ...]] = {
            "decimal": (None, *get_args(DecimalSign)),
            "date_order": (None, *get_args(DateOrder)),
            "area_unit": get_args(AreaUnit),
        }
        for name, words in choices.items():
            if (value := getattr(self, name)) not in words:
                known = ", ".join(word for word in words if word)
                raise InvalidInput(f"{name} must be one of {known}, got {value!r}")
        # These check themselves.
        _ = self.place, TableRequest("homes", sale_year=self.sale_year)
        for column, count in Counter(self.rename.values()).items():
            if count > 1:
                raise InvalidInput(
                    f"a column must be renamed from one header, got {count} for {column!r:.80}"
                )

    @property
    def place(self) -> TablePlace:
        """Where the table is looked for in its file."""
        return TablePlace(self.sheet, self.header_row)

    def within(self, schema: TableSchema) -> Self:
        """The same request without what is said of columns that other sales have."""
        names = {column.name for column in schema.columns}
        rename = {header: name for header, name in self.rename.items() if name in names}
        return replace(self, rename=rename)

    def to_json(self) -> dict[str, Any]:
        """Plain values, from which `from_json` makes this request again."""
        return {**asdict(self), "rename": dict(self.rename)}

    def said(self) -> dict[str, Any]:
        """As `to_json`, without what is left to the table."""
        nothing = type(self)().to_json()
        return {name: value for name, value in self.to_json().items() if value != nothing[name]}

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(**document)


@dataclass(frozen=True)
class MatchedColumn:
    """A column of the sales, and where the file has it.

    Parameters
    ----------
    column : str
        Name in the sales.
    headers : tuple of str
        Headers in the file; two or three where a date was put together.
    how : MatchKind
        What speaks for the match.
    evidence : str
        The reason, and what was read in another way than in the sales, for people to read; empty
        where there is nothing to say.
    derived : str
        Column of the table that was made from the headers; empty where one is read as it is.
    """

    column: str
    headers: tuple[str, ...]
    how: MatchKind
    evidence: str = ""
    derived: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether the column stands in the file as in the sales."""
        return self.how == "same name" and not self.evidence

    @property
    def source(self) -> str:
        """The column of the table that is read."""
        return self.derived or self.headers[0]

    def sentence(self) -> str:
        """The match in words, for people to read."""
        headers = " and ".join(repr(header) for header in self.headers)
        begin = f"{headers} is read as {self.column!r}"
        return f"{begin}: {self.evidence}" if self.evidence else begin

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)


@dataclass(frozen=True)
class HomesMatch:
    """How the columns of a file of homes were matched with those of the sales.

    Parameters
    ----------
    matched : tuple of MatchedColumn
        Columns of the sales that the file has, in the order of the sales.
    unmatched : tuple of str
        Characteristics that the file does not have: they are gaps.
    ignored : tuple of str
        Headers of the file that nothing is read from.
    questions : tuple of OpenQuestion
        What somebody must say: of the kind ``column`` nothing is read meanwhile, of the others the
        answer that is named as taken.
    """

    matched: tuple[MatchedColumn, ...] = ()
    unmatched: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()

    def sentences(self) -> list[str]:
        """Everything that is not as in the sales, for people to read."""
        return [*self.remarks(), *(question.text for question in self.questions)]

    def remarks(self) -> list[str]:
        """What was read in another way than in the sales, for people to read."""
        return [column.sentence() for column in self.matched if not column.is_plain]

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return {
            "matched": [column.to_json() for column in self.matched],
            "unmatched": list(self.unmatched),
            "ignored": list(self.ignored),
            "questions": [question.to_json() for question in self.questions],
        }
