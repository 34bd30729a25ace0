"""The options of ``houseprice value``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from houseprice.cli.inputs import parse_renames
from houseprice.cli.table_options import (
    AreaUnitName,
    DateOrderName,
    Decimal,
    HeaderRow,
    SaleYear,
    SheetName,
)
from houseprice.data.importing.matching.answer import HomesRequest
from houseprice.data.importing.table_request import DateOrder, DecimalSign

__all__ = ["AreaUnitName", "DateOrderName", "Decimal", "HeaderRow", "SaleYear", "SheetName"]

ModelName = Annotated[str, typer.Argument(help="Folder or name of a model.")]
HomesFile = Annotated[
    str | None,
    typer.Argument(
        help="Homes to value: a table of any format that `houseprice inspect` reads.",
        show_default=False,
    ),
]
Features = Annotated[
    list[str] | None,
    typer.Option("--set", help="Feature of the one home to value, as FEATURE=VALUE. Repeatable."),
]
AsOf = Annotated[str | None, typer.Option(help="Day for which to value, such as 2024-05-31.")]
Explain = Annotated[
    bool | None,
    typer.Option(
        help="Show comparable sales and the contributions of the features.", show_default=False
    ),
]
Changes = Annotated[
    list[str] | None,
    typer.Option(
        "--what-if", help="Feature of the one home to change, as FEATURE=VALUE. Repeatable."
    ),
]
DetailName = Annotated[
    str,
    typer.Option(
        help="Contributions of groups of features (exact) or of single features (sampled)."
    ),
]
Cascade = Annotated[
    str | None,
    typer.Option(
        help="Folder or name of a second model, which answers where the first refuses or is unsure."
    ),
]
MaxFsd = Annotated[
    float | None,
    typer.Option(help="With --cascade: largest FSD of an answer of the first model, such as 0.2."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Out = Annotated[
    Path | None,
    typer.Option(
        help="File to write, .csv, .parquet or .xlsx: the homes of FILE with value, range, "
        "confidence and three reasons in money. It holds a million homes."
    ),
]
Csv = Annotated[
    Path | None,
    typer.Option(help="File to write with one row for each home, in the order of FILE."),
]
Rename = Annotated[
    list[str] | None,
    typer.Option(
        help="Column of the sales that a header of FILE stands for, as OLD=NEW. Repeatable."
    ),
]


def homes_request(
    *,
    rename: list[str] | None,
    decimal: DecimalSign | None,
    date_order: DateOrder | None,
    area_unit: Literal["ft2", "m2"] | None,
    sheet: str | None,
    header_row: int | None,
    sale_year: int | None,
) -> HomesRequest:
    """How FILE is to be read, from the options of a command.

    Raises
    ------
    InvalidInput
        If an option means nothing.
    """
    return HomesRequest(
        rename=parse_renames(rename or []),
        decimal=decimal,
        date_order=date_order,
        area_unit=area_unit or "",
        sheet=sheet or "",
        header_row=header_row,
        sale_year=sale_year,
    )
