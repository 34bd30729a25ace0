"""Check up the whole studio from the machine on which this runs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from houseprice import __version__
from houseprice.errors import CorruptArtifact, HousePriceError
from houseprice.jobs.memory import needed_bytes
from houseprice.services import model_files
from houseprice.services.broker import NO_ANSWER, measure_broker
from houseprice.services.checkup.database import check_database
from houseprice.services.checkup.findings import CheckupFinding, ok, problem, warning
from houseprice.services.checkup.storage import check_storage
from houseprice.services.context import Context
from houseprice.services.queueing.memory import machine_bytes
from houseprice.settings import Settings
from houseprice.store import models as model_store
from houseprice.store.engine import reading

#: Sales of a usual market, for which there should be memory.
_USUAL_SALES = 20_000


#: What can be checked, in the order of what depends on what.
SUBJECTS = ("storage", "database", "broker", "memory", "models")


@dataclass(frozen=True)
class Checkup:
    """Everything that was checked, in the order of what depends on what."""

    version: str
    findings: tuple[CheckupFinding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing keeps the studio from working."""
        return all(finding.status != "problem" for finding in self.findings)


def check_up(ctx: Context, *, quick: bool = False, only: Collection[str] = SUBJECTS) -> Checkup:
    """Check storage, database with workers, broker, memory and models; it never raises.

    Parameters
    ----------
    ctx : Context
    quick : bool
        Read neither the whole database nor the files of the models.
    only : collection of str
        The `SUBJECTS` to check.
    """
    return Checkup(__version__, tuple(_findings(ctx, only, quick=quick)))


def _findings(ctx: Context, only: Collection[str], *, quick: bool) -> Iterator[CheckupFinding]:
    if "storage" in only:
        yield from check_storage(ctx.settings)
    if "database" in only:
        yield from check_database(ctx, quick=quick)
    if "broker" in only:
        yield check_broker_state(ctx.settings)
    if "memory" in only:
        yield _memory(ctx.settings)
    if "models" in only and not quick:
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
    there = machine_bytes(settings)
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
    except SQLAlchemyError:  # the schema of the database says why
        return warning("models", "they could not be checked", "Mend the database first.")
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
