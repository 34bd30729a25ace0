"""The past of a home: its own sales and the values that were made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.services.homes.conftest import HOME, Homes

from houseprice.data.storage import TABLE
from houseprice.errors import NotFound
from houseprice.jobs.actors import Actor
from houseprice.jobs.ids import new_id
from houseprice.services.homes import history


def test_a_home_has_its_sales_and_its_values_in_order(homes: Homes) -> None:
    first = homes.value()
    homes.value({"street": "1 Oak", "area": 75.0})
    second = homes.value({**HOME, "street": "12 MAPLE, ST", "area": 99.0})
    past = history.of_valuation(homes.ctx, second)
    assert past.told_by == ("street",)
    assert [(sale.sale_date, sale.price) for sale in past.sales] == [
        (date(2020, 5, 1), 200e3),
        (date(2023, 5, 1), 260e3),
    ]
    assert [(value.id, value.is_this) for value in past.values] == [(second, True), (first, False)]
    assert {value.confidence.reason for value in past.values} == {"Few sales are near."}


def test_a_home_of_which_little_is_known_has_no_past(homes: Homes) -> None:
    past = history.of_valuation(homes.ctx, homes.value({"area": 95.0}))
    assert (past.told_by, past.sales, past.values) == ((), (), ())


def test_values_of_somebody_else_stay_theirs(homes: Homes) -> None:
    ann, bob = (Actor(new_id(), name, "analyst") for name in ("ann", "bob"))
    theirs = replace(homes, ctx=replace(homes.ctx, actor=ann)).value()
    own = replace(homes, ctx=replace(homes.ctx, actor=bob)).value()
    past = history.of_valuation(replace(homes.ctx, actor=bob), own)
    assert [value.id for value in past.values] == [own]
    with pytest.raises(NotFound):
        history.of_valuation(replace(homes.ctx, actor=bob), theirs)


def test_a_home_keeps_its_values_when_the_sales_are_gone(homes: Homes) -> None:
    valuation_id = homes.value()
    (homes.ctx.settings.datasets_cache_dir / homes.dataset_id / TABLE).unlink()
    past = history.of_valuation(homes.ctx, valuation_id)
    assert past.sales == ()
    assert [value.id for value in past.values] == [valuation_id]
