"""The meaning of a table of sales: the role, type and unit of each column."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Self, get_args

from houseprice.data.cells.column_format import PLAIN, ColumnFormat, ColumnType

Role = Literal[
    "price",
    "date",
    "latitude",
    "longitude",
    "living_area",
    "lot_area",
    "bedrooms",
    "bathrooms",
    "year_built",
    "property_type",
    "neighbourhood",
    "address",
    "text",
    "id",
    "number",
    "category",
    "ignore",
]
#: Unit of areas; empty where nothing in the table tells it.
AreaUnit = Literal["ft2", "m2", ""]

ROLES: tuple[Role, ...] = get_args(Role)
#: Roles that at most one column may have.
SINGLE_ROLES: frozenset[Role] = frozenset(
    {
        "price",
        "date",
        "latitude",
        "longitude",
        "living_area",
        "lot_area",
        "bedrooms",
        "bathrooms",
        "year_built",
        "neighbourhood",
        "id",
    }
)
#: Roles that never become features ("id" groups repeat sales of one property).
NOT_FEATURES: frozenset[Role] = frozenset({"price", "id", "address", "ignore"})


@dataclass(frozen=True)
class Column:
    """One column of a table of sales.

    Parameters
    ----------
    name : str
        The name in the file.
    role : Role
        What the column means for a valuation.
    type : ColumnType
        Type of the values; the Polars types are Float64, Int64, Boolean, String, Date, String.
    unit : str
        ``USD``, ``ft2``, ``m``, ``deg``, ``year`` …; empty where there is none.
    label, help : str
        A short name and one sentence for people to read.
    required : bool
        Whether a home can be valued without it.
    format : ColumnFormat
        How its cells were written in the table of sales.
    layer : str
        Place layer that makes the column from a home's coordinates; empty for columns that a home
        brings.
    """

    name: str
    role: Role
    type: ColumnType
    unit: str = ""
    label: str = ""
    help: str = ""
    required: bool = False
    format: ColumnFormat = PLAIN
    layer: str = ""


@dataclass(frozen=True)
class TableSchema:
    """The meaning of a whole table.

    Parameters
    ----------
    name : str
        ``california``, ``demo`` or the id of an imported data set.
    title : str
        A name for people to read.
    row_is : str
        What one row describes: ``a sale``, ``a census block group``.
    currency : str
        ISO 4217; empty where it is unknown.
    area_unit : AreaUnit
        Unit of the living area; empty where it is unknown.
    columns : tuple of Column
        The columns in the order of the table.
    warnings : tuple of str
        Facts that a user must know before trusting a value.
    is_sample : bool
        Whether the table is made up, for trying things out; every page that shows it says so.
    property_columns : tuple of str or None
        Columns that agree for sales of one home, if a user named them; empty: every sale is a
        home of its own. None: they are found, see `data.properties`.
    """

    name: str
    title: str
    row_is: str
    currency: str
    area_unit: AreaUnit
    columns: tuple[Column, ...]
    warnings: tuple[str, ...] = ()
    is_sample: bool = False
    property_columns: tuple[str, ...] | None = None

    def with_role(self, role: Role) -> tuple[Column, ...]:
        """The columns that have this role, in table order."""
        return tuple(column for column in self.columns if column.role == role)

    def first(self, role: Role) -> str | None:
        """Name of the first column with this role, if there is one."""
        return next((column.name for column in self.columns if column.role == role), None)

    @property
    def price(self) -> str:
        """Name of the target column."""
        name = self.first("price")
        assert name is not None, "a schema is only built with a price column"
        return name

    @property
    def features(self) -> tuple[Column, ...]:
        """The columns a model may use; the sale date is among them."""
        return tuple(column for column in self.columns if column.role not in NOT_FEATURES)

    @property
    def asked(self) -> Self:
        """The same schema without the columns that place layers make: those of a home itself."""
        return replace(self, columns=tuple(column for column in self.columns if not column.layer))

    def without(self, names: Collection[str]) -> Self:
        """The same schema with these columns ignored."""
        columns = tuple(
            replace(column, role="ignore", required=False) if column.name in names else column
            for column in self.columns
        )
        return replace(self, columns=columns)

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        document = asdict(self)
        if self.property_columns is None:  # so that a table of before has the same document
            del document["property_columns"]
        for column in document["columns"]:
            if not column["format"]["crs"]:  # likewise
                del column["format"]["crs"]
            if not column["layer"]:
                del column["layer"]
        return document

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        columns = tuple(_column(column) for column in document["columns"])
        warnings = tuple(document.get("warnings", ()))
        property_columns = document.get("property_columns")
        read = {
            "columns": columns,
            "warnings": warnings,
            "property_columns": None if property_columns is None else tuple(property_columns),
        }
        return cls(**{**document, **read})


def _column(document: Mapping[str, Any]) -> Column:
    format_ = ColumnFormat.from_json(document.get("format", {}))
    return Column(**{**document, "format": format_})
