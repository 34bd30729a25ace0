"""Schedules on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from houseprice.api.schemas.base import ModelType, Name, RunState, Wire
from houseprice.api.schemas.run_requests import RunSettings

Cron = Annotated[
    str,
    Field(
        min_length=9,
        max_length=100,
        pattern=r"^[0-9A-Za-z*/,#\- ]+$",
        description="Minute, hour, day of the month, month, day of the week.",
        examples=["30 2 1 * *"],
    ),
]
Timezone = Annotated[
    str,
    Field(
        min_length=1,
        max_length=64,
        pattern=r"^[A-Za-z0-9_+/-]+$",
        description="IANA name of the zone in which the expression is read.",
        examples=["Europe/Vienna"],
    ),
]


class ScheduleWrite(Wire):
    """What a schedule is to do."""

    name: Name
    cron: Cron
    timezone: Timezone = "UTC"
    model_type: ModelType = "all"
    settings: RunSettings = Field(
        default_factory=RunSettings,
        description="As for a training. `dataset` may name any version: each run takes the newest.",
    )
    promote: bool = Field(
        default=False,
        description="Whether the model becomes champion if every guard of a promotion passes.",
    )


class DuePreviewRead(Wire):
    """An expression in words, with its next due times."""

    in_words: str
    next_due: list[datetime]


class FireRead(Wire):
    """What became of a due time."""

    due_at: datetime
    at: datetime
    outcome: Literal["started", "missed", "skipped", "refused"] = Field(
        description="`missed`: the studio was down and a later time counted; `skipped`: the run "
        "before was still at work; `refused`: no run could be accepted."
    )
    reason: str
    run_id: str | None
    run_state: RunState | None
    promotion: Literal["waiting", "promoted", "kept", "none"] | None = Field(
        description="`kept`: the champion stayed, and `promotion_reason` says why."
    )
    promotion_reason: str


class ScheduledDataset(Wire):
    """The version that a run would use now."""

    id: str
    name: str
    title: str
    version: int


class ScheduleRead(Wire):
    """A schedule."""

    id: str
    name: str
    cron: str
    in_words: str
    timezone: str
    series_id: str
    dataset: ScheduledDataset | None = Field(description="Null if the data set is deleted.")
    model_type: ModelType
    settings: RunSettings
    promote: bool
    created_at: datetime
    paused_at: datetime | None
    next_due: list[datetime] = Field(description="Empty while it is paused.")
    last: FireRead | None


class ScheduleList(Wire):
    """All schedules, oldest first."""

    items: list[ScheduleRead]


class FirePage(Wire):
    """A page of due times, newest first."""

    items: list[FireRead]
    next_cursor: str | None
