from typing import Literal

ScheduleNoticesTopicsItem = Literal[
    "market.moved",
    "model.declined",
    "model.not_promoted",
    "model.promoted",
    "model.proposed",
    "run.cancelled",
    "run.failed",
    "run.succeeded",
    "webhook.disabled",
]

SCHEDULE_NOTICES_TOPICS_ITEM_VALUES: set[ScheduleNoticesTopicsItem] = {
    "market.moved",
    "model.declined",
    "model.not_promoted",
    "model.promoted",
    "model.proposed",
    "run.cancelled",
    "run.failed",
    "run.succeeded",
    "webhook.disabled",
}


def check_schedule_notices_topics_item(value: str) -> ScheduleNoticesTopicsItem:
    if value in SCHEDULE_NOTICES_TOPICS_ITEM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SCHEDULE_NOTICES_TOPICS_ITEM_VALUES!r}"
    )
