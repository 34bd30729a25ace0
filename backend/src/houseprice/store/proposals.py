"""Proposals to promote a model, which somebody else accepts or declines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, insert, select, update
from sqlalchemy.exc import IntegrityError

from houseprice.errors import Conflict
from houseprice.jobs.actors import Actor, Ownership
from houseprice.jobs.ids import new_id
from houseprice.jobs.notices import Notice
from houseprice.store.clock import db_now
from houseprice.store.notifications import outbox
from houseprice.store.owners import visible
from houseprice.store.tables import model_versions, promotion_proposals

ProposalState = Literal["open", "accepted", "declined", "withdrawn"]


@dataclass(frozen=True)
class ProposalRow:
    """A proposal with the name and the owner of its model; times are seconds since 1970, UTC."""

    id: str
    model_id: str
    reason: str
    override: bool
    state: ProposalState
    proposed_by_id: str | None
    proposed_by: str
    proposed_at: float
    decided_by: str | None
    decided_at: float | None
    answer: str
    model: str
    owned: Ownership


def add(
    db: Connection, model_id: str, by: Ownership, reason: str, *, override: bool
) -> ProposalRow:
    """Store a proposal, and note it for those who asked to hear of proposals.

    Parameters
    ----------
    db : Connection
    model_id : str
    by : Ownership
        Who proposes; without a name it is the studio itself.
    reason : str
    override : bool
        Whether the model is to become champion although a guard does not pass.

    Raises
    ------
    Conflict
        If the model is proposed already.
    """
    now, proposal_id = db_now(db), new_id()
    values = {"id": proposal_id, "model_id": model_id, "reason": reason, "override": override}
    who = {"proposed_by_id": by.owner_id, "proposed_by": by.owner_name or "local"}
    known = promotion_proposals
    is_open = (known.c.model_id == model_id) & (known.c.state == "open")
    if db.execute(select(known.c.id).where(is_open)).first() is not None:
        raise _twice()
    try:
        db.execute(insert(known).values(**values, **who, state="open", proposed_at=now))
    except IntegrityError as error:  # somebody else was faster
        raise _twice() from error
    row = _one(db.execute(_select().where(known.c.id == proposal_id)).one())
    _note(db, row, "model.proposed", now)
    return row


def get(db: Connection, proposal_id: str) -> ProposalRow | None:
    """The proposal with this id, if there is one."""
    row = db.execute(_select().where(promotion_proposals.c.id == proposal_id)).one_or_none()
    return None if row is None else _one(row)


def of_model(db: Connection, model_id: str) -> list[ProposalRow]:
    """The proposals of a model, newest first."""
    query = _select().where(promotion_proposals.c.model_id == model_id)
    return [_one(row) for row in db.execute(query)]


def waiting(db: Connection, actor: Actor) -> list[ProposalRow]:
    """The open proposals whose models the actor may see, newest first."""
    rules = (promotion_proposals.c.state == "open", *visible(model_versions, actor))
    return [_one(row) for row in db.execute(_select().where(*rules).limit(200))]


def decide(
    db: Connection, row: ProposalRow, state: ProposalState, by: Actor, answer: str = ""
) -> ProposalRow:
    """End an open proposal.

    Raises
    ------
    Conflict
        If somebody has ended it already.
    """
    known, now = promotion_proposals, db_now(db)
    change = update(known).where(known.c.id == row.id, known.c.state == "open")
    who = {"decided_by_id": by.id, "decided_by": by.name, "decided_at": now}
    if not db.execute(change.values(state=state, answer=answer, **who)).rowcount:
        raise Conflict("A proposal can be decided once, and this one is not open any more")
    ended = _one(db.execute(_select().where(known.c.id == row.id)).one())
    if state == "declined":
        _note(db, ended, "model.declined", now)
    return ended


def _note(
    db: Connection, row: ProposalRow, topic: Literal["model.proposed", "model.declined"], now: float
) -> None:
    facts: dict[str, Any] = {
        "proposal_id": row.id,
        "model_id": row.model_id,
        "model": row.model,
        "proposed_by": row.proposed_by,
        "reason": row.answer if topic == "model.declined" else row.reason,
        "path": f"/models/{row.model_id}",
    }
    outbox.add(db, Notice(topic, f"{topic}:{row.id}", facts), now)


def _twice() -> Conflict:
    return Conflict(
        "A model can be proposed once at a time, and this one is proposed already",
        hint="Wait for an answer, or withdraw the other proposal.",
    )


def _select() -> Select[Any]:
    known, model = promotion_proposals, model_versions
    named = (model.c.name, model.c.version, model.c.owner_id, model.c.owner_name, model.c.sharing)
    joined = select(known, *named).join(model, model.c.id == known.c.model_id)
    return joined.order_by(known.c.proposed_at.desc(), known.c.id.desc())


def _one(row: Row[Any]) -> ProposalRow:
    values = dict(row._mapping)
    owned = Ownership(values.pop("owner_id"), values.pop("owner_name"), values.pop("sharing"))
    model = f"{values.pop('name')} v{values.pop('version')}"
    del values["decided_by_id"]
    return ProposalRow(**values, model=model, owned=owned)
