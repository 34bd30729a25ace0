"""`houseprice train` on a data set that is stored in a folder, with its meaning as it is.

    .venv/bin/python benchmarks/stored_sales.py FOLDER FAMILY[,FAMILY] --split time --json …

The command line imports files, which would find the meaning of a cut table anew. All else is the
command itself. More than one family are trained side by side and blended, as with `--model all`.
"""

import sys
from pathlib import Path

from houseprice.cli import app, train
from houseprice.data.storage import load_dataset
from houseprice.models.registry import FAMILIES


def main() -> None:
    """Run the command with the rest of the arguments."""
    folder, families, *options = sys.argv[1:]
    sales = load_dataset(Path(folder))
    chosen = families.split(",")
    assert set(chosen) <= set(FAMILIES), f"families are {', '.join(FAMILIES)}"
    assert callable(train.load_sales), "the command loads its sales by this name"
    train.load_sales = lambda *_: sales
    train.LONGEST_FIRST = tuple(name for name in train.LONGEST_FIRST if name in chosen)
    model = chosen[0] if len(chosen) == 1 else "all"
    sys.argv = ["houseprice", "train", "demo", "--model", model, *options]
    app.main()


if __name__ == "__main__":
    main()
