"""Value a file of homes: the work of a run of the kind ``batch``."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from houseprice.data.importing.limits import Limits
from houseprice.data.importing.matching.answer import HomesRequest
from houseprice.progress import OnProgress, Progress
from houseprice.training.batch_study import study_batch
from houseprice.valuation.batches.parts import value_parts
from houseprice.valuation.batches.reading import read_batch_homes
from houseprice.valuation.batches.valuing import BatchValuer
from houseprice.valuation.valuer import Valuer
from houseprice.worker.protocol import BatchTask, TrainerRequest

#: Shares of the work that reading the file and the ratio study take.
_READ, _VALUED = 0.03, 0.97


def value_batch(
    request: TrainerRequest, batch: BatchTask, model: Path, on_progress: OnProgress
) -> dict[str, Any]:
    """Value the homes of a run part by part; parts that an earlier attempt has written stay.

    Returns
    -------
    dict
        ``rows`` of the file, ``headers`` by the column of the model, the ``id_header``, the
        ``remarks`` and ``questions`` of `HomesMatch`, and the ``study`` of the homes with a price,
        None without.
    """
    on_progress(Progress("loading", 0.0, message="Reading the homes"))
    valuer = Valuer.load(model)
    schema = valuer.manifest.schema
    limits, asked = Limits(**batch.limits), HomesRequest.from_json(batch.reading)
    homes = read_batch_homes(Path(batch.source), schema, batch.rename, limits, asked)
    day = None if batch.as_of is None else date.fromisoformat(batch.as_of)
    work = BatchValuer(valuer, homes, day, batch.model_name)
    into = Path(batch.into)
    value_parts(
        work, into, _reporter(homes.rows, on_progress), request.threads, mark=str(request.fence)
    )
    on_progress(_report(homes.rows, homes.rows, None, "Comparing values with prices"))
    return {
        "rows": homes.rows,
        "headers": dict(homes.headers),
        "id_header": homes.id_header,
        "remarks": homes.match.remarks(),
        "questions": [question.to_json() for question in homes.match.questions],
        "study": study_batch(model, homes.typed, into, schema, request.threads),
    }


def _reporter(rows: int, on_progress: OnProgress) -> Callable[[int], None]:
    """Tell the number of homes that are done, and how long the others take at this pace."""
    began: tuple[float, int] | None = None

    def report(done: int) -> None:
        nonlocal began
        now = time.monotonic()
        began = began or (now, done)
        since, before = began
        pace = (done - before) / (now - since) if done > before else 0.0
        left_s = (rows - done) / pace if pace > 0 else None
        on_progress(_report(done, rows, left_s, f"{done:,} of {rows:,} homes are valued"))

    return report


def _report(done: int, rows: int, left_s: float | None, message: str) -> Progress:
    share = _READ + (_VALUED - _READ) * done / rows
    return Progress("evaluating", share, done, rows, message, left_s=left_s)
