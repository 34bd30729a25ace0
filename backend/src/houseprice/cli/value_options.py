"""The options of ``houseprice value``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
