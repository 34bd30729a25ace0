"""The options of ``houseprice train``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from houseprice.data.split_rules import RULES
from houseprice.models.registry import FAMILIES

DatasetName = Annotated[str, typer.Argument(help="A built-in data set or a file of sales.")]
ModelName = Annotated[
    str, typer.Option(help=f"Model to train: all, or one of {', '.join(FAMILIES)}.")
]
Epochs = Annotated[
    int,
    typer.Option(
        help="Largest number of epochs; a training stops earlier when its validation score no "
        "longer improves."
    ),
]
LearningRate = Annotated[
    float | None, typer.Option(help="Learning rate. Default: that of the family.")
]
HiddenSizes = Annotated[
    str | None, typer.Option(help="Widths of the hidden layers, such as 64,32,16.")
]
Params = Annotated[
    list[str] | None,
    typer.Option(help="Parameter of the family, as NAME=VALUE, such as dropout=0.3. Repeatable."),
]
Seed = Annotated[
    int, typer.Option(help="Seed of the random numbers; the same seed gives the same model.")
]
SplitName = Annotated[str, typer.Option(help=f"How to choose the test sales: {RULES}.")]
Tune = Annotated[
    str | None,
    typer.Option(
        help="Try other settings first, for so much time or so many trials: 10m, 90s, 2h or "
        "30trials. With --model all, the families share the time."
    ),
]
TextEncoder = Annotated[
    str | None,
    typer.Option(help="Folder or Hugging Face Hub name of a sentence encoder for texts."),
]
KeptColumns = Annotated[
    list[str] | None,
    typer.Option(help="Column to learn from although it seems to leak the price. Repeatable."),
]
GroupBy = Annotated[
    str | None,
    typer.Option(
        help="Columns that agree for sales of one home, as COLUMN[,COLUMN], or none if every sale "
        "is a home of its own. Default: they are found."
    ),
]
Neighbourhoods = Annotated[
    bool,
    typer.Option(
        "--neighbourhoods",
        help="Make neighbourhoods from the coordinates where the table has none: as many as "
        "held-out training sales confirm.",
    ),
]
Equity = Annotated[
    float,
    typer.Option(
        help="Degree of equity: 0 has the least error, 1 has no bias between cheap and dear homes."
    ),
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        help="Longest time for all trainings, in seconds; each keeps its best model so far."
    ),
]
Out = Annotated[
    Path | None, typer.Option(help="Folder to write the models to; it must not have them yet.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
