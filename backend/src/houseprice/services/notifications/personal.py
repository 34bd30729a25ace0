"""What a user, or the people of a schedule, hear by mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from houseprice.errors import InvalidInput
from houseprice.jobs.notices import TOPICS, Topic
from houseprice.services.context import Context
from houseprice.services.notifications.recipients import check_address
from houseprice.services.notifications.webhooks import check_topics
from houseprice.services.schedules import plans
from houseprice.store.engine import reading, transaction
from houseprice.store.notifications import subscriptions as store
from houseprice.store.notifications.subscriptions import SubscriptionRow, Whose

#: A webhook that is switched off concerns those who run the studio.
PERSONAL_TOPICS: tuple[Topic, ...] = tuple(name for name in TOPICS if name != "webhook.disabled")


@dataclass(frozen=True)
class SubscriptionView:
    """What somebody hears; an empty address hears nothing.

    Parameters
    ----------
    address : str
    topics : tuple of str
    only_mine : bool
        Of a user: only what is theirs, and not everything that they may see.
    enabled : bool
        False where the studio has no mail server.
    """

    address: str
    topics: tuple[str, ...]
    only_mine: bool
    enabled: bool


def of_user(ctx: Context) -> SubscriptionView:
    """What the actor hears."""
    return _read(ctx, "user", str(ctx.actor.id))


def set_for_user(
    ctx: Context, address: str, topics: Sequence[str], *, only_mine: bool
) -> SubscriptionView:
    """Set what the actor hears from now on.

    Raises
    ------
    InvalidInput
        If the address or a topic breaks a rule.
    """
    return _write(ctx, "user", str(ctx.actor.id), address, topics, only_mine=only_mine)


def forget_user(ctx: Context) -> None:
    """Send the actor no mail any more."""
    with transaction(ctx.engine) as db:
        store.forget(db, "user", str(ctx.actor.id))


def of_schedule(ctx: Context, schedule_id: str) -> SubscriptionView:
    """What is sent of a schedule; NotFound if there is no such schedule."""
    return _read(ctx, "schedule", plans.get(ctx, schedule_id).id)


def set_for_schedule(
    ctx: Context, schedule_id: str, address: str, topics: Sequence[str]
) -> SubscriptionView:
    """Set where the messages of a schedule go from now on.

    Raises
    ------
    NotFound
        If there is no such schedule.
    NotAllowed
        If it belongs to somebody else.
    InvalidInput
        If the address or a topic breaks a rule.
    """
    plans.check_changeable(ctx, schedule_id)
    return _write(ctx, "schedule", schedule_id, address, topics)


def forget_schedule(ctx: Context, schedule_id: str) -> None:
    """Send nothing of a schedule any more; the errors are those of `set_for_schedule`."""
    plans.check_changeable(ctx, schedule_id)
    with transaction(ctx.engine) as db:
        store.forget(db, "schedule", schedule_id)


def _read(ctx: Context, whose: Whose, owner_id: str) -> SubscriptionView:
    with reading(ctx.engine) as db:
        row = store.of(db, whose, owner_id)
    return _view(ctx, row)


def _write(
    ctx: Context,
    whose: Whose,
    owner_id: str,
    address: str,
    topics: Sequence[str],
    *,
    only_mine: bool = True,
) -> SubscriptionView:
    text, asked = check_address(address), check_topics(topics)
    if not set(asked) <= set(PERSONAL_TOPICS):
        raise InvalidInput(f"topics must have one or more of {', '.join(PERSONAL_TOPICS)}")
    with transaction(ctx.engine) as db:
        return _view(ctx, store.put(db, whose, owner_id, text, asked, only_mine=only_mine))


def _view(ctx: Context, row: SubscriptionRow | None) -> SubscriptionView:
    enabled = bool(ctx.settings.smtp_host)
    if row is None:
        return SubscriptionView("", (), only_mine=True, enabled=enabled)
    return SubscriptionView(row.address, tuple(row.topics), row.only_mine, enabled)
