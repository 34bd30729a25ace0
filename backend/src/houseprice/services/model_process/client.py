"""Calls to the process that values homes.

It is apart from the API because exported networks run as native code: a crash there must not end
the API, and the API stays small and can answer while a home is explained.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from typing import Any

from houseprice.artifacts.studio_record import StudioRecord
from houseprice.errors import Unavailable
from houseprice.services.context import Context
from houseprice.services.model_files import artifact_folder, remember_corruption
from houseprice.services.model_process import dispatch
from houseprice.services.model_process.asked import FairnessAsked
from houseprice.services.stored import Judgement, Measurements
from houseprice.store.models import ModelVersionRow
from houseprice.valuation.answers import Comparable, ModelForm, ValueAnswer, WhatIfAnswer
from houseprice.valuation.drivers.answers import Importance, PartialDependence


class ModelProcess:
    """The process that values homes; it starts at the first call, and any thread may call it."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._count = 0

    def count(self) -> int:
        """Number of values that were made since the start."""
        return self._count

    def value(
        self, ctx: Context, model: ModelVersionRow, home: Mapping[str, Any], as_of: date | None
    ) -> ValueAnswer:
        """See `values.value`; Unavailable if the process ended."""
        answer: ValueAnswer = self._ask(ctx, model, "value", home, as_of)
        self._made_one()
        return answer

    def appraise(
        self,
        ctx: Context,
        model: ModelVersionRow,
        home: Mapping[str, Any],
        as_of: date | None,
        detail: str,
    ) -> ValueAnswer:
        """See `values.appraise`; Unavailable if the process ended."""
        answer: ValueAnswer = self._ask(ctx, model, "appraise", home, as_of, detail)
        self._made_one()
        return answer

    def what_if(
        self,
        ctx: Context,
        model: ModelVersionRow,
        home: Mapping[str, Any],
        changes: Mapping[str, Any],
        as_of: date | None,
    ) -> WhatIfAnswer:
        """See `values.what_if`; Unavailable if the process ended."""
        answer: WhatIfAnswer = self._ask(ctx, model, "what_if", home, changes, as_of)
        return answer

    def similar(
        self,
        ctx: Context,
        model: ModelVersionRow,
        home: Mapping[str, Any],
        as_of: date | None,
        most: int,
    ) -> tuple[Comparable, ...]:
        """See `values.similar`; Unavailable if the process ended."""
        answer: tuple[Comparable, ...] = self._ask(ctx, model, "similar", home, as_of, most)
        return answer

    def form(self, ctx: Context, model: ModelVersionRow) -> ModelForm:
        """See `values.form`; Unavailable if the process ended."""
        answer: ModelForm = self._ask(ctx, model, "form")
        return answer

    def report(
        self, ctx: Context, model: ModelVersionRow, form: str, origins: Measurements | None
    ) -> bytes:
        """See `reports.report`; Unavailable if the process ended."""
        content: bytes = self._ask(ctx, model, "report", form, origins)
        return content

    def evidence(
        self, ctx: Context, model: ModelVersionRow, record: StudioRecord, form: str
    ) -> bytes:
        """See `reports.evidence`; Unavailable if the process ended."""
        content: bytes = self._ask(ctx, model, "evidence", record, form)
        return content

    def check_fairness(
        self, ctx: Context, model: ModelVersionRow, asked: FairnessAsked
    ) -> Measurements:
        """See `fairness.check_fairness`; Unavailable if the process ended."""
        result: Measurements = self._ask(ctx, model, "check_fairness", asked)
        return result

    def dependence(
        self, ctx: Context, model: ModelVersionRow, feature: str | None
    ) -> PartialDependence:
        """See `drivers.dependence`; Unavailable if the process ended."""
        answer: PartialDependence = self._ask(ctx, model, "dependence", feature)
        return answer

    def importance(self, ctx: Context, model: ModelVersionRow) -> Importance:
        """See `drivers.importance`; Unavailable if the process ended."""
        answer: Importance = self._ask(ctx, model, "importance")
        return answer

    def compare(self, ctx: Context, models: Sequence[ModelVersionRow]) -> Measurements:
        """See `artifacts.comparing.compare`, by model id; Unavailable if the process ended."""
        folders = {model.id: str(artifact_folder(ctx, model)) for model in models}
        comparison: Measurements = self._run("compare", folders)
        return comparison

    def judge(
        self, ctx: Context, candidate: ModelVersionRow, champion: ModelVersionRow
    ) -> Judgement:
        """See `artifacts.comparing.judge`; Unavailable if the process ended."""
        folders = [str(artifact_folder(ctx, model)) for model in (candidate, champion)]
        judgement: Judgement = self._run("judge", *folders)
        return judgement

    def warm_up(self) -> None:
        """Start the process before a caller waits for it; this returns at once."""
        self._started().submit(dispatch.prepare)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)
                self._pool = None

    def _made_one(self) -> None:
        with self._lock:
            self._count += 1

    def _ask(self, ctx: Context, model: ModelVersionRow, what: str, *rest: Any) -> Any:
        folder = str(artifact_folder(ctx, model))
        with remember_corruption(ctx, model):
            return self._run(what, folder, model.manifest_sha256, *rest)

    def _run(self, what: str, *arguments: Any) -> Any:
        pool = self._started()
        try:
            return pool.submit(dispatch.run, what, *arguments).result()
        except BrokenProcessPool as error:
            self._forget(pool)
            raise Unavailable(
                "The process that values homes must be alive, but it has just ended.",
                hint="Try again: a new process is started.",
            ) from error

    def _started(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    max_workers=1,
                    mp_context=multiprocessing.get_context("spawn"),
                    initializer=dispatch.prepare,
                )
            return self._pool

    def _forget(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                self._pool = None
        broken.shutdown(wait=False)
