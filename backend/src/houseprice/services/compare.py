"""Models beside each other on the sales which none of them learned from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from houseprice.errors import NotComparable
from houseprice.services import datasets, models
from houseprice.services.context import Context
from houseprice.services.model_files import check
from houseprice.services.model_process.client import ModelProcess


def compare(ctx: Context, model_process: ModelProcess, model_ids: Sequence[str]) -> dict[str, Any]:
    """Score models on their common test sales, and each pair of them sale by sale.

    Parameters
    ----------
    model_ids : sequence of str
        At least two, distinct.

    Returns
    -------
    dict
        See `artifacts.comparing.compare`; each entry of the leaderboard names the model's
        version and family as well, and ``same_test`` says whether all were tested on one set.

    Raises
    ------
    NotFound
        If there is no such model.
    NotComparable
        If they are of different data sets or share too few test sales.
    CorruptArtifact
        If a model's files do not match their checksums.
    """
    rows = {model_id: models.row(ctx, model_id) for model_id in model_ids}
    first = next(iter(rows.values()))
    names = sorted({row.dataset.name for row in rows.values()})
    if len({row.dataset_id for row in rows.values()}) > 1:
        raise NotComparable(
            f"Models of one data set can be compared, got models of {', '.join(names)}."
        )
    for row in rows.values():
        check(ctx, row)
    found = model_process.compare(ctx, list(rows.values()))
    for entry in found["leaderboard"]:
        row = rows[entry.pop("model")]
        facts = {"model_id": row.id, "name": row.name, "version": row.version}
        entry.update(facts, family=row.family, status=row.status)
    return {
        "dataset": datasets.reference(first.dataset),
        "same_test": len({row.test_sha256 for row in rows.values()}) == 1,
        **found,
    }
