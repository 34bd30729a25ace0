"""Sales that were added to a data set measure its champion by themselves."""

from __future__ import annotations

import logging
from dataclasses import replace

from sqlalchemy import Connection

from houseprice.errors import HousePriceError, Unavailable
from houseprice.jobs.actors import LOCAL, Actor
from houseprice.services import later_sales
from houseprice.services.context import Context
from houseprice.store import datasets as store
from houseprice.store import models as model_store
from houseprice.store.datasets import DatasetRow
from houseprice.store.engine import reading
from houseprice.store.models import ModelVersionRow
from houseprice.store.runs.fairness import QueueFull

_LOG = logging.getLogger(__name__)
#: Versions that this process has refused, so that the log says it once.
_refused: set[str] = set()


def measure_new_sales(ctx: Context) -> int:
    """Queue a measurement for each new version with more sales; returns the number of runs.

    The run belongs to whom the data set belongs. A version is measured once: the idempotency key
    is made from its id.

    Raises
    ------
    Unavailable
        If the database does not answer.
    """
    with reading(ctx.engine) as db:
        rows = [row for row in store.unmeasured(db) if row.id not in _refused]
        pairs = [(row, _champion(db, row)) for row in rows]
    return sum(_measure(ctx, row, champion) for row, champion in pairs if champion is not None)


def _champion(db: Connection, row: DatasetRow) -> ModelVersionRow | None:
    """The champion of the newest version before this one that has one."""
    earlier = [old for old in store.versions(db, row.series_id) if old.version < row.version]
    champions = (model_store.champion(db, old.id) for old in earlier)
    return next((model for model in champions if model is not None), None)


def _measure(ctx: Context, row: DatasetRow, champion: ModelVersionRow) -> bool:
    owner = row.owned
    name = owner.owner_name or ""
    who = LOCAL if owner.owner_id is None else Actor(owner.owner_id, name, "analyst")
    try:
        later_sales.start(
            replace(ctx, actor=who),
            "evaluate",
            champion.id,
            row.id,
            idempotency=f"new-sales:{row.id}",
        )
    except QueueFull:
        return False  # it is tried again at the next pass, and the other versions now
    except Unavailable:
        raise
    except HousePriceError as error:
        _refused.add(row.id)
        _LOG.warning("The champion is not measured on version %s: %s", row.id, error.message)
        return False
    return True
