"""Compare models on the sales which none of them learned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from houseprice.errors import NotComparable
from houseprice.jobs.records import DatasetSnapshot
from houseprice.services import models
from houseprice.services.context import Context
from houseprice.services.model_files import check
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.stored import Measurements
from houseprice.store.models import ModelVersionRow


@dataclass(frozen=True)
class LeaderView:
    """One model on the common test sales; see `artifacts.comparing.compare`."""

    model_id: str
    name: str
    version: int
    family: str
    status: str
    rank: int | None
    among_best: bool | None
    scores: Measurements


@dataclass(frozen=True)
class ComparisonView:
    """Models on their common test sales, the best one first, and each pair of models.

    `same_test` says whether all models were tested on the same set of sales.
    """

    dataset: DatasetSnapshot
    n: int
    same_test: bool
    leaderboard: tuple[LeaderView, ...]
    differences: list[Measurements]


def compare(ctx: Context, model_process: ModelProcess, model_ids: Sequence[str]) -> ComparisonView:
    """Score models on their common test sales, and each pair of them sale by sale.

    Parameters
    ----------
    model_ids : sequence of str
        Ids of at least two different models.

    Raises
    ------
    NotFound
        If there is no such model.
    NotComparable
        If the models are of different data sets or share too few test sales.
    CorruptArtifact
        If a model's files do not match their checksums.
    """
    rows = {row.id: row for row in (models.row(ctx, model_id) for model_id in model_ids)}
    if len(rows) < len(model_ids):
        raise NotComparable("The models must be different, got two names of one.")
    first = next(iter(rows.values()))
    names = sorted({row.dataset.name for row in rows.values()})
    if len({row.dataset_id for row in rows.values()}) > 1:
        raise NotComparable(
            f"The models must be of one data set, got models of {', '.join(names)}."
        )
    for row in rows.values():
        check(ctx, row)
    comparison = model_process.compare(ctx, list(rows.values()))
    return ComparisonView(
        dataset=first.dataset,
        n=comparison["n"],
        same_test=len({row.test_sha256 for row in rows.values()}) == 1,
        leaderboard=tuple(
            _leader(rows[entry["model"]], entry) for entry in comparison["leaderboard"]
        ),
        differences=comparison["differences"],
    )


def _leader(model: ModelVersionRow, entry: Measurements) -> LeaderView:
    return LeaderView(
        model_id=model.id,
        name=model.name,
        version=model.version,
        family=model.family,
        status=model.status,
        rank=entry["rank"],
        among_best=entry["among_best"],
        scores=entry["scores"],
    )
