"""Every row of a table can be looked at, with what an import would do with it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from houseprice.data.importing.inspecting.page_request import PageRequest
from houseprice.data.importing.inspecting.rows import TablePage, read_page
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import InvalidInput


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Sixty sales; two prices are no numbers, one is missing, and two sales are the same."""
    rows = [f"{200_000 + 1500 * n},2021-03-{1 + n % 28:02},{80 + n},{1 + n % 4}" for n in range(60)]
    rows[4] = "n.o.t.k.?,2021-03-05,84,1"
    rows[9] = ",2021-03-05,84,1"
    rows[20] = "many,2021-03-05,84,1"
    rows[31] = rows[30]
    file = tmp_path / "sales.csv"
    file.write_text("\n".join(["price,sold,area,beds", *rows]), encoding="utf-8")
    return file


def _page(table: Path, page: PageRequest) -> TablePage:
    return read_page(table, TableRequest("t"), page, Limits())


def test_all_rows_come_in_pages_in_the_order_of_the_file(table: Path) -> None:
    first = _page(table, PageRequest(0, 50))
    rest = _page(table, PageRequest(50, 50))
    assert (first.rows, first.matching, len(first.items), len(rest.items)) == (60, 60, 50, 10)
    assert [item.row for item in (*first.items, *rest.items)] == [*range(2, 62)]
    assert first.columns == ("price", "sold", "area", "beds")
    assert first.items[0].values == ("200000", "2021-03-01", "80", "1")


def test_a_cell_that_cannot_be_read_is_shown_as_it_is(table: Path) -> None:
    page = _page(table, PageRequest(state="unusable"))
    assert [(item.row, item.values[0]) for item in page.items] == [
        (6, "n.o.t.k.?"),
        (11, None),
        (22, "many"),
    ]


def test_the_states_of_the_rows_are_those_of_the_inspection(table: Path) -> None:
    inspection = inspect_table(table, TableRequest("t"))
    states = Counter(item.state for item in _page(table, PageRequest(0, 60)).items)
    assert states["unusable"] == inspection.rows - inspection.usable_rows == 3
    assert states["warning"] == inspection.warned_rows > 0
    for state, count in states.items():
        assert _page(table, PageRequest(state=state)).matching == count


def test_a_page_after_the_last_is_empty(table: Path) -> None:
    assert _page(table, PageRequest(offset=100)).items == ()


@pytest.mark.parametrize("fields", [{"offset": -1}, {"limit": 0}, {"limit": 501}, {"state": "bad"}])
def test_what_is_no_page_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(InvalidInput, match="must"):
        PageRequest(**fields)  # type: ignore[arg-type]  # wrong values on purpose
