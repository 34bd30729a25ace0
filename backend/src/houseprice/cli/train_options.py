"""What ``houseprice train`` can be told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from houseprice.models.registry import FAMILIES

DatasetName = Annotated[str, typer.Argument(help="A built-in data set, or a file of sales.")]
Target = Annotated[str | None, typer.Option(help="The price column of a file.")]
Roles = Annotated[list[str] | None, typer.Option(help="COLUMN=ROLE of a file; repeatable.")]
Currency = Annotated[str, typer.Option(help="Of a file; ISO 4217.")]
AreaUnitName = Annotated[Literal["ft2", "m2"], typer.Option(help="Of a file.")]
ModelName = Annotated[str, typer.Option(help=f"all, or one of {', '.join(FAMILIES)}.")]
Epochs = Annotated[int, typer.Option(help="Upper limit; stops early.")]
LearningRate = Annotated[float | None, typer.Option(help="Default: the family's.")]
HiddenSizes = Annotated[str | None, typer.Option(help="Widths of layers, such as 64,32,16.")]
Params = Annotated[
    list[str] | None,
    typer.Option(help="NAME=VALUE of the family, such as dropout=0.3; repeatable."),
]
Seed = Annotated[int, typer.Option(help="Same seed, same model.")]
SplitName = Annotated[str, typer.Option(help="auto, time or random:SEED.")]
Tune = Annotated[
    str | None,
    typer.Option(help="Try other settings first: 10m, 90s, 2h or 30trials; all shares the time."),
]
TextEncoder = Annotated[
    str | None, typer.Option(help="Folder or Hub name of a sentence encoder for texts.")
]
KeptColumns = Annotated[
    list[str] | None,
    typer.Option(help="Column to learn from even if it seems to know the price; repeatable."),
]
Equity = Annotated[
    float, typer.Option(help="0: least error; 1: no bias against cheap or dear homes.")
]
TimeLimit = Annotated[
    float | None, typer.Option(help="Seconds for everything; the best so far is kept.")
]
Out = Annotated[Path | None, typer.Option(help="Folder for the models; must not hold them yet.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document.")]
