"""Decisions on flagged sales: all are kept, the newest of a sale counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from houseprice.data.schema import Column, TableSchema
from houseprice.jobs.ids import new_id
from houseprice.store import datasets, sale_reviews
from houseprice.store.datasets import NewDataset
from houseprice.store.sale_reviews import Decision, NewSaleReview

if TYPE_CHECKING:
    from conftest import Store


def review(key: str, decision: Decision, comment: str = "") -> NewSaleReview:
    return NewSaleReview(key, 7, "non-market: nominal price", decision, comment, "Ada")


def test_the_newest_decision_counts_and_the_older_ones_stay(store: Store) -> None:
    store.write(sale_reviews.add, "s", "v1", [review("a", "accepted"), review("b", "overridden")])
    store.now += 60
    store.write(sale_reviews.add, "s", "v2", [review("a", "overridden", "A gift, at market price")])
    assert store.read(sale_reviews.decisions, "s") == {"a": "overridden", "b": "overridden"}
    (current,) = store.read(sale_reviews.current, "s", ["a", "unknown"]).values()
    assert (current.decision, current.dataset_id, current.at) == ("overridden", "v2", store.now)
    newest, *older = store.read(sale_reviews.history, "s", "a").items
    assert [newest.comment, *(row.decision for row in older)] == [
        "A gift, at market price",
        "accepted",
    ]
    assert {row.sale_key for row in store.read(sale_reviews.everything, "s")} == {"a", "b"}


def test_a_decision_that_was_taken_back_counts_no_more(store: Store) -> None:
    store.write(sale_reviews.add, "s", "v1", [review("a", "accepted")])
    store.write(sale_reviews.add, "s", "v1", [review("a", "open")])
    assert store.read(sale_reviews.decisions, "s") == {}
    assert len(store.read(sale_reviews.history, "s").items) == 2


def test_decisions_on_another_data_set_do_not_count(store: Store) -> None:
    store.write(sale_reviews.add, "other", "v1", [review("a", "accepted")])
    assert store.read(sale_reviews.decisions, "s") == {}
    assert store.read(sale_reviews.history, "s").items == ()


def test_the_history_has_pages(store: Store) -> None:
    for number in range(5):
        store.write(sale_reviews.add, "s", "v1", [review(f"{number}", "accepted")])
    seen, cursor = [], None
    while True:
        page = store.read(sale_reviews.history, "s", None, cursor, 2)
        seen += [row.sale_key for row in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == ["4", "3", "2", "1", "0"]


def test_many_decisions_at_once(store: Store) -> None:
    many = [review(f"{number:032x}", "accepted") for number in range(20_000)]
    store.write(sale_reviews.add, "s", "v1", many)
    assert len(store.read(sale_reviews.decisions, "s")) == 20_000


def test_the_database_knows_three_decisions(store: Store) -> None:
    with pytest.raises(IntegrityError):
        store.write(sale_reviews.add, "s", "v1", [review("a", "maybe")])  # type: ignore[arg-type]


def test_the_decisions_go_with_the_last_version(store: Store) -> None:
    schema = TableSchema("t", "T", "a sale", "EUR", "m2", (Column("price", "price", "number"),))
    ids = [new_id(), new_id()]
    for number, sha in enumerate("ab"):
        new = NewDataset(ids[number], "t", schema, 60, sha * 64, {})
        store.write(datasets.add, new, ids[0] if number else None)
    store.write(sale_reviews.add, ids[0], ids[0], [review("a", "accepted")])
    store.write(datasets.remove, ids[0])
    assert store.read(sale_reviews.decisions, ids[0]) == {"a": "accepted"}
    store.write(datasets.remove, ids[1])
    assert store.read(sale_reviews.decisions, ids[0]) == {}
