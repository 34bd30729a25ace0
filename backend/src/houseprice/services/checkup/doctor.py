"""Check up the whole studio from the machine on which this runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import psutil

from houseprice import __version__
from houseprice.errors import CorruptArtifact, HousePriceError
from houseprice.jobs.memory import needed_bytes
from houseprice.services import model_files
from houseprice.services.broker import NO_ANSWER, measure_broker
from houseprice.services.checkup.database import check_database
from houseprice.services.checkup.findings import CheckupFinding, ok, problem, warning
from houseprice.services.checkup.storage import check_storage
from houseprice.services.context import Context
from houseprice.settings import Settings
from houseprice.store import models as model_store
from houseprice.store.engine import reading

#: Sales of a usual market, for which there should be memory.
_USUAL_SALES = 20_000


@dataclass(frozen=True)
class Checkup:
    """Everything that was checked, in the order of what depends on what."""

    version: str
    findings: tuple[CheckupFinding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing keeps the studio from working."""
        return all(finding.status != "problem" for finding in self.findings)


def check_up(ctx: Context, *, quick: bool = False) -> Checkup:
    """Check storage, database, broker, workers, memory and models; it never raises.

    Parameters
    ----------
    ctx : Context
    quick : bool
        Read neither the whole database nor the files of the models.
    """
    return Checkup(__version__, tuple(_findings(ctx, quick=quick)))


def _findings(ctx: Context, *, quick: bool) -> Iterator[CheckupFinding]:
    yield from check_storage(ctx.settings)
    database = tuple(check_database(ctx, quick=quick))
    yield from database
    yield check_broker_state(ctx.settings)
    yield _memory(ctx.settings)
    if not quick and all(finding.status != "problem" for finding in database):
        yield _models(ctx)


def check_broker_state(settings: Settings) -> CheckupFinding:
    """Whether the broker answers, takes the password, and keeps its messages."""
    broker = measure_broker(settings.broker)
    if broker.problem == NO_ANSWER:
        hint = "Runs are stored, and start when it answers or where houseprice worker --poll runs."
        return warning("broker", broker.problem, hint)
    if broker.problem:
        return problem(
            "broker",
            broker.problem,
            "Until then, runs start late or only with houseprice worker --poll.",
        )
    return ok("broker", f"{broker.latency_ms:.1f} ms, {broker.depth or 0} messages wait")


def _memory(settings: Settings) -> CheckupFinding:
    there = settings.worker_memory_bytes or psutil.virtual_memory().total
    detail = f"{there / 1e9:.1f} GB, room for {settings.slots} x {needed_bytes(0) / 1e9:.1f} GB"
    if there < settings.slots * needed_bytes(_USUAL_SALES):
        hint = "Use fewer slots (HOUSEPRICE_SLOTS) or a machine with more memory."
        return warning("memory", detail, hint)
    return ok("memory", f"{there / 1e9:.1f} GB")


def _models(ctx: Context) -> CheckupFinding:
    checked, corrupt = 0, []
    try:
        for model_id, is_sound in _checked(ctx):
            checked += 1
            corrupt += [] if is_sound else [model_id]
    except HousePriceError as error:
        return warning("models", f"they could not be checked: {error.message}", error.hint)
    if corrupt:
        names = ", ".join(corrupt[:5])
        hint = "They do not answer any more: promote others, or restore a backup."
        return problem("models", f"{len(corrupt)} of {checked} are damaged: {names}", hint)
    return ok("models", f"the files of all {checked} match their checksums")


def _checked(ctx: Context) -> Iterator[tuple[str, bool]]:
    """Each model, and whether its files match their checksums."""
    with reading(ctx.engine) as db:
        models = model_store.all_models(db)
    for model in models:
        try:
            model_files.check(ctx, model)
        except CorruptArtifact:
            yield model.id, False
        else:
            yield model.id, True
