"""What follows by itself: models of schedules are judged, and champions measured on new sales.

Any process may do it, as often as it likes: the API, a worker, and a task of Celery Beat. This
module loads nothing that reads tables, so that a worker that forks may ask whether there is work.
"""

from __future__ import annotations

import importlib
from contextlib import closing

from houseprice.services.context import Context
from houseprice.services.model_process.client import ModelProcess
from houseprice.store import datasets as dataset_store
from houseprice.store.engine import reading
from houseprice.store.schedules import fires


def do_errands(ctx: Context, model_process: ModelProcess | None = None) -> int:
    """Do what is to be done now; returns the number of errands.

    Parameters
    ----------
    ctx : Context
    model_process : ModelProcess, optional
        Compares a model with the champion; one is started where it is needed if left out.

    Raises
    ------
    Unavailable
        If the database or the process does not answer; the next call does what is left.
    """
    with reading(ctx.engine) as db:
        judges = bool(fires.to_judge(db))
        measures = ctx.settings.measure_new_sales and bool(dataset_store.unmeasured(db))
    count = _judge(ctx, model_process) if judges else 0
    if measures:
        count += int(
            importlib.import_module("houseprice.services.upkeep.new_sales").measure_new_sales(ctx)
        )
    return count


def _judge(ctx: Context, model_process: ModelProcess | None) -> int:
    judge = importlib.import_module("houseprice.services.schedules.promoting").promote_scheduled
    if model_process is not None:
        return int(judge(ctx, model_process))
    with closing(ModelProcess()) as own:
        return int(judge(ctx, own))
