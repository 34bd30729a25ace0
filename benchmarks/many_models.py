"""Fill a studio with models, so that its pages can be measured as after years of use.

    .venv/bin/python benchmarks/many_models.py sqlite:////path/houseprice.sqlite3 --models 500

The newest model of the sample market is copied with its run until there are so many; all of them
share its files. The newest six copies have learning curves of `--epochs` logged epochs, as six long
trainings leave them. `frontend/scripts/measure-points.mjs` measures the pages of such a studio.
Only for a studio that is there to be measured: the copies stay.
"""

import argparse
import math
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, insert, select

from houseprice.jobs.ids import new_id
from houseprice.store.engine import make_engine, transaction
from houseprice.store.tables import event_log, model_versions, run_curve, run_events, runs

WITH_CURVES = 6
DATASET = "demo"


def fill(db: Connection, models: int, epochs: int) -> int:
    """Copy the newest model until there are so many; the number of copies."""
    pattern = _newest(db)
    copies = max(0, models - db.execute(select(func.count(model_versions.c.id))).scalar_one())
    run = dict(db.execute(select(runs).where(runs.c.id == pattern["run_id"])).one()._mapping)
    version = _last_version(db, pattern["name"])
    seq = db.execute(select(event_log.c.last_seq)).scalar_one()
    for number in range(1, copies + 1):
        own = {"id": new_id(), "seq": seq + number}
        _copy_run(db, run, own)
        _copy_model(db, pattern, own, version + number)
        if number > copies - WITH_CURVES:
            db.execute(insert(run_curve), _curve(own["id"], pattern["fence"], epochs, number))
    db.execute(event_log.update().values(last_seq=seq + copies))
    return copies


def _newest(db: Connection) -> Mapping[str, Any]:
    query = select(model_versions).where(model_versions.c.dataset_id == DATASET)
    newest = db.execute(query.order_by(model_versions.c.seq.desc()).limit(1)).one_or_none()
    if newest is None:
        raise SystemExit(f"error: train a model of {DATASET} first; its copies fill the studio.")
    return dict(newest._mapping)


def _last_version(db: Connection, name: str) -> int:
    query = select(func.max(model_versions.c.version)).where(model_versions.c.name == name)
    return int(db.execute(query).scalar_one())


def _copy_run(db: Connection, run: Mapping[str, Any], own: dict[str, Any]) -> None:
    db.execute(insert(runs).values({**run, **own}))
    logged = {"fence": 0, "kind": "submitted", "at": run["created_at"], "data": {}}
    db.execute(insert(run_events).values(run_id=own["id"], seq=own["seq"], **logged))


def _copy_model(
    db: Connection, pattern: Mapping[str, Any], own: dict[str, Any], version: int
) -> None:
    link = {"id": new_id(), "seq": own["seq"], "run_id": own["id"], "version": version}
    db.execute(insert(model_versions).values({**pattern, **link}))


def _curve(run_id: str, fence: int, epochs: int, number: int) -> list[dict[str, Any]]:
    """A curve that falls and flattens, with the ripple that training leaves."""
    points = []
    for epoch in range(1, epochs + 1):
        ripple = 0.004 * math.sin(epoch * (1 + 0.1 * (number % WITH_CURVES)))
        loss = 0.12 + 0.6 / math.sqrt(epoch) + ripple
        score = {"train_loss": 0.9 * loss, "validation_loss": loss, "elapsed_s": 0.1 * epoch}
        points.append({"run_id": run_id, "fence": fence, "epoch": epoch, **score})
    return points


def main() -> None:
    """Fill the database that is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", help="address of the database of a studio")
    parser.add_argument("--models", type=int, default=500)
    parser.add_argument("--epochs", type=int, default=2_000)
    options = parser.parse_args()
    engine = make_engine(options.database)
    with transaction(engine) as db:
        copies = fill(db, options.models, options.epochs)
    engine.dispose()
    print(f"{copies} copies of a model were stored.")


if __name__ == "__main__":
    main()
