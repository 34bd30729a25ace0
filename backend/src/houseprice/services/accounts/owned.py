"""What an actor may do with objects that have an owner."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from houseprice.errors import NotAllowed, NotFound
from houseprice.jobs.actors import Ownership, Sharing
from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.ids import is_id
from houseprice.services.context import Context
from houseprice.store import owners as store
from houseprice.store.engine import transaction
from houseprice.store.owners import OwnedKind
from houseprice.store.runs import RunRow

_WORDS: dict[OwnedKind, str] = {
    "runs": "run",
    "models": "model",
    "datasets": "data set",
    "valuations": "valuation",
}


def check_change(ctx: Context, owned: Ownership, what: str) -> None:
    """Refuse to change what belongs to somebody else.

    Raises
    ------
    NotAllowed
        If the actor neither owns it nor is an administrator.
    """
    if not ctx.actor.may_change(owned):
        raise NotAllowed(
            f"Only its owner or an administrator may change a {what}, and this one belongs to "
            f"{owned.owner_name or 'nobody'}",
            hint=f"Ask {owned.owner_name or 'an administrator'}.",
        )


def check_seen(ctx: Context, db: Connection, kind: OwnedKind, object_id: str) -> None:
    """Refuse to use what the actor may not see; what has no row, such as a built-in set, is seen.

    Raises
    ------
    NotFound
        If it is private and belongs to somebody else.
    """
    owned = store.ownership(db, kind, object_id)
    if owned is not None and not ctx.actor.sees(owned):
        raise NotFound(f"There is no {_WORDS[kind]} {object_id!r}")


def repeated(ctx: Context, db: Connection, row: RunRow) -> Ownership:
    """The ownership of a copy of a run, which its maker owns.

    Raises
    ------
    NotFound
        If the run needs a data set or a model that the actor may not see.
    NotAllowed
        If it is an import of somebody else, whose table the actor has not seen.
    """
    if row.table_import is not None:
        check_change(ctx, row.owned, "import")
    for dataset_id in (row.dataset_id, row.later_dataset_id):
        if dataset_id is not None:
            check_seen(ctx, db, "datasets", dataset_id)
    if row.source_model_id is not None:
        check_seen(ctx, db, "models", row.source_model_id)
    return ctx.actor.new_object()


def key_of(ctx: Context, key: IdempotencyKey | None) -> IdempotencyKey | None:
    """The key as it is stored: users may choose the same key without knowing of each other."""
    if key is None or ctx.actor.id is None:
        return key
    return replace(key, key=f"{ctx.actor.id}:{key.key}")


def share(ctx: Context, kind: OwnedKind, object_id: str, sharing: Sharing) -> Ownership:
    """Change who may read an object: only its owner, or everyone who signs in.

    All versions of a data set, and all parts of a run, are shared alike.

    Raises
    ------
    NotFound
        If there is no such object, or the actor may not see it.
    NotAllowed
        If it belongs to somebody else.
    """
    with transaction(ctx.engine) as db:
        owned = store.ownership(db, kind, object_id) if is_id(object_id) else None
        if owned is None or not ctx.actor.sees(owned):
            raise NotFound(f"There is no {_WORDS[kind]} {object_id[:80]!r}")
        check_change(ctx, owned, _WORDS[kind])
        store.share(db, kind, object_id, sharing)
    return replace(owned, sharing=sharing)
