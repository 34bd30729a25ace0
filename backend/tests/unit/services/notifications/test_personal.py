"""A user sets what they hear, and only what concerns people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from houseprice.errors import InvalidInput, NotFound
from houseprice.jobs.actors import Actor
from houseprice.services.context import Context
from houseprice.services.notifications import personal, recipients, sender, webhooks
from houseprice.store.accounts import users
from houseprice.store.engine import transaction


@pytest.fixture
def ada(ctx: Context) -> Context:
    with transaction(ctx.engine) as db:
        user = users.add(db, "ada", "analyst")
    return replace(ctx, actor=Actor(user.id, user.name, user.role))


def test_what_is_set_is_shown_and_can_be_taken_back(ada: Context) -> None:
    assert personal.of_user(ada).address == ""
    view = personal.set_for_user(ada, " ada@example.org ", ["run.failed"], only_mine=False)
    assert (view.address, view.topics, view.only_mine) == (
        "ada@example.org",
        ("run.failed",),
        False,
    )
    assert personal.of_user(ada) == view
    personal.forget_user(ada)
    assert personal.of_user(ada).address == ""


@pytest.mark.parametrize(
    ("address", "topics"),
    [("ada", ["run.failed"]), ("ada@example.org", []), ("ada@example.org", ["webhook.disabled"])],
)
def test_what_breaks_a_rule_is_refused(ada: Context, address: str, topics: list[str]) -> None:
    with pytest.raises(InvalidInput):
        personal.set_for_user(ada, address, topics, only_mine=True)


def test_a_schedule_that_is_not_there_tells_nobody(ctx: Context) -> None:
    with pytest.raises(NotFound):
        personal.set_for_schedule(ctx, "0" * 26, "ada@example.org", ["run.failed"])


def test_an_address_gets_a_message_once_however_often_it_asked(
    ada: Context, with_settings: Callable[..., Context], note: Callable[..., str]
) -> None:
    both = ("ada@example.org", ["run.failed"])
    recipients.add(ada, *both)
    personal.set_for_user(ada, *both, only_mine=False)
    note("run.failed", "run:1", run_id="1" * 26)
    studio = with_settings(smtp_host="127.0.0.1", smtp_from="studio@example.org")
    assert sender.fan_out(studio) == 1
    assert [item.target for item in webhooks.delivery_page(ada).items] == ["ada@example.org"]
