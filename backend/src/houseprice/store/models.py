"""Model versions and the champion of each data set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    delete,
    func,
    insert,
    select,
    update,
)

from houseprice.errors import Conflict, CorruptArtifact, NotFound
from houseprice.jobs.actors import LOCAL, Actor, Ownership
from houseprice.jobs.notices import Notice, figures
from houseprice.jobs.promotion import Decision, baseline_guard
from houseprice.jobs.records import DatasetSnapshot
from houseprice.jobs.states import ACTIVE
from houseprice.store import events, promotions
from houseprice.store.notifications import outbox
from houseprice.store.owners import pop_owner, visible
from houseprice.store.pages import Page, check_limit, make_page, read_cursor
from houseprice.store.registry import labels
from houseprice.store.registry.labels import CHAMPION
from houseprice.store.registry.tables import model_labels
from houseprice.store.tables import model_aliases, model_promotions, model_versions, part_of, runs

ModelStatus = Literal["candidate", "champion", "former", "archived"]

_STATUS: ColumnElement[str] = case(
    (model_aliases.c.model_id.is_not(None), "champion"),
    (model_versions.c.archived_at.is_not(None), "archived"),
    # It was champion until another took its place.
    (
        select(model_promotions.c.seq)
        .where(model_promotions.c.model_id == model_versions.c.id)
        .exists(),
        "former",
    ),
    else_="candidate",
)
# In the select of `_select`, the table of aliases stands for the champion's alone.
_OTHERS = model_aliases.alias("others")
_ALIASES = (
    select(func.aggregate_strings(_OTHERS.c.alias, ","))
    .where(_OTHERS.c.model_id == model_versions.c.id, _OTHERS.c.alias != CHAMPION)
    .scalar_subquery()
)


@dataclass(frozen=True)
class ModelVersionRow:
    """A model version; `path` is its artifact, relative to the artifact folder or absolute."""

    id: str
    seq: int
    name: str
    version: int
    family: str
    dataset_id: str
    dataset: DatasetSnapshot
    dataset_sha256: str | None
    run_id: str
    fence: int
    path: str
    manifest_sha256: str
    test_sha256: str
    result: dict[str, Any]
    size_bytes: int
    corrupt: bool
    created_at: float
    archived_at: float | None
    status: ModelStatus
    tags: tuple[str, ...]
    notes: str
    aliases: tuple[str, ...]
    owned: Ownership


@dataclass(frozen=True)
class ModelFilter:
    """Filter for models; archived ones are left out unless they are asked for."""

    dataset: str | None = None
    family: str | None = None
    status: ModelStatus | None = None
    with_archived: bool = False


def get(db: Connection, model_id: str) -> ModelVersionRow | None:
    """The model, if it exists."""
    return _one(db, _select().where(model_versions.c.id == model_id))


def all_models(db: Connection) -> list[ModelVersionRow]:
    """All models, oldest first."""
    return [_model(row) for row in db.execute(_select().order_by(model_versions.c.seq))]


def of_run(db: Connection, run_id: str) -> list[ModelVersionRow]:
    """The models that a run has made: one at most, by the table's own rule."""
    return [_model(row) for row in db.execute(_select().where(model_versions.c.run_id == run_id))]


def page(
    db: Connection,
    filters: ModelFilter,
    cursor: str | None = None,
    limit: int = 50,
    actor: Actor = LOCAL,
) -> Page[ModelVersionRow]:
    """A page of the models that match and that the actor may see, newest first."""
    before = read_cursor(cursor)
    rules = [*_rules(filters), *visible(model_versions, actor)]
    if before is not None:
        rules.append(model_versions.c.seq < before)
    query = _select().where(*rules).order_by(model_versions.c.seq.desc())
    rows = db.execute(query.limit(check_limit(limit) + 1))
    return make_page([_model(row) for row in rows], limit, lambda row: row.seq)


def champion(db: Connection, dataset_id: str) -> ModelVersionRow | None:
    """The champion of a data set, if it has one."""
    return _one(db, _select().where(model_aliases.c.dataset_id == dataset_id))


def newest_of_each_family(
    db: Connection, dataset_id: str, actor: Actor = LOCAL
) -> list[ModelVersionRow]:
    """The newest sound model of each family, but for archived ones, oldest family first."""
    of_dataset = model_versions.c.dataset_id == dataset_id
    newest = (
        select(func.max(model_versions.c.seq))
        .where(
            of_dataset,
            model_versions.c.corrupt.is_(False),
            model_versions.c.archived_at.is_(None),
            *visible(model_versions, actor),
        )
        .group_by(model_versions.c.family)
    )
    query = _select().where(model_versions.c.seq.in_(newest)).order_by(model_versions.c.seq)
    return [_model(row) for row in db.execute(query)]


def count_by_dataset(db: Connection, actor: Actor = LOCAL) -> dict[str, int]:
    """Number of models of each data set that the actor may see."""
    query = select(model_versions.c.dataset_id, func.count()).where(*visible(model_versions, actor))
    query = query.group_by(model_versions.c.dataset_id)
    return {dataset_id: int(count) for dataset_id, count in db.execute(query)}


def crown_first(db: Connection, dataset_id: str, model_id: str, now: float) -> bool:
    """Make a model champion if its data set has none and it beats the naive baselines.

    Returns whether it did. The caller holds the lock of the event log and has just appended to it.
    """
    guard = baseline_guard(_existing(db, model_id).result)
    if not guard["passed"] or champion(db, dataset_id) is not None:
        return False
    first = Decision("The first model of its data set", False, {"guards": [guard]}, None)
    _crown(db, dataset_id, model_id, first, now)
    return True


def promote(db: Connection, model_id: str, decision: Decision) -> ModelVersionRow:
    """Make a model the champion of its data set; the previous champion is a former one.

    Raises
    ------
    NotFound
        If there is no such model.
    Conflict
        If the champion is another model than the decision is about, or the model is archived.
    CorruptArtifact
        If its files do not match their checksums.
    """
    now = events.lock(db)
    row = _existing(db, model_id)
    if row.corrupt:
        raise CorruptArtifact(
            f"The files of a champion must be sound, but those of {model_id} are corrupt"
        )
    if row.status == "champion":
        return row
    check_not_archived(row)
    before = champion(db, row.dataset_id)
    if (None if before is None else before.id) != decision.replaces:
        raise Conflict(
            "A model can only replace the champion that it was compared with, but "
            f"{row.dataset_id} has another champion now",
            hint="Try again.",
        )
    if before is not None:
        labels.drop_alias(db, row.dataset_id, CHAMPION)
    events.append(db, row.run_id, row.fence, "promoted", now, model_id=model_id)
    _crown(db, row.dataset_id, model_id, decision, now)
    return _existing(db, model_id)


def remove(db: Connection, model_id: str) -> str:
    """Delete the row of a model; returns the path of its artifact, which the caller removes.

    Raises
    ------
    NotFound
        If there is no such model.
    Conflict
        If it is the champion, or an active run needs it.
    """
    now = events.lock(db)
    row = _existing(db, model_id)
    if row.status == "champion":
        raise Conflict(
            "The champion of a data set cannot be deleted", hint="Promote another model first."
        )
    if _needed(db, row):
        raise Conflict(
            "A model that an active run (a blend, another equity, new ranges) needs cannot be "
            "deleted",
            hint="Cancel the run, or wait for its end.",
        )
    labels.forget(db, model_id)
    db.execute(delete(model_versions).where(model_versions.c.id == model_id))
    events.append(db, row.run_id, row.fence, "model_deleted", now, model_id=model_id)
    return row.path


def check_not_archived(model: ModelVersionRow) -> None:
    """Refuse to promote an archived model.

    Raises
    ------
    Conflict
        If it is archived.
    """
    if model.status == "archived":
        raise Conflict(
            f"An archived model cannot become champion, and {model.id} is archived",
            hint="Restore it first.",
        )


def archive(db: Connection, model_id: str) -> None:
    """Put a model away: it is hidden, and cannot become champion until it is restored.

    Raises
    ------
    NotFound
        If there is no such model.
    Conflict
        If it is the champion.
    """
    now = events.lock(db)
    if _existing(db, model_id).status == "champion":
        raise Conflict(
            "The champion of a data set cannot be archived", hint="Promote another model first."
        )
    _set(db, model_id, archived_at=now)


def restore(db: Connection, model_id: str) -> None:
    """Bring an archived model back; NotFound if there is no such model."""
    events.lock(db)
    _existing(db, model_id)
    _set(db, model_id, archived_at=None)


def next_sound(db: Connection, after_seq: int) -> ModelVersionRow | None:
    """The first model after number `after_seq` that is not known to be corrupt."""
    query = _select().where(model_versions.c.seq > after_seq, model_versions.c.corrupt.is_(False))
    row = db.execute(query.order_by(model_versions.c.seq).limit(1)).one_or_none()
    return None if row is None else _model(row)


def mark_corrupt(db: Connection, model_id: str, corrupt: bool = True) -> None:
    """Store whether a model is corrupt: its files do not match their checksums."""
    events.lock(db)
    _existing(db, model_id)
    _set(db, model_id, corrupt=corrupt)


def _needed(db: Connection, model: ModelVersionRow) -> bool:
    """Whether an active run will make a blend with this model, or the model again."""
    other, member, parent = (runs.alias(name) for name in ("other", "member", "parent"))
    family = (
        select(part_of(member, parent))
        .select_from(member.outerjoin(parent, parent.c.id == member.c.parent_id))
        .where(member.c.id == model.run_id)
    )
    blends = (other.c.kind == "blend") & other.c.parent_id.in_(family)
    remakes = other.c.source_model_id == model.id
    query = select(other.c.id).where(blends | remakes, other.c.state.in_(ACTIVE))
    return db.execute(query).first() is not None


def _crown(db: Connection, dataset_id: str, model_id: str, decision: Decision, now: float) -> None:
    values = {"dataset_id": dataset_id, "alias": CHAMPION, "model_id": model_id}
    db.execute(insert(model_aliases).values(**values, reason=decision.reason, since=now))
    promotions.add(db, dataset_id, model_id, decision, now)
    _note_promotion(db, _existing(db, model_id), decision, now)


def _note_promotion(db: Connection, model: ModelVersionRow, decision: Decision, now: float) -> None:
    facts = {
        "model_id": model.id,
        "model": f"{model.name} v{model.version}",
        "dataset": {"id": model.dataset_id, "name": model.dataset.name},
        "replaced_id": decision.replaces,
        "reason": decision.reason,
        "metrics": figures(model.result),
        "path": f"/models/{model.id}",
    }
    key = f"promoted:{events.last_event(db)}"
    outbox.add(db, Notice("model.promoted", key, facts), now)


def _set(db: Connection, model_id: str, **values: Any) -> None:
    db.execute(update(model_versions).where(model_versions.c.id == model_id).values(**values))


def _existing(db: Connection, model_id: str) -> ModelVersionRow:
    row = get(db, model_id)
    if row is None:
        raise NotFound(f"There is no model {model_id!r}")
    return row


def _select() -> Select[Any]:
    alias = and_(model_aliases.c.model_id == model_versions.c.id, model_aliases.c.alias == CHAMPION)
    added = (
        _STATUS.label("status"),
        model_labels.c.tags,
        model_labels.c.notes,
        _ALIASES.label("aliases"),
    )
    labelled = model_labels.c.model_id == model_versions.c.id
    query = select(model_versions, *added).outerjoin(model_aliases, alias)
    return query.outerjoin(model_labels, labelled)


def _rules(filters: ModelFilter) -> list[ColumnElement[bool]]:
    rules: list[ColumnElement[bool]] = []
    if filters.dataset is not None:
        rules.append(model_versions.c.dataset_id == filters.dataset)
    if filters.family is not None:
        rules.append(model_versions.c.family == filters.family)
    if filters.status is not None:
        rules.append(_STATUS.in_((filters.status,)))
    elif not filters.with_archived:
        rules.append(model_versions.c.archived_at.is_(None))
    return rules


def _one(db: Connection, query: Select[Any]) -> ModelVersionRow | None:
    row = db.execute(query).one_or_none()
    return None if row is None else _model(row)


def _model(row: Row[Any]) -> ModelVersionRow:
    values = dict(row._mapping)
    values["dataset"] = DatasetSnapshot(**values["dataset"])
    values["tags"] = tuple(values["tags"] or ())
    values["notes"] = values["notes"] or ""
    values["aliases"] = tuple(sorted(filter(None, (values["aliases"] or "").split(","))))
    return ModelVersionRow(owned=pop_owner(values), **values)
