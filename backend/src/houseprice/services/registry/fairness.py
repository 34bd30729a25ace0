"""Fairness checks: the blind test of a model by attributes of areas, which no model learns from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from houseprice.data.storage import file_sha256
from houseprice.errors import DatasetChanged
from houseprice.services import datasets, models, uploads
from houseprice.services.accounts.owned import check_change
from houseprice.services.context import Context
from houseprice.services.model_files import manifest
from houseprice.services.model_process.asked import FairnessAsked
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.stored import Measurements
from houseprice.store.engine import reading, transaction
from houseprice.store.registry import fairness as store
from houseprice.store.registry.fairness import FairnessCheckRow


@dataclass(frozen=True)
class FairnessView:
    """A fairness check; see `api.schemas.registry.fairness.FairnessRead`."""

    id: str
    model_id: str
    at: datetime
    by: str
    file_sha256: str
    sales: int
    column: str
    matched: int
    areas: int
    areas_used: int
    least: int
    attributes: list[Measurements]


def check(
    ctx: Context,
    model_process: ModelProcess,
    model_id: str,
    stream: BinaryIO,
    column: str | None = None,
) -> FairnessView:
    """Compare the errors of a model by the groups of a table of areas, and keep the result.

    The table itself is gone after the check: it is no part of the data set, and no feature.

    Parameters
    ----------
    ctx, model_process
    model_id : str
    stream : file
        Table of areas, see `data.attributes.areas.read_area_attributes`.
    column : str or None
        Column of the data set that names the areas; None means the one that fits best.

    Raises
    ------
    NotFound
        If there is no such model.
    NotAllowed
        If it belongs to somebody else.
    InvalidInput, InvalidData, TooLarge
        If the file is no table of areas, or of other areas than those of the sales.
    DatasetUnavailable, DatasetChanged
        If the table of sales is not on disk, or is not the one that the model was trained on.
    NotComparable, CorruptArtifact
        If the model has no blind test, or it cannot be read.
    """
    model = models.row(ctx, model_id)
    check_change(ctx, model.owned, "model")
    sales = datasets.table_on_disk(ctx, model.dataset_id)
    if manifest(ctx, model).dataset.sha256 != sales.sha256:
        raise DatasetChanged(
            "The model was trained on another table than the one that is on disk now.",
            hint="Train a model on the table of today.",
        )
    with uploads.received(ctx, stream) as file:
        asked = FairnessAsked(str(sales.path), sales.schema, str(file), column or None)
        result = model_process.check_fairness(ctx, model, asked)
        proof = file_sha256(file)
    with transaction(ctx.engine) as db:
        return _view(store.add(db, model.id, ctx.actor.name, proof, dict(result)))


def checks(ctx: Context, model_id: str) -> tuple[FairnessView, ...]:
    """The newest checks of a model, newest first.

    Raises
    ------
    NotFound
        If there is no such model.
    """
    model = models.row(ctx, model_id)
    with reading(ctx.engine) as db:
        return tuple(map(_view, store.of_model(db, model.id)))


def _view(row: FairnessCheckRow) -> FairnessView:
    return FairnessView(
        id=row.id,
        model_id=row.model_id,
        at=datetime.fromtimestamp(row.checked_at, UTC),
        by=row.checked_by,
        file_sha256=row.file_sha256,
        **row.result,
    )
