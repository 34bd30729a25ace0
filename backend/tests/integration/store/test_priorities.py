"""Who comes next: urgency, fairness between owners, and the limits of one owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.actors import Ownership
from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.records import NewRun
from houseprice.store import runs
from houseprice.store.runs import QueueFull
from houseprice.training.spec import TrainSettings, TuneBudget

if TYPE_CHECKING:
    from conftest import Store

TUNED = TrainSettings(tune=TuneBudget(trials=3))


def test_a_waiting_run_changes_its_place(store: Store) -> None:
    first, second = store.submit(), store.submit()
    store.write(runs.change_priority, second, 10)
    places = [store.read(runs.queue_position, run) for run in (first, second)]
    assert places == [2, 1]
    assert store.events(second)[-1].kind == "priority"
    assert store.must_claim().id == second


def test_all_changes_its_place_with_every_part(store: Store) -> None:
    parent, single = store.submit("all", settings=TUNED, priority=-10), store.submit()
    assert store.read(runs.queue_position, single) == 1
    store.write(runs.change_priority, parent, 10)
    assert store.read(runs.queue_position, parent) == 1
    families = store.read(runs.children, parent)
    trials = [trial for family in families for trial in store.read(runs.children, family.id)]
    assert trials
    assert {row.priority for row in (*families, *trials)} == {10}
    begun = store.must_claim()
    assert begun.parent_id in {family.id for family in families}
    store.write(runs.change_priority, parent, 0)
    assert store.row(begun.id).priority == 0  # for the case that it comes back
    (next_trial,) = [
        row for row in store.read(runs.children, begun.parent_id) if row.state == "queued"
    ]
    assert next_trial.priority == 0


def test_only_what_waits_has_a_place_to_change(store: Store) -> None:
    parent, single = store.submit("all"), store.submit(priority=10)
    child = store.read(runs.children, parent)[0]
    with pytest.raises(Conflict, match="a part of another") as refused:
        store.write(runs.change_priority, child.id, 10)
    assert parent in refused.value.hint
    run = store.must_claim()
    assert run.id == single
    with pytest.raises(Conflict, match="but this one is running"):
        store.write(runs.change_priority, single, 10)
    with pytest.raises(NotFound):
        store.write(runs.change_priority, "0" * 26, 10)


def test_a_full_queue_refuses_another_run_but_not_a_repeated_request(store: Store) -> None:
    dataset = store.row(store.submit("all")).dataset
    new = NewRun("lightgbm", dataset, TrainSettings())
    key = IdempotencyKey.of("key", {"same": True})
    first = store.write(runs.submit, new, key, max_queued=2)
    with pytest.raises(QueueFull, match="At most 2 runs may wait, and 2 do"):
        store.write(runs.submit, new, max_queued=2)
    assert store.write(runs.submit, new, key, max_queued=2).run_id == first.run_id
    ended = store.submit()
    store.write(runs.cancel, ended)
    with pytest.raises(QueueFull):
        store.write(runs.retry, ended, max_queued=2)
    store.write(runs.cancel, first.run_id)
    store.write(runs.submit, new, max_queued=2)


def test_no_more_runs_are_at_work_than_the_limit_but_imports_are(store: Store) -> None:
    for _ in range(3):
        store.submit()

    def claim() -> Any:
        return store.write(runs.claim, "w", ["cpu"], 60.0, max_running=2)

    assert claim() is not None
    second = claim()
    assert claim() is None
    store.succeed(second)
    assert claim() is not None


@pytest.mark.parametrize(
    ("max_running", "order"),
    [
        (0, ["busy 9", "idle 7", "calm 6", "idle 8", "busy 4", "busy 5"]),
        (2, ["idle 7", "calm 6", "idle 8"]),
    ],
)
def test_of_equally_urgent_runs_that_of_the_owner_with_less_at_work_comes_first(
    store: Store, max_running: int, order: list[str]
) -> None:
    names: dict[str, str] = {}

    def submit(owner: str, number: int, priority: int = 0) -> None:
        owned = Ownership(owner, owner, "private")
        names[store.submit(owned=owned, priority=priority)] = f"{owner} {number}"

    for number, owner in enumerate(("busy", "busy", "calm"), start=1):
        submit(owner, number)
        store.must_claim()
    for number, owner in enumerate(("busy", "busy", "calm", "idle", "idle"), start=4):
        submit(owner, number)
    submit("busy", 9, priority=10)
    taken = []
    while run := store.write(runs.claim, "w", ["cpu"], 60.0, max_running=max_running):
        taken.append(names[run.id])
    assert taken == order
