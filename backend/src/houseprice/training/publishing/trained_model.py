"""A model whose networks are exported but whose manifest is not written yet, and its context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from houseprice.artifacts.manifest_parts import Json, Member
from houseprice.training.fitting.out_of_fold import OutOfFold
from houseprice.training.fitting.rehearsal import Rehearsal
from houseprice.training.spec import TrainSettings


@dataclass(frozen=True)
class TrainedModel:
    """A model whose networks are exported.

    Parameters
    ----------
    family, title, framework : str
    members : sequence of Member
    weights : mapping of str to float
        Weight of each family.
    out_of_fold : OutOfFold
        Predictions of the training sales, in the order of ``Prepared.rows``.
    rehearsal : Rehearsal or None
        Predictions of the rehearsal, where sales have dates.
    facts : dict
        ``best_epoch``, ``epochs_run``, ``stopped_early``.
    left_out : sequence of str
        What there was no time for, as sentences; empty where nothing was left out.
    """

    family: str
    title: str
    framework: str
    members: Sequence[Member]
    weights: Mapping[str, float]
    out_of_fold: OutOfFold
    rehearsal: Rehearsal | None
    facts: dict[str, Any]
    left_out: Sequence[str] = ()


@dataclass(frozen=True)
class TrainingContext:
    """Settings and origin of a training, its start (monotonic seconds), and its tuning."""

    settings: TrainSettings
    provenance: dict[str, Any]
    threads: int
    started: float
    tuning: Json | None = None
