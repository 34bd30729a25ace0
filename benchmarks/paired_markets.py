"""Two runs of `benchmarks/markets.py --values FOLDER`, compared sale by sale.

    .venv/bin/python benchmarks/paired_markets.py FOLDER/old FOLDER/new

Prints a row for each origin and model that both have: the MdAPE of the new run minus that of the
old one on the same sales, with a paired 95 % interval, and coverage and width before and after.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl
from market_scores import difference, figures

Row = tuple[str, str, dict[str, float], dict[str, float], dict[str, float]]
COLUMNS = ("origin", "model", "MdAPE, new - old", "old %", "new %", "in range %", "width %")


def paired(old: Path, new: Path) -> Iterator[Row]:
    """Origin, model, difference, and figures of the old and of the new run."""
    for file in sorted(old.glob("*.parquet")):
        if (new / file.name).is_file():
            before, after = pl.read_parquet(file), pl.read_parquet(new / file.name)
            for model in before["model"].unique(maintain_order=True):
                both = before.filter(model=model).join(after, on=["model", "row"], suffix="_new")
                if both.height:
                    yield file.stem, model, *_compared(both)


def main() -> None:
    """Print the table."""
    old, new = (Path(word) for word in sys.argv[1:3])
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|")
    for origin, model, gap, was, now in paired(old, new):
        cells = [
            *(origin, model, f"{gap['value']:+.2f} ({gap['low']:+.2f} to {gap['high']:+.2f})"),
            *(f"{was['mdape']:.2f}", f"{now['mdape']:.2f}"),
            *(f"{was[name]:.1f} → {now[name]:.1f}" for name in ("coverage", "width")),
        ]
        print(f"| {' | '.join(cells)} |")


def _compared(both: pl.DataFrame) -> tuple[dict[str, float], ...]:
    price = both["price"].to_numpy()
    was, now = (
        [both[name + end].to_numpy() for name in ("value", "low_90", "high_90")]
        for end in ("", "_new")
    )
    gap = difference(price, now[0], was[0])
    return gap, figures(price, *was), figures(price, *now)


if __name__ == "__main__":
    main()
