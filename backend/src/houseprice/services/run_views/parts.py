"""The parts of a run as they are shown: progress, error and times, from its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from houseprice.services.run_views.remedies import remedy_of
from houseprice.store.runs import RunRow
from houseprice.training.remedies import Remedy


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
    """Why a run failed, and the places of the error, as of a call that is refused.

    `change` is what a retry may change so that it is expected to succeed; None where there is no
    single such change.
    """

    code: str
    message: str
    hint: str
    error_ref: str | None
    places: tuple[Mapping[str, Any], ...] = ()
    change: Remedy | None = None


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


def progress_of(row: RunRow) -> ProgressView:
    """The progress of a run as it is stored."""
    at = time_or_none(row.progress_at)
    return ProgressView(row.current, row.total, row.percent, row.full_message, row.eta_s, at)


def error_of(row: RunRow, members: Sequence[RunRow] = ()) -> ErrorView | None:
    """Why a run with these parts failed; None if it did not."""
    if row.error_code is None:
        return None
    message, places = row.error_message or "", tuple(row.error_places or ())
    hint, change = row.error_hint or "", remedy_of(row, members)
    return ErrorView(row.error_code, message, hint, row.error_ref, places, change)


def time_of(seconds: float) -> datetime:
    """The time of so many seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC)


def time_or_none(seconds: float | None) -> datetime | None:
    """The same, and None for None."""
    return None if seconds is None else time_of(seconds)
