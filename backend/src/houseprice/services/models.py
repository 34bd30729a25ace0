"""Trained models: list, show, download and delete them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from houseprice.artifacts.older import trimmed_of
from houseprice.data.market.index import MARKET_FILE, MarketIndex
from houseprice.errors import NotFound
from houseprice.jobs.ids import is_id
from houseprice.services import datasets
from houseprice.services.context import Context
from houseprice.services.downloads import zip_chunks
from houseprice.services.model_files import artifact_folder, check, manifest, one_file
from houseprice.services.model_process.client import ModelProcess
from houseprice.store import models as store
from houseprice.store.engine import reading, transaction
from houseprice.store.models import ModelFilter, ModelVersionRow
from houseprice.store.pages import Page

__all__ = [
    "ModelFilter",
    "archive",
    "are_any",
    "delete",
    "evaluation",
    "form",
    "get",
    "market_index",
    "page",
    "report",
    "status",
]

FAMILIES = ("tensorflow", "pytorch", "huggingface", "lightgbm", "blend")


@dataclass(frozen=True)
class ModelView:
    """A model version as it is shown; see `api.schemas.models.ModelRead`."""

    id: str
    name: str
    version: int
    family: str
    dataset: dict[str, Any]
    status: str
    run_id: str
    test: dict[str, Any]
    baselines: dict[str, Any]
    split: dict[str, Any]
    test_sha256: str
    seconds: float
    size_bytes: int
    created_at: datetime
    warnings: list[str]


@dataclass(frozen=True)
class Archive:
    """A file to send: its name, made here, and its bytes."""

    name: str
    chunks: Iterator[bytes]


@dataclass(frozen=True)
class Document:
    """A small file to send: its name, made here, and its content."""

    name: str
    content: bytes


def page(
    ctx: Context, filters: ModelFilter, cursor: str | None = None, limit: int = 50
) -> Page[ModelView]:
    """Models that match, newest first."""
    with reading(ctx.engine) as db:
        found = store.page(db, filters, cursor, limit)
    return Page(tuple(view(row) for row in found.items), found.next_cursor)


def get(ctx: Context, model_id: str) -> ModelView:
    """One model.

    Raises
    ------
    NotFound
        If there is no such model.
    """
    return view(row(ctx, model_id))


def row(ctx: Context, model_id: str) -> ModelVersionRow:
    """One model as it is stored.

    Raises
    ------
    NotFound
        If there is no such model.
    """
    with reading(ctx.engine) as db:
        found = store.get(db, model_id) if is_id(model_id) else None
    if found is None:
        raise NotFound(
            f"model must be the id of a model, got {model_id[:80]!r}",
            hint="GET /v1/models lists them.",
        )
    return found


def are_any(ctx: Context) -> bool:
    """Whether anything was trained yet."""
    return bool(page(ctx, ModelFilter(), None, 1).items)


def form(ctx: Context, model_process: ModelProcess, model_id: str) -> dict[str, Any]:
    """The inputs of a model, most important first, and a typical home.

    Raises
    ------
    NotFound
        If there is no such model.
    CorruptArtifact
        If its files do not match their checksums.
    """
    found = row(ctx, model_id)
    return {
        "model_id": found.id,
        "currency": found.dataset.currency,
        "area_unit": found.dataset.area_unit,
        **model_process.form(ctx, found),
    }


def evaluation(ctx: Context, model_id: str) -> dict[str, Any]:
    """What the blind test said; see `api.schemas.evaluation.EvaluationRead`.

    Raises
    ------
    NotFound
        If there is no such model.
    CorruptArtifact
        If its manifest is not the one that was published.
    """
    found = row(ctx, model_id)
    said = manifest(ctx, found)
    return {
        "model_id": found.id,
        "groups": said.get("groups"),
        "equity_frontier": said.get("equity", {}).get("points", []),
        "refits": said.get("refits"),
        "rolling": said.get("rolling"),
        "recalibration": said.get("recalibration"),
        "ratio_study": {**said["ratio_study"], "trimmed": trimmed_of(said["ratio_study"])},
        **{name: said[name] for name in ("test_sha256", "test", "baselines")},
    }


def report(ctx: Context, model_process: ModelProcess, model_id: str, form: str) -> Document:
    """A model's report as a file; see docs/reports.md.

    Parameters
    ----------
    ctx, model_process
    model_id : str
    form : {"json", "html", "pdf"}

    Raises
    ------
    NotFound
        If there is no such model.
    CorruptArtifact
        If its files do not match their checksums.
    NotComparable
        If it was made by a version that did not keep its blind test.
    """
    found = row(ctx, model_id)
    name = f"report-{found.family}-v{found.version}-{found.id}.{form}"
    return Document(name, model_process.report(ctx, found, form))


def market_index(ctx: Context, model_id: str) -> dict[str, Any]:
    """How prices moved; see `api.schemas.market.MarketIndexRead`.

    Raises
    ------
    NotFound
        If there is no such model, or it has no index.
    CorruptArtifact
        If its index is not the one that was published.
    """
    found = row(ctx, model_id)
    file = one_file(ctx, found, MARKET_FILE)
    if file is None:
        raise NotFound(
            "A market index needs dated sales, at least 100 in 3 months; this model has none."
        )
    return {"model_id": found.id, **MarketIndex.load(file.parent).report()}


def archive(ctx: Context, model_id: str) -> Archive:
    """The artifact folder as a .zip, checked before the first byte is sent.

    Raises
    ------
    NotFound
        If there is no such model.
    CorruptArtifact
        If its files do not match their checksums.
    """
    found = row(ctx, model_id)
    folder = artifact_folder(ctx, found)
    check(ctx, found)
    name = f"{found.family}-v{found.version}-{found.id}"
    return Archive(f"{name}.zip", zip_chunks(folder, name))


def delete(ctx: Context, model_id: str) -> None:
    """Delete a model with its files; valuations made by it stay.

    Raises
    ------
    NotFound
        If there is no such model.
    Conflict
        If it is the champion, or a run that is not over needs it.
    """
    found = row(ctx, model_id)
    with transaction(ctx.engine) as db:
        store.remove(db, found.id)
    shutil.rmtree(artifact_folder(ctx, found), ignore_errors=True)


def status(ctx: Context, dataset: str | None = None) -> dict[str, Any]:
    """The newest model of each family on a data set.

    Raises
    ------
    NotFound
        If there is no such data set.
    """
    dataset_id = datasets.resolve(ctx, dataset)
    with reading(ctx.engine) as db:
        newest = {row.family: row for row in store.newest_of_each_family(db, dataset_id)}
    return {
        "dataset": dataset_id,
        "models": [_family_status(name, newest.get(name)) for name in FAMILIES],
    }


def view(row: ModelVersionRow) -> ModelView:
    """A stored model as it is shown."""
    made = row.result
    return ModelView(
        id=row.id,
        name=row.name,
        version=row.version,
        family=row.family,
        dataset=datasets.reference(row.dataset),
        status=row.status,
        run_id=row.run_id,
        test=made["test"],
        baselines=made["baselines"],
        split=made["split"],
        test_sha256=row.test_sha256,
        seconds=made["seconds"],
        size_bytes=row.size_bytes,
        created_at=datetime.fromtimestamp(row.created_at, UTC),
        warnings=list(made.get("warnings", ())),
    )


def _family_status(family: str, row: ModelVersionRow | None) -> dict[str, Any]:
    if row is None:
        return {"family": family, "trained": False}
    trained_at = datetime.fromtimestamp(row.created_at, UTC)
    return {
        "family": family,
        "trained": True,
        "model_id": row.id,
        "trained_at": trained_at,
        "test": row.result["test"],
    }
