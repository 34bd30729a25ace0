"""Proposals, on both databases: one is open at a time, and decided once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from houseprice.errors import Conflict
from houseprice.jobs.actors import Actor, Ownership
from houseprice.store import proposals
from houseprice.store.notifications.tables import outbox
from houseprice.store.tables import model_versions

if TYPE_CHECKING:
    from tests.integration.store.conftest import Store

ADA = Ownership("a" * 26, "ada")
BEA = Actor("b" * 26, "bea", "approver")


@pytest.fixture
def model(store: Store) -> str:
    store.submit()
    return str(store.succeed(store.must_claim()).id)


def test_a_model_is_proposed_once_at_a_time(store: Store, model: str) -> None:
    row = store.write(proposals.add, model, ADA, "better", override=False)
    assert (row.state, row.proposed_by, row.decided_by) == ("open", "ada", None)
    with pytest.raises(Conflict, match="once at a time"):
        store.write(proposals.add, model, ADA, "still better", override=False)
    store.write(proposals.decide, row, "withdrawn", BEA)
    store.write(proposals.add, model, ADA, "now", override=False)
    assert [other.state for other in store.read(proposals.of_model, model)] == ["open", "withdrawn"]


def test_a_proposal_is_decided_once_and_whoever_asked_hears_of_it(store: Store, model: str) -> None:
    row = store.write(proposals.add, model, ADA, "better", override=True)
    declined = store.write(proposals.decide, row, "declined", BEA, "too few sales")
    assert (declined.state, declined.decided_by, declined.answer) == (
        ("declined", "bea", "too few sales")
    )
    with pytest.raises(Conflict, match="decided once"):
        store.write(proposals.decide, row, "accepted", BEA)
    topics = store.read(lambda db: list(db.execute(select(outbox.c.topic)).scalars()))
    assert [topic for topic in topics if topic.startswith("model.")][-2:] == [
        "model.proposed",
        "model.declined",
    ]


def test_only_those_who_see_the_model_see_its_proposal(store: Store, model: str) -> None:
    row = store.write(proposals.add, model, ADA, "better", override=False)
    assert [r.id for r in store.read(proposals.waiting, BEA)] == [row.id]
    private = {"sharing": "private", "owner_id": ADA.owner_id}
    store.write(lambda db: db.execute(model_versions.update().values(**private)))
    assert store.read(proposals.waiting, BEA) == []
