"""How many rows of a table a time limit leaves time for."""

from __future__ import annotations

import pytest

from houseprice.training.rows_in_time import rows_in_time
from houseprice.training.work_steps import least_s, usual_s


@pytest.mark.parametrize("limit_s", [60.0, 300.0, 1_800.0])
def test_the_shortest_training_and_its_blend_leave_time_on_a_usual_machine(limit_s: float) -> None:
    rows = rows_in_time(limit_s, 1_000_000)
    seconds = least_s("pytorch", rows) + usual_s("blend", rows)
    assert rows == 25_000 or 0.55 * limit_s < seconds <= 0.6 * limit_s


def test_a_longer_limit_has_time_for_more() -> None:
    rows = [rows_in_time(limit_s, 500_000) for limit_s in (60.0, 200.0, 300.0, 600.0, 3_600.0)]
    assert rows == sorted(set(rows))
    assert rows[-1] == 500_000


def test_tables_without_a_limit_or_of_a_usual_size_are_whole() -> None:
    assert rows_in_time(None, 10**7) == 10**7
    assert rows_in_time(1.0, 25_000) == 25_000
    assert rows_in_time(1.0, 10**6) == 25_000
