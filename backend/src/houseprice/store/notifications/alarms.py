"""Alarms of the market: new sales do not fit a model any more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from houseprice.jobs.notices import Notice
from houseprice.store.notifications import outbox
from houseprice.store.tables import model_versions, runs


def note(db: Connection, run_id: str, figures: Mapping[str, Any], now: float) -> None:
    """Note each kind of alarm in the figures of a run, once for a model.

    Parameters
    ----------
    run_id : str
        The run that has measured a model on new sales; the caller has just ended it.
    figures : mapping
        Its figures; those without ``watch`` raise no alarm.
    """
    watch = figures.get("watch")
    if not isinstance(watch, Mapping) or not watch.get("alarms"):
        return
    run = db.execute(select(runs.c.source_model_id, runs.c.dataset).where(runs.c.id == run_id))
    model_id, dataset = run.one()
    columns = (model_versions.c.name, model_versions.c.version)
    model = db.execute(select(*columns).where(model_versions.c.id == model_id)).one_or_none()
    for alarm in watch["alarms"]:
        facts = {
            "model_id": model_id,
            "model": None if model is None else f"{model.name} v{model.version}",
            "dataset": {name: dataset.get(name) for name in ("id", "name", "version")},
            "run_id": run_id,
            **{name: value for name, value in alarm.items() if name != "sale"},
            "path": f"/models/{model_id}",
        }
        outbox.add(db, Notice("market.moved", f"market:{model_id}:{alarm['kind']}", facts), now)
