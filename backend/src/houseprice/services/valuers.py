"""Asking the process that values homes.

It is apart from the API because graphs run as native code: a fault there must not end the API,
and the API stays small and free to answer while a home is explained.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from houseprice.artifacts import published_manifest, verify
from houseprice.artifacts.folder import check_file
from houseprice.errors import CorruptArtifact, Unavailable
from houseprice.services import calling
from houseprice.services.context import Context
from houseprice.store import models as store
from houseprice.store.engine import transaction
from houseprice.store.models import ModelVersionRow


def artifact_folder(ctx: Context, model: ModelVersionRow) -> Path:
    """Where a model's files lie."""
    return ctx.settings.artifacts_dir / model.path


def check(ctx: Context, model: ModelVersionRow) -> None:
    """Compare a model's files with their checksums, and remember if they differ.

    Raises
    ------
    CorruptArtifact
        If they differ.
    """
    with _remembered(ctx, model):
        verify(artifact_folder(ctx, model), model.manifest_sha256)


def manifest(ctx: Context, model: ModelVersionRow) -> dict[str, Any]:
    """What a model's folder says of itself; its other files are not read.

    Raises
    ------
    CorruptArtifact
        If it is not the manifest that was published.
    """
    with _remembered(ctx, model):
        return published_manifest(artifact_folder(ctx, model), model.manifest_sha256)


def one_file(ctx: Context, model: ModelVersionRow, name: str) -> Path | None:
    """A file of a model, compared with its checksum; None where the model has none of that name.

    Raises
    ------
    CorruptArtifact
        If it differs, or the manifest does.
    """
    folder = artifact_folder(ctx, model)
    with _remembered(ctx, model):
        said = published_manifest(folder, model.manifest_sha256)
        if name not in said["files"]:
            return None
        check_file(folder, name, said)
    return folder / name


class Valuers:
    """The process that values homes; started at the first use, safe to ask from several threads."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()

    def value(
        self, ctx: Context, model: ModelVersionRow, home: Mapping[str, Any], as_of: date | None
    ) -> dict[str, Any]:
        """See `valuing.value`; Unavailable if the process ended."""
        return self._ask(ctx, model, "value", home, as_of)

    def appraise(
        self,
        ctx: Context,
        model: ModelVersionRow,
        home: Mapping[str, Any],
        as_of: date | None,
        detail: str,
    ) -> dict[str, Any]:
        """See `valuing.appraise`; Unavailable if the process ended."""
        return self._ask(ctx, model, "appraise", home, as_of, detail)

    def what_if(
        self,
        ctx: Context,
        model: ModelVersionRow,
        home: Mapping[str, Any],
        changes: Mapping[str, Any],
        as_of: date | None,
    ) -> dict[str, Any]:
        """See `valuing.what_if`; Unavailable if the process ended."""
        return self._ask(ctx, model, "what_if", home, changes, as_of)

    def form(self, ctx: Context, model: ModelVersionRow) -> dict[str, Any]:
        """See `valuing.form`; Unavailable if the process ended."""
        return self._ask(ctx, model, "form")

    def report(self, ctx: Context, model: ModelVersionRow, form: str) -> bytes:
        """See `measuring.report`; Unavailable if the process ended."""
        content: bytes = self._ask(ctx, model, "report", form)["content"]
        return content

    def compare(self, ctx: Context, models: Sequence[ModelVersionRow]) -> dict[str, Any]:
        """See `artifacts.comparing.compare`, by id; Unavailable if the process ended."""
        folders = {model.id: str(artifact_folder(ctx, model)) for model in models}
        return self._run("compare", folders)

    def judge(
        self, ctx: Context, candidate: ModelVersionRow, champion: ModelVersionRow
    ) -> dict[str, Any]:
        """See `artifacts.comparing.judge`; Unavailable if the process ended."""
        return self._run("judge", *(str(artifact_folder(ctx, m)) for m in (candidate, champion)))

    def warm_up(self) -> None:
        """Start the process before anybody waits for it; returns at once."""
        self._started().submit(calling.prepare)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)
                self._pool = None

    def _ask(self, ctx: Context, model: ModelVersionRow, what: str, *rest: Any) -> dict[str, Any]:
        folder = str(artifact_folder(ctx, model))
        with _remembered(ctx, model):
            return self._run(what, folder, model.manifest_sha256, *rest)

    def _run(self, what: str, *arguments: Any) -> dict[str, Any]:
        pool = self._started()
        try:
            return pool.submit(calling.run, what, *arguments).result()
        except BrokenProcessPool as error:
            self._forget(pool)
            raise Unavailable(
                "The process that values homes must be alive, it has just ended.",
                hint="Try again: a new one is started.",
            ) from error

    def _started(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    max_workers=1,
                    mp_context=multiprocessing.get_context("spawn"),
                    initializer=calling.prepare,
                )
            return self._pool

    def _forget(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                self._pool = None
        broken.shutdown(wait=False)


@contextmanager
def _remembered(ctx: Context, model: ModelVersionRow) -> Iterator[None]:
    try:
        yield
    except CorruptArtifact:
        with transaction(ctx.engine) as db:
            store.mark_corrupt(db, model.id)
        raise
