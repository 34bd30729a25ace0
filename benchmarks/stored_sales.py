"""`houseprice train` on a data set that is stored in a folder, with its meaning as it is.

    .venv/bin/python benchmarks/stored_sales.py FOLDER FAMILY[,FAMILY] --split time --json …

The command line imports files, which would find the meaning of a cut table anew. All else is the
command itself. More than one family are trained side by side and blended, as with `--model all`.
"""

import importlib
import sys
from pathlib import Path

from houseprice.cli import app
from houseprice.data.storage import load_dataset
from houseprice.models.registry import FAMILIES


def main() -> None:
    """Run the command with the rest of the arguments."""
    folder, families, *options = sys.argv[1:]
    sales = load_dataset(Path(folder))
    chosen = families.split(",")
    assert set(chosen) <= set(FAMILIES), f"families are {', '.join(FAMILIES)}"
    command = importlib.import_module("houseprice.cli.train")
    assert callable(command.load_sales), "the command loads its sales by this name"
    others = {
        "load_sales": lambda *_: sales,
        "LONGEST_FIRST": tuple(name for name in command.LONGEST_FIRST if name in chosen),
        "FAMILIES": {name: spec for name, spec in FAMILIES.items() if name in chosen},
    }
    for name, value in others.items():
        setattr(command, name, value)
    model = chosen[0] if len(chosen) == 1 else "all"
    sys.argv = ["houseprice", "train", "demo", "--model", model, *options]
    app.main()


if __name__ == "__main__":
    main()
