"""Tags, notes and aliases of models, and models that are put away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from houseprice.errors import InvalidInput
from houseprice.jobs.ids import is_id
from houseprice.services import models
from houseprice.services.accounts.owned import check_change
from houseprice.services.context import Context
from houseprice.services.models import ModelView
from houseprice.store import models as model_store
from houseprice.store.engine import transaction
from houseprice.store.models import ModelVersionRow
from houseprice.store.registry import labels as store

#: Tags of a model, and characters of a tag and of the notes.
MOST_TAGS, LONGEST_TAG, LONGEST_NOTES = 20, 40, 10_000
_ALIAS = re.compile(r"[a-z0-9][a-z0-9_.-]{0,31}")


def change(
    ctx: Context, model_id: str, tags: Sequence[str] | None = None, notes: str | None = None
) -> ModelView:
    """Write the tags or the notes of a model, or both; None leaves them as they are.

    Raises
    ------
    NotFound
        If there is no such model.
    NotAllowed
        If it belongs to somebody else.
    InvalidInput
        If a tag is empty, or there are too many.
    """
    model = _mine(ctx, model_id)
    clean = None if tags is None else _clean(tags)
    with transaction(ctx.engine) as db:
        store.change(db, model.id, ctx.actor.name, clean, None if notes is None else notes.strip())
    return models.get(ctx, model.id)


def archive(ctx: Context, model_id: str) -> ModelView:
    """Put a model away: lists leave it out, and it cannot become champion.

    Raises
    ------
    NotFound, NotAllowed
        As in `change`.
    Conflict
        If it is the champion.
    """
    model = _mine(ctx, model_id)
    with transaction(ctx.engine) as db:
        model_store.archive(db, model.id)
    return models.get(ctx, model.id)


def restore(ctx: Context, model_id: str) -> ModelView:
    """Bring an archived model back; the errors are those of `change`."""
    model = _mine(ctx, model_id)
    with transaction(ctx.engine) as db:
        model_store.restore(db, model.id)
    return models.get(ctx, model.id)


def set_alias(ctx: Context, model_id: str, alias: str) -> ModelView:
    """Give a model an alias, which it takes from the model of its data set that had it.

    ``DATASET@ALIAS`` then stands for the model wherever its id does.

    Raises
    ------
    NotFound
        If there is no such model.
    InvalidInput
        If the alias is none, or it is the one that promotions give.
    """
    _check_alias(alias)
    model = models.row(ctx, model_id)
    with transaction(ctx.engine) as db:
        store.set_alias(db, model.dataset_id, alias, model.id)
    return models.get(ctx, model.id)


def drop_alias(ctx: Context, model_id: str, alias: str) -> ModelView:
    """Take an alias from a model; the errors are those of `set_alias`.

    It is no error if the model does not have it.
    """
    _check_alias(alias)
    model = models.row(ctx, model_id)
    with transaction(ctx.engine) as db:
        if store.holder(db, model.dataset_id, alias) == model.id:
            store.drop_alias(db, model.dataset_id, alias)
    return models.get(ctx, model.id)


def _mine(ctx: Context, model_id: str) -> ModelVersionRow:
    model = models.row(ctx, model_id)
    check_change(ctx, model.owned, "model")
    return model


def _clean(tags: Sequence[str]) -> list[str]:
    clean = list(dict.fromkeys(tag.strip() for tag in tags))
    if len(clean) > MOST_TAGS or not all(0 < len(tag) <= LONGEST_TAG for tag in clean):
        raise InvalidInput(
            f"A model may have up to {MOST_TAGS} tags of 1 to {LONGEST_TAG} characters, got "
            f"{len(clean)}: {', '.join(clean)!r:.200}"
        )
    return clean


def _check_alias(alias: str) -> None:
    if not _ALIAS.fullmatch(alias) or is_id(alias) or alias == store.CHAMPION:
        raise InvalidInput(
            "An alias must have up to 32 characters of a-z 0-9 _ . - and begin with a letter or "
            f"digit; an id and {store.CHAMPION!r} are none, got {alias[:80]!r}",
            hint="A promotion makes a model champion.",
        )
