"""One peer on one split, in the environment that `benchmarks/peers.py` makes for peers.

    PEERS_ENV/bin/python benchmarks/peer_models.py FOLDER

FOLDER holds `train.parquet` (with the price), `test.parquet` (without it) and `job.json`. Writes
`values.parquet` and `facts.json` beside them. Imports nothing of the product.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd

ONE_BY_ONE = 5
TARGET = "__target__"

Predict = Callable[[pd.DataFrame], Any]


def autogluon(
    train: pd.DataFrame, target: "pd.Series[float]", job: dict[str, Any], home: str
) -> tuple[Predict, dict[str, Any]]:
    """AutoGluon with a preset; what it could not train is named with the reason."""
    from autogluon.tabular import TabularPredictor  # noqa: PLC0415 only this peer needs it

    # The measure that each setting is for: the median error, or the RMSE in money.
    metric = {"log": "mean_absolute_error", "price": "root_mean_squared_error"}[job["target"]]
    predictor = TabularPredictor(
        label=TARGET, path=home, problem_type="regression", eval_metric=metric, verbosity=2
    )
    more: dict[str, Any] = {}
    if job.get("time_on"):  # each fold learns from the blocks of time before the one it validates
        structure = {"time_on": job["time_on"], "temporal_forward_only": True}
        more["validation_structure"] = structure
        # Its own rule: blocks that only look back leave no values to stack upon.
        more |= {"num_stack_levels": 0, "dynamic_stacking": False}
    predictor.fit(
        train.assign(**{TARGET: target}), presets=job["preset"], time_limit=job["limit"], **more
    )
    names = [str(name) for name in predictor.leaderboard(silent=True)["model"]]
    size = sum(path.stat().st_size for path in Path(home).rglob("*") if path.is_file())
    facts = {
        "metric": metric,
        "models": len(names),
        "left_out": left_out(job["preset"], names, predictor.model_failures()),
        "disk_mb": round(size / 2**20, 1),
    }
    return predictor.predict, facts


def left_out(preset: str, names: list[str], failures: pd.DataFrame) -> dict[str, str]:
    """Kinds of models that the preset plans and of which none was trained, with the reason."""
    from autogluon.tabular.configs.hyperparameter_configs import (  # noqa: PLC0415
        get_hyperparameter_config,
    )
    from autogluon.tabular.configs.presets_configs import tabular_presets_dict  # noqa: PLC0415
    from autogluon.tabular.registry import ag_model_registry  # noqa: PLC0415

    plan = tabular_presets_dict[preset].get("hyperparameters", "default")
    kinds = [ag_model_registry.key_to_cls(key).ag_name for key in get_hyperparameter_config(plan)]

    def kind(name: str) -> str:  # LightGBMPrep is a kind of its own, PrepLightGBM is none
        return max((one for one in kinds if one in name), key=len, default="")

    reasons = {
        kind(str(one["model"])): f"{one['exc_type']} {one['exc_str']}".split("\n")[0].strip()[:200]
        for _, one in failures.iterrows()
    }
    trained = {kind(name) for name in names}
    return {one: reasons.get(one, "no time left") for one in kinds if one not in trained}


def catboost(
    train: pd.DataFrame, target: "pd.Series[float]", job: dict[str, Any], home: str
) -> tuple[Predict, dict[str, Any]]:
    """CatBoost with its defaults."""
    from catboost import CatBoostRegressor  # noqa: PLC0415 only this peer needs it

    words = [
        name for name in train if not pd.api.types.is_numeric_dtype(plain(train[[name]])[name])
    ]
    model = CatBoostRegressor(
        random_seed=job["seed"], cat_features=words, verbose=0, train_dir=home
    )
    model.fit(plain(train), target)
    facts = {"metric": "RMSE", "models": 1}
    return lambda homes: model.predict(plain(homes)), facts


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Dates as days, words without gaps, flags as numbers: what CatBoost takes."""
    columns = {}
    for name in frame:
        column = frame[name]
        if pd.api.types.is_datetime64_any_dtype(column):
            column = (column - pd.Timestamp(0)) / pd.Timedelta(days=1)
        elif pd.api.types.is_numeric_dtype(column):
            column = column.astype(float)
        else:
            column = column.astype(object).where(column.notna(), "").astype(str)
        columns[name] = column
    return pd.DataFrame(columns)


def table(file: Path, categories: list[str]) -> pd.DataFrame:
    """A table with its categories told apart from texts, and flags with gaps as numbers."""
    frame = pd.read_parquet(file)
    for name in frame:
        if name in categories:
            frame[name] = frame[name].astype("category")
        elif frame[name].dtype == object and frame[name].dropna().isin([True, False]).all():
            frame[name] = frame[name].astype(float)
    return frame


def main() -> None:
    """Train, value the test sales, and time it."""
    folder = Path(sys.argv[1])
    job = json.loads((folder / "job.json").read_text())
    train, test = (
        table(folder / f"{part}.parquet", job["categories"]) for part in ("train", "test")
    )
    price = train.pop(job["price"])
    is_log = job["target"] == "log"
    peer = {"autogluon": autogluon, "catboost": catboost}[job["peer"]]
    began = time.perf_counter()
    with TemporaryDirectory() as home:
        predict, facts = peer(train, np.log(price) if is_log else price, job, home)
        facts["fit_s"] = time.perf_counter() - began
        began = time.perf_counter()
        predicted = np.asarray(predict(test), dtype=float)
        facts["predict_s"] = time.perf_counter() - began
        times = []
        for row in range(ONE_BY_ONE):
            began = time.perf_counter()
            predict(test.iloc[[row]])
            times.append(time.perf_counter() - began)
    facts["row_ms"] = 1000 * statistics.median(times)
    value = np.exp(predicted) if is_log else predicted
    pd.DataFrame({"value": value}).to_parquet(folder / "values.parquet")
    (folder / "facts.json").write_text(json.dumps(facts))


if __name__ == "__main__":
    main()
