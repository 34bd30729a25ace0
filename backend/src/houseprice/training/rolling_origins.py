"""Measure how a model's method does on what is sold next, from several earlier days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.artifacts import Manifest, read_manifest
from houseprice.artifacts.blind import BlindTest
from houseprice.data.arrays import day_to_date
from houseprice.data.dataset import Dataset
from houseprice.data.splits import MIN_TRAINING_SALES, dated_rows
from houseprice.data.storage import save_dataset
from houseprice.errors import InvalidData, InvalidInput
from houseprice.evaluation import MIN_RANKED
from houseprice.progress import OnProgress, Progress, within
from houseprice.training.blend import blend
from houseprice.training.publishing.by_age import part_scores
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, train

Ints = NDArray[np.int64]

#: Shares of the dated sales that lie before each origin; a tenth of them follows as its test.
_ORIGINS, _NEXT = (0.5, 0.6, 0.7, 0.8, 0.9), 0.1
#: Share of the work of an origin that the families take; the rest is their blend's.
_FAMILIES_SHARE = 0.85


@dataclass(frozen=True)
class ForecastOrigin:
    """A day on which a model could have been trained, and the sales that followed.

    Parameters
    ----------
    first_day : int
        Days since 1970: sales from this day on are the test, the earlier ones are learned from.
    rows : ndarray of int
        Rows of the data set that are learned from or tested, ascending; later sales are not there.
    """

    first_day: int
    rows: Ints


@dataclass(frozen=True)
class Method:
    """What a model was trained with.

    Parameters
    ----------
    families : tuple of str
        The families of a blend, or the only one.
    settings : TrainSettings
        Those of the model, without a time limit: each origin is trained wholly.
    threads : int
    """

    families: tuple[str, ...]
    settings: TrainSettings
    threads: int = 1

    @classmethod
    def of(cls, manifest: Manifest, threads: int) -> Method:
        """The method of a trained model."""
        weights = manifest.weights or {manifest.family: 1.0}
        families = tuple(name for name, weight in weights.items() if weight > 0)
        settings = replace(TrainSettings.from_json(manifest.settings), time_limit_s=None, tune=None)
        return cls(families, settings, threads)


def measure_origins(
    dataset: Dataset, method: Method, workplace: Path, on_progress: OnProgress
) -> dict[str, Any]:
    """Train the method anew at earlier days, each time on what was known, and test what followed.

    Parameters
    ----------
    dataset : Dataset
        The sales that the model was trained and tested on.
    method : Method
    workplace : Path
        A folder that exists, for the sales and the models of one origin at a time.
    on_progress : OnProgress
        It may raise `JobCancelled` to stop.

    Returns
    -------
    dict
        ``families`` (names) and ``origins``, the oldest first: ``first_day`` and ``last_day`` of
        the test (ISO 8601), ``days_after`` (from the last sale that was learned from to the middle
        one of the test), ``learned`` (number of sales), ``n``, and the estimates ``mdape``
        (percent), ``median_ratio`` and ``coverage_90`` (percent).

    Raises
    ------
    InvalidInput
        If the table has no sale dates.
    InvalidData
        If too few sales lie before and after each origin.
    """
    origins = find_origins(dataset)
    rows = []
    for number, origin in enumerate(origins):
        ends = number / len(origins), (number + 1) / len(origins)
        with TemporaryDirectory(dir=workplace) as folder:
            report = within(on_progress, *ends)
            rows.append(_measured(dataset, method, origin, Path(folder), report))
    return {"families": list(method.families), "origins": rows}


def find_origins(dataset: Dataset) -> list[ForecastOrigin]:
    """The origins of a table, the oldest first; see `measure_origins` for the errors."""
    if dataset.schema.first("date") is None:
        raise InvalidInput(
            "Rolling origins need a table with sale dates, and this one has none.",
            hint="Give a column the role date and train again.",
        )
    rows, days = dated_rows(dataset)
    undated = np.setdiff1d(np.arange(dataset.frame.height), rows)
    cuts = [
        (days[round(share * days.size)], round((share + _NEXT) * days.size)) for share in _ORIGINS
    ]
    origins = [
        ForecastOrigin(int(day), np.sort(np.concatenate([undated, rows[:end]])))
        for day, end in dict(cuts).items()
        if _is_enough(days, int(day), end, undated.size)
    ]
    if not origins:
        raise InvalidData(
            f"An origin needs {MIN_TRAINING_SALES} sales of earlier days and {MIN_RANKED} that "
            f"follow; none of this table's {days.size} dated sales has them.",
            hint="Add sales of other days.",
        )
    return origins


def _is_enough(days: Ints, first_day: int, end: int, undated: int) -> bool:
    start = int(np.searchsorted(days, first_day))
    return start + undated >= MIN_TRAINING_SALES and start > 0 and end - start >= MIN_RANKED


def _measured(
    dataset: Dataset,
    method: Method,
    origin: ForecastOrigin,
    folder: Path,
    on_progress: OnProgress,
) -> dict[str, Any]:
    day = day_to_date(float(origin.first_day))
    text = f"Training as of {day.isoformat()}"
    on_progress(Progress("loading", 0.0, message=text))
    frame, schema = dataset.frame[origin.rows], dataset.schema
    known = save_dataset(frame, schema, folder / "sales", layers=dataset.layers)
    return _scores(known, _trained(known, method, day, folder, on_progress))


def _trained(
    known: Dataset, method: Method, day: date, folder: Path, on_progress: OnProgress
) -> Path:
    settings = replace(method.settings, split=f"time:{day.isoformat()}")
    count = len(method.families)
    share = 1.0 if count == 1 else _FAMILIES_SHARE
    parts = []
    for number, family in enumerate(method.families):
        report = within(on_progress, share * number / count, share * (number + 1) / count)
        task = TrainingTask(family, known, settings, threads=method.threads)
        parts.append(train(task, folder / family, report).artifact)
    if count == 1:
        return parts[0]
    report = within(on_progress, share, 1.0)
    return blend(parts, known, settings, folder / "blend", report, threads=method.threads).artifact


def _scores(known: Dataset, model: Path) -> dict[str, Any]:
    """The figures of the sales of the test that the model values."""
    test = BlindTest.load(model)
    rows, days = dated_rows(known)
    day_of = np.full(known.frame.height, np.nan)
    day_of[rows] = days
    test_days = day_of[test.rows]
    last_day = float(days[days < test_days.min()].max())
    values = np.where(test.valued, test.value, np.nan)
    figures = part_scores(test.price, values, (test.low_90, test.high_90), test_days, last_day)
    return {**figures, "learned": read_manifest(model).split.n_train}
