"""Progress, errors and other parts of a run as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class ProgressView:
    """Progress of a run; `percent` never falls, and it is 100 only when the result is ready.

    `current` of `total` are steps of the plan, or parts of a parent; `eta_s` counts from `at`.
    """

    current: int
    total: int
    percent: float
    message: str
    eta_s: float | None
    at: datetime | None


@dataclass(frozen=True)
class ErrorView:
    """Why a run failed, and the places of the error, as of a call that is refused."""

    code: str
    message: str
    hint: str
    error_ref: str | None
    places: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class StoredDataset:
    """The data set that an import made; `is_new` is False where the same table was there."""

    dataset_id: str
    is_new: bool


@dataclass(frozen=True)
class ResumedView:
    """Where the newest attempt of a training went on.

    `models` of `total` were finished before; the next one went on after `epoch`, which is 0 where
    it began anew.
    """

    models: int
    total: int
    epoch: int
