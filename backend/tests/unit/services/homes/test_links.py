"""A link shows one valuation, until it ends or is withdrawn, and its secret is stored nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update
from tests.unit.services.homes.conftest import Homes

from houseprice.errors import NotAllowed, NotFound, TooManyRequests
from houseprice.jobs.actors import Actor
from houseprice.jobs.ids import new_id
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.services.homes import links
from houseprice.store.engine import reading, transaction
from houseprice.store.tables import valuation_links


def _open(homes: Homes, secret: str) -> links.SharedValuation:
    return links.show(homes.ctx, links.new_limits(homes.ctx.engine), secret, "1.2.3.4")


def _secret(address: str) -> str:
    return address.split("#")[1]


def test_a_link_shows_the_value_and_neither_places_nor_ids(homes: Homes) -> None:
    valuation_id = homes.value(label="12 Maple St")
    address = links.make(homes.ctx, valuation_id, 30).address
    assert address.startswith("http://127.0.0.1:3000/shared#hpv_")
    shown = _open(homes, _secret(address))
    assert (shown.label, shown.value, shown.confidence) == ("12 Maple St", 250e3, "medium")
    assert [(fact.label, fact.value) for fact in shown.facts] == [("Living area", 95.0)]
    assert [(sale.price, sale.distance_m) for sale in shown.sales] == [(150e3, 20.0)]
    for hidden in ("s1", "50.01", valuation_id, "Ann"):
        assert hidden not in str(shown)
    (listed,) = links.of_valuation(homes.ctx, valuation_id)
    assert (listed.state, listed.opened) == ("open", 1)


def test_the_secret_is_not_in_the_database(homes: Homes) -> None:
    secret = _secret(links.make(homes.ctx, homes.value(), 30).address)
    with reading(homes.ctx.engine) as db:
        (row,) = db.execute(select(valuation_links)).all()
    assert secret.split("_", 2)[2] not in str(row)


def test_a_withdrawn_or_ended_link_shows_nothing(homes: Homes) -> None:
    valuation_id = homes.value()
    first, second = (links.make(homes.ctx, valuation_id, 1) for _ in range(2))
    links.withdraw(homes.ctx, valuation_id, first.link.id)
    over = update(valuation_links).where(valuation_links.c.id == second.link.id)
    with transaction(homes.ctx.engine) as db:
        db.execute(over.values(expires_at=1.0))
    for link in (first, second):
        with pytest.raises(NotFound, match="was not withdrawn and has not ended"):
            _open(homes, _secret(link.address))
    states = {view.id: view.state for view in links.of_valuation(homes.ctx, valuation_id)}
    assert states == {first.link.id: "withdrawn", second.link.id: "ended"}
    with pytest.raises(NotFound):
        links.withdraw(homes.ctx, valuation_id, first.link.id)


@pytest.mark.parametrize("text", ["", "hpv_", "hpl_1_2", "x" * 300])
def test_another_text_is_no_link(homes: Homes, text: str) -> None:
    with pytest.raises(NotFound):
        _open(homes, text)


def test_the_right_id_with_another_secret_is_no_link(homes: Homes) -> None:
    secret = _secret(links.make(homes.ctx, homes.value(), 30).address)
    with pytest.raises(NotFound):
        _open(homes, f"{secret[:-1]}{'a' if secret[-1] != 'a' else 'b'}")


def test_guessing_from_one_address_is_limited(homes: Homes) -> None:
    # No bucket fills up again, however long a busy machine takes.
    limits = TokenBuckets(
        homes.ctx.engine, links.OPENINGS_PER_MINUTE, "Openings", clock=lambda: 1e9
    )
    for _ in range(links.OPENINGS_PER_MINUTE):
        with pytest.raises(NotFound):
            links.show(homes.ctx, limits, "guess", "1.2.3.4")
    with pytest.raises(TooManyRequests):
        links.show(homes.ctx, limits, "guess", "1.2.3.4")


def test_only_its_owner_makes_and_sees_links_of_a_valuation(homes: Homes) -> None:
    ann, bob = (Actor(new_id(), name, "analyst") for name in ("ann", "bob"))
    of_ann = replace(homes, ctx=replace(homes.ctx, actor=ann))
    valuation_id = of_ann.value()
    made = links.make(of_ann.ctx, valuation_id, 30)
    with pytest.raises(NotFound):
        links.make(replace(homes.ctx, actor=bob), valuation_id, 30)
    assert _open(homes, _secret(made.address)).value == 250e3
    without_accounts = homes.value()  # it has no owner, and bob sees it
    with pytest.raises(NotAllowed):
        links.of_valuation(replace(homes.ctx, actor=bob), without_accounts)
