"""What a studio has on record of a model, besides the model's own folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PromotionFact:
    """A promotion to champion; `waived` names the guards that an override waived."""

    at: str
    reason: str
    override: bool
    waived: tuple[str, ...]
    proposed_by: str | None
    accepted_by: str | None


@dataclass(frozen=True)
class LogFact:
    """An entry of the audit log that names the model or the run that made it."""

    seq: int
    at: str
    actor: str
    action: str
    outcome: str


@dataclass(frozen=True)
class AuditFact:
    """The audit log: the entries on the model, and whether the chain of all its hashes holds."""

    entries: tuple[LogFact, ...]
    rows: int
    last_hash: str
    broken_at: int | None


@dataclass(frozen=True)
class LaterTest:
    """The newest measurement of the model on sales that it had not learned from."""

    run_id: str
    at: str
    dataset: str
    test: Mapping[str, Any]
    sentence: str | None


@dataclass(frozen=True)
class FairnessFact:
    """A fairness check; `result` is that of `services.model_process.fairness.check_fairness`."""

    id: str
    at: str
    by: str
    file_sha256: str
    result: Mapping[str, Any]


@dataclass(frozen=True)
class StudioRecord:
    """What a studio has on record of a model; times are ISO 8601 in UTC.

    Parameters
    ----------
    read_at : str
        When the record was read.
    model_id, name, status, run_id : str
    version : int
    trained_by : str or None
        None where the studio has no accounts.
    trained_at : str
    needs_second : bool
        Whether the studio lets nobody promote a model alone.
    promotions : tuple of PromotionFact
        Newest first.
    audit : AuditFact or None
        None where the studio has no accounts, and so no log.
    later : LaterTest or None
    fairness : FairnessFact or None
        The newest check.
    reviewed : int
        Decisions that people took on flagged sales of the data set.
    origins : mapping or None
        The newest figures of `training.rolling_origins.measure_origins`, which the report has too.
    """

    read_at: str
    model_id: str
    name: str
    version: int
    status: str
    run_id: str
    trained_by: str | None
    trained_at: str
    needs_second: bool
    promotions: tuple[PromotionFact, ...]
    audit: AuditFact | None
    later: LaterTest | None
    fairness: FairnessFact | None
    reviewed: int
    origins: Mapping[str, Any] | None
