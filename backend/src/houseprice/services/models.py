"""Trained models: list, show, download and delete them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from houseprice.artifacts.range_record import RangeRecord, range_record
from houseprice.data.market.index import MARKET_FILE, MarketIndex
from houseprice.errors import NotFound
from houseprice.jobs.actors import Ownership
from houseprice.jobs.ids import is_id
from houseprice.jobs.records import DatasetSnapshot
from houseprice.models.registry import SPECS
from houseprice.services import datasets
from houseprice.services.accounts.owned import check_change
from houseprice.services.context import Context
from houseprice.services.downloads import zip_chunks
from houseprice.services.model_files import artifact_folder, check, manifest, one_file, place_of
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.stored import Measurements
from houseprice.store import models as store
from houseprice.store import runs as run_store
from houseprice.store.engine import reading, transaction
from houseprice.store.models import ModelFilter, ModelVersionRow
from houseprice.store.pages import Page
from houseprice.store.registry.labels import holder
from houseprice.valuation.answers import FormField, Plain

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

#: The families of models that a data set can have, in the order in which people see them.
FAMILIES = (*SPECS, "blend")


@dataclass(frozen=True)
class ModelView:
    """A model version as it is shown; see `api.schemas.models.ModelRead`."""

    id: str
    name: str
    version: int
    family: str
    dataset: DatasetSnapshot
    status: str
    run_id: str
    test: Measurements
    baselines: Mapping[str, Measurements]
    split: Measurements
    test_sha256: str
    seconds: float
    size_bytes: int
    created_at: datetime
    warnings: list[str]
    ranges: RangeRecord
    left_out: list[str]
    tags: tuple[str, ...]
    notes: str
    aliases: tuple[str, ...]
    owned: Ownership


@dataclass(frozen=True)
class ModelFormView:
    """The inputs of a model; see `answers.ModelForm`."""

    model_id: str
    currency: str
    area_unit: str
    fields: tuple[FormField, ...]
    example: dict[str, Plain]
    reference: dict[str, Plain]


@dataclass(frozen=True)
class EvaluationView:
    """Result of the blind test; what an older model does not have is None or empty."""

    model_id: str
    test_sha256: str
    test: Measurements
    baselines: Mapping[str, Measurements]
    ratio_study: Measurements
    groups: Measurements | None
    equity_frontier: Sequence[Measurements]
    refits: Measurements | None
    rolling: Measurements | None
    by_age: Sequence[Measurements] | None
    recalibration: Measurements | None
    has_market_index: bool


@dataclass(frozen=True)
class MarketIndexView:
    """The market index of a model; see `data.market.index.MarketIndex.report`."""

    model_id: str
    period_months: int
    market: Measurements
    ahead: list[Measurements]
    areas: list[Measurements]
    repeat_sales: Measurements | None


@dataclass(frozen=True)
class FamilyStatusView:
    """The newest model of a family on a data set, if there is one."""

    family: str
    trained: bool = False
    model_id: str | None = None
    trained_at: datetime | None = None
    test: Measurements | None = None


@dataclass(frozen=True)
class StatusView:
    """The newest model of each family on a data set."""

    dataset: str
    models: tuple[FamilyStatusView, ...]


@dataclass(frozen=True)
class Archive:
    """An archive to send: a file name and the bytes, in pieces."""

    name: str
    chunks: Iterator[bytes]


@dataclass(frozen=True)
class Document:
    """A document to send: a file name and the content."""

    name: str
    content: bytes


def page(
    ctx: Context, filters: ModelFilter, cursor: str | None = None, limit: int = 50
) -> Page[ModelView]:
    """A page of the models that match, newest first."""
    with reading(ctx.engine) as db:
        rows = store.page(db, filters, cursor, limit, ctx.actor)
    return Page(tuple(view(row) for row in rows.items), rows.next_cursor)


def get(ctx: Context, model_id: str) -> ModelView:
    """One model.

    Raises
    ------
    NotFound
        If there is no such model.
    """
    return view(row(ctx, model_id))


def row(ctx: Context, model_id: str) -> ModelVersionRow:
    """The stored row of a model, which its id names, or ``DATASET@ALIAS``.

    Raises
    ------
    NotFound
        If there is no such model.
    """
    with reading(ctx.engine) as db:
        known = _named(ctx, db, model_id) if "@" in model_id else model_id
        model = store.get(db, known) if known is not None and is_id(known) else None
    if model is None or not ctx.actor.sees(model.owned):
        raise NotFound(
            f"model must be the id of a model or DATASET@ALIAS, got {model_id[:80]!r}",
            hint="GET /v1/models lists them with their aliases.",
        )
    return model


def are_any(ctx: Context) -> bool:
    """Whether there is a model."""
    return bool(page(ctx, ModelFilter(with_archived=True), None, 1).items)


def form(ctx: Context, model_process: ModelProcess, model_id: str) -> ModelFormView:
    """The inputs of a model, the most important one first, and a typical home.

    Raises
    ------
    NotFound
        If there is no such model.
    CorruptArtifact
        If its files do not match their checksums.
    """
    model = row(ctx, model_id)
    return ModelFormView(
        model_id=model.id,
        currency=model.dataset.currency,
        area_unit=model.dataset.area_unit,
        **vars(model_process.form(ctx, model)),
    )


def evaluation(ctx: Context, model_id: str) -> EvaluationView:
    """Result of the blind test; see `api.schemas.evaluation.EvaluationRead`.

    Raises
    ------
    NotFound
        If there is no such model.
    CorruptArtifact
        If its manifest is not the one that was published.
    """
    model = row(ctx, model_id)
    facts = manifest(ctx, model)
    return EvaluationView(
        model_id=model.id,
        test_sha256=facts.test_sha256,
        test=facts.test,
        baselines=facts.baselines,
        ratio_study=facts.ratio_study,
        groups=facts.groups or None,
        equity_frontier=facts.equity.points,
        refits=facts.refits,
        rolling=facts.rolling,
        by_age=facts.by_age,
        recalibration=None if facts.recalibration is None else facts.recalibration.to_json(),
        has_market_index=MARKET_FILE in facts.files,
    )


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
        If an older version made the model, which did not keep its blind test.
    """
    model = row(ctx, model_id)
    name = f"report-{model.family}-v{model.version}-{model.id}.{form}"
    with reading(ctx.engine) as db:
        origins = run_store.measured_origins(db, model.id, ctx.actor)
    return Document(name, model_process.report(ctx, model, form, origins))


def market_index(ctx: Context, model_id: str) -> MarketIndexView:
    """The market index of a model; see `api.schemas.market.MarketIndexRead`.

    Raises
    ------
    NotFound
        If there is no such model, or it has no index.
    CorruptArtifact
        If its index is not the one that was published.
    """
    model = row(ctx, model_id)
    file = one_file(ctx, model, MARKET_FILE)
    if file is None:
        raise NotFound(
            "A market index needs sales with dates, at least 100 in 3 months; this model has none."
        )
    return MarketIndexView(model.id, **MarketIndex.load(file.parent).report())


def archive(ctx: Context, model_id: str) -> Archive:
    """The artifact folder as a .zip; its files are checked before the first byte is sent.

    Raises
    ------
    NotFound
        If there is no such model.
    CorruptArtifact
        If its files do not match their checksums.
    """
    model = row(ctx, model_id)
    folder = artifact_folder(ctx, model)
    check(ctx, model)
    name = f"{model.family}-v{model.version}-{model.id}"
    return Archive(f"{name}.zip", zip_chunks(folder, name))


def delete(ctx: Context, model_id: str) -> None:
    """Delete a model with its files; its valuations stay.

    Raises
    ------
    NotFound
        If there is no such model.
    Conflict
        If it is the champion, or an active run needs it.
    """
    model = row(ctx, model_id)
    check_change(ctx, model.owned, "model")
    with transaction(ctx.engine) as db:
        store.remove(db, model.id)
    ctx.files.remove(place_of(ctx, model))


def status(ctx: Context, dataset: str | None = None) -> StatusView:
    """The newest model of each family on a data set.

    Raises
    ------
    NotFound
        If there is no such data set.
    """
    with reading(ctx.engine) as db:
        dataset_id = datasets.resolve(ctx, db, dataset).id
        newest = {row.family: row for row in _newest(ctx, db, dataset_id)}
    return StatusView(
        dataset_id, tuple(_family_status(name, newest.get(name)) for name in FAMILIES)
    )


def view(row: ModelVersionRow) -> ModelView:
    """A stored model as it is shown."""
    result = row.result
    ranges = range_record(result["test"], result.get("ranges_from"))
    return ModelView(
        id=row.id,
        name=row.name,
        version=row.version,
        family=row.family,
        dataset=row.dataset,
        status=row.status,
        run_id=row.run_id,
        test=result["test"],
        baselines=result["baselines"],
        split=result["split"],
        test_sha256=row.test_sha256,
        seconds=result["seconds"],
        size_bytes=row.size_bytes,
        created_at=datetime.fromtimestamp(row.created_at, UTC),
        warnings=[*result.get("warnings", ()), *ranges.warnings()],
        ranges=ranges,
        left_out=list(result.get("left_out", ())),
        tags=row.tags,
        notes=row.notes,
        aliases=row.aliases,
        owned=row.owned,
    )


def _named(ctx: Context, db: Connection, name: str) -> str | None:
    dataset, _, alias = name.partition("@")
    return holder(db, datasets.resolve(ctx, db, dataset).id, alias)


def _newest(ctx: Context, db: Connection, dataset_id: str) -> list[ModelVersionRow]:
    return store.newest_of_each_family(db, dataset_id, ctx.actor)


def _family_status(family: str, row: ModelVersionRow | None) -> FamilyStatusView:
    if row is None:
        return FamilyStatusView(family)
    trained_at = datetime.fromtimestamp(row.created_at, UTC)
    return FamilyStatusView(family, True, row.id, trained_at, row.result["test"])
