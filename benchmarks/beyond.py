"""How values, ranges and confidence hold for homes beyond the largest and the smallest sold.

    .venv/bin/python benchmarks/beyond.py --models lightgbm pytorch
    .venv/bin/python benchmarks/beyond.py --models lightgbm --sales 100000
    HOUSEPRICE_DATASETS_DIR=/my/sales .venv/bin/python benchmarks/beyond.py --real king_county ames

The made market is that of `demo`, whose price grows with the 0.72th power of the size, without
homes above 3,200 square feet. 200 homes for each band of sizes are beyond its largest or smallest
sale. A real market is learned without the twentieth of its homes that is largest (or smallest), and
these are valued. Prints Markdown.
"""

import argparse
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import polars as pl

from houseprice.data.builtin.demo import SCHEMA, make_market
from houseprice.data.builtin.load import load_builtin
from houseprice.data.dataset import Dataset
from houseprice.data.storage import save_dataset
from houseprice.settings import Settings
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, train
from houseprice.valuation.valuer import Valuer

LARGEST_FT2 = 3_200
ELASTICITY = 0.72
HOMES_A_BAND = 200
LARGE = ((3_600, 4_200), (4_200, 5_000), (5_000, 6_500), (6_500, 9_500))
#: Shares of the smallest size sold.
SMALL = ((0.8, 0.95), (0.6, 0.8), (0.4, 0.6))
HEAD = (
    *("market", "model", "homes", "n", "valued", "median ratio", "MdAPE, %"),
    *("90 % range holds, %", "mean FSD", "high, %"),
)


@dataclass(frozen=True)
class Band:
    """Homes with their prices, which no model has learned from."""

    name: str
    homes: pl.DataFrame


def made_market(n_sales: int, seed: int) -> pl.DataFrame:
    """Sales of the made market, none of them of a home above the largest size."""
    frame = make_market(seed, int(1.15 * n_sales) + 100).frame
    return frame.filter(pl.col("living_area") <= LARGEST_FT2).head(n_sales)


def resized(homes: pl.DataFrame, low: float, high: float, seed: int) -> pl.DataFrame:
    """The homes with sizes within a band, and rooms and prices that fit these by the rule."""
    rng = np.random.default_rng(seed)
    area = np.round(np.exp(rng.uniform(np.log(low), np.log(high), homes.height)))
    bedrooms = np.clip(np.round(area / 620 + rng.normal(0.4, 0.6, homes.height)), 1, 7)
    bathrooms = np.clip(np.round(bedrooms * 0.55 + rng.normal(0.3, 0.4, homes.height)), 1, 5)
    size = ELASTICITY * np.log(area / homes["living_area"].to_numpy())
    rooms = 0.035 * (bathrooms - homes["bathrooms"].to_numpy())
    return homes.with_columns(
        living_area=pl.Series(area),
        bedrooms=pl.Series(bedrooms.astype(np.int64)),
        bathrooms=pl.Series(bathrooms),
        price=pl.col("price") * pl.Series(np.exp(size + rooms)),
    )


def made_bands(sales: pl.DataFrame, seed: int) -> list[Band]:
    """Bands of large homes, of small ones, and of homes like the sales."""
    every = make_market(seed + 1_000, 6_000).frame.filter(pl.col("bathrooms").is_not_null())
    usual = every.filter(pl.col("living_area") <= LARGEST_FT2)
    smallest = float(sales["living_area"].to_numpy().min())
    bands = [Band("like the sales", usual.tail(HOMES_A_BAND))]
    for number, (low, high) in enumerate(LARGE):
        homes = usual.slice(number * HOMES_A_BAND, HOMES_A_BAND)
        bands.append(Band(f"{low:,} to {high:,} ft²", resized(homes, low, high, number)))
    for number, (least, most) in enumerate(SMALL, start=len(LARGE)):
        homes = usual.slice(number * HOMES_A_BAND, HOMES_A_BAND)
        name = f"{least:.2f} to {most:.2f} of the smallest"
        bands.append(Band(name, resized(homes, least * smallest, most * smallest, number)))
    return bands


def real_bands(dataset: Dataset, column: str) -> list[tuple[str, pl.DataFrame, Band]]:
    """For each end of a column: the sales that are left, and the outermost twentieth."""
    low, high = (dataset.frame[column].quantile(q) for q in (0.05, 0.95))
    size, out = pl.col(column), []
    for end, inside, name in (
        ("largest", size <= high, f"{column} > {high:,.0f}"),
        ("smallest", size >= low, f"{column} < {low:,.0f}"),
    ):
        homes = dataset.frame.filter(~inside)
        out.append((end, dataset.frame.filter(inside), Band(name, homes)))
    return out


def trained(sales: pl.DataFrame, dataset: Dataset | None, family: str, split: str) -> Valuer:
    """A model of some sales."""
    schema = SCHEMA if dataset is None else dataset.schema
    with tempfile.TemporaryDirectory() as folder:
        saved = save_dataset(sales, schema, Path(folder) / "sales")
        task = TrainingTask(family, saved, replace(TrainSettings(), split=split), threads=1)
        return Valuer.load(train(task, Path(folder) / "model", lambda _: None).artifact)


def line(market: str, family: str, valuer: Valuer, band: Band) -> str:
    """One row of the table."""
    price_column = valuer.manifest.schema.price
    prices = band.homes[price_column].cast(pl.Float64).to_numpy()
    values = valuer.value(band.homes.drop(price_column))
    figures = [
        (v.value or np.nan, v.low_90 or np.nan, v.high_90 or np.nan, v.fsd or np.nan)
        for v in values
    ]
    value, low, high, fsd = np.array(figures).T
    known = np.isfinite(value)
    ratio = value[known] / prices[known]
    held = (prices >= low)[known] & (prices <= high)[known]
    sure = np.array([v.confidence.band == "high" for v in values])[known]
    cells = [f"{np.median(ratio):.3f}", f"{100 * np.median(np.abs(ratio - 1)):.1f}"]
    cells += [f"{100 * held.mean():.1f}", f"{fsd[known].mean():.3f}", f"{100 * sure.mean():.0f}"]
    return " | ".join(
        ["|", market, family, band.name, str(len(values)), str(known.sum()), *cells, "|"]
    )


def main() -> None:
    """Train and value everything that is asked for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", nargs="+", default=["lightgbm"])
    parser.add_argument("--sales", nargs="+", type=int, default=[1_200])
    parser.add_argument("--seeds", nargs="+", type=int, default=[0])
    parser.add_argument("--split", default="random:42")
    parser.add_argument("--real", nargs="*", default=[])
    parser.add_argument("--column", help="of real markets; default: the living area")
    arguments = parser.parse_args()
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}", flush=True)
    for family in arguments.models:
        if not arguments.real:
            for n_sales in arguments.sales:
                for seed in arguments.seeds:
                    sales = made_market(n_sales, seed)
                    valuer = trained(sales, None, family, arguments.split)
                    for band in made_bands(sales, seed):
                        print(line(f"made, {n_sales:,}", family, valuer, band), flush=True)
        for name in arguments.real:
            settings = Settings()
            dataset = load_builtin(name, settings.datasets_cache_dir, settings.datasets_dir)
            column = arguments.column or str(dataset.schema.first("living_area"))
            for end, sales, band in real_bands(dataset, column):
                valuer = trained(sales, dataset, family, arguments.split)
                print(line(f"{name}, without the {end}", family, valuer, band), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
