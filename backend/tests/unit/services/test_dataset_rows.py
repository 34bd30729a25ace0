"""The sales of a data set come in pages, in any order, and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from houseprice.data.schema import Column, TableSchema
from houseprice.data.storage import save_dataset
from houseprice.errors import InvalidInput, NotFound
from houseprice.jobs.ids import new_id
from houseprice.jobs.queue import SilentBell
from houseprice.services.context import Context, build_context
from houseprice.services.dataset_rows import RowsQuery, rows, rows_csv
from houseprice.settings import Settings
from houseprice.store import datasets as store
from houseprice.store.engine import transaction

N_SALES = 60
COLUMNS = (
    Column("Preis", "price", "number", "EUR"),
    Column("Fläche", "living_area", "number", "m2"),
    Column("Datum", "date", "date"),
    Column("Ort", "neighbourhood", "category"),
)


@pytest.fixture(scope="module")
def ctx(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    folder = tmp_path_factory.mktemp("rows")
    database = folder / "rows.sqlite3"
    database.write_bytes(sqlite_template.read_bytes())
    settings = Settings(data_dir=folder, datasets_dir=None, database_url=f"sqlite:///{database}")
    context = build_context(settings, SilentBell())
    yield context
    context.close()


@pytest.fixture(scope="module")
def dataset_id(ctx: Context) -> str:
    """Sales whose prices fall, with a gap in the area of the first and a formula as a place."""
    frame = pl.DataFrame(
        {
            "Preis": [1e5 - 100 * i for i in range(N_SALES)],
            "Fläche": [None, *(50.5 + i for i in range(N_SALES - 1))],
            "Datum": [date(2020, 1, 1) + timedelta(days=i) for i in range(N_SALES)],
            "Ort": ["=Nord", *("Süd" if i % 2 else "Mitte" for i in range(N_SALES - 1))],
        }
    )
    new = new_id()
    schema = TableSchema(new, "Leipzig", "a sale", "EUR", "m2", COLUMNS)
    stored = save_dataset(frame, schema, ctx.settings.datasets_cache_dir / new)
    row = store.NewDataset(new, "Leipzig", schema, frame.height, stored.sha256, {})
    with transaction(ctx.engine) as db:
        store.add(db, row)
    return new


def test_a_page_has_the_sales_in_the_order_of_the_table(ctx: Context, dataset_id: str) -> None:
    page = rows(ctx, dataset_id, RowsQuery(), 10, 20)
    assert (page.rows, page.matching, page.offset) == (N_SALES, N_SALES, 10)
    assert page.columns == ("Preis", "Fläche", "Datum", "Ort")
    assert [item.sale for item in page.items] == list(range(10, 30))
    assert page.items[0].values == (99_000.0, 59.5, "2020-01-11", "Süd")


def test_gaps_come_last_in_either_order(ctx: Context, dataset_id: str) -> None:
    for descending, first in ((False, 1), (True, N_SALES - 1)):
        query = RowsQuery(sort="Fläche", descending=descending)
        page = rows(ctx, dataset_id, query, 0, N_SALES)
        assert (page.items[0].sale, page.items[-1].sale) == (first, 0)


def test_a_text_is_looked_for_in_every_cell(ctx: Context, dataset_id: str) -> None:
    assert rows(ctx, dataset_id, RowsQuery("mITTE"), 0, 5).matching == 30
    assert rows(ctx, dataset_id, RowsQuery("2020-01-11"), 0, 5).matching == 1
    assert rows(ctx, dataset_id, RowsQuery(".*"), 0, 5).matching == 0


def test_a_page_after_the_last_is_empty(ctx: Context, dataset_id: str) -> None:
    page = rows(ctx, dataset_id, RowsQuery(), 500, 50)
    assert (page.matching, page.items) == (N_SALES, ())


def test_the_file_has_the_chosen_sales_and_columns_and_no_formula(
    ctx: Context, dataset_id: str
) -> None:
    query = RowsQuery("2020-01-0", sort="Preis")
    text = b"".join(rows_csv(ctx, dataset_id, query, ["Ort", "Preis"])).decode("utf-8-sig")
    lines = text.splitlines()
    assert (lines[0], len(lines), lines[-1]) == ("Ort,Preis", 10, "'=Nord,100000")


def test_the_file_has_semicolons_and_decimal_commas_where_they_are_asked_for(
    ctx: Context, dataset_id: str
) -> None:
    query = RowsQuery("2020-01-02")
    content = b"".join(rows_csv(ctx, dataset_id, query, decimal=","))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == [
        "Preis;Fläche;Datum;Ort",
        "99900;50,5;2020-01-02;Mitte",
    ]


def test_a_column_that_is_not_there_is_refused(ctx: Context, dataset_id: str) -> None:
    with pytest.raises(InvalidInput, match="got 'price'"):
        rows(ctx, dataset_id, RowsQuery(sort="price"), 0, 50)
    with pytest.raises(InvalidInput, match="got '__sale__'"):
        rows_csv(ctx, dataset_id, RowsQuery(), ["__sale__"])


def test_a_data_set_that_is_not_there_is_refused(ctx: Context) -> None:
    with pytest.raises(NotFound):
        rows(ctx, "0" * 26, RowsQuery(), 0, 50)


def test_a_file_of_many_pieces_has_every_sale_once_and_in_order(ctx: Context) -> None:
    many = 120_000
    prices = [float((i * 7919) % many) for i in range(many)]
    frame = pl.DataFrame(
        {"Preis": prices, "Ort": ["Nord" if i % 3 else "Süd" for i in range(many)]}
    )
    new = new_id()
    schema = TableSchema(new, "Viele", "a sale", "EUR", "m2", (COLUMNS[0], COLUMNS[3]))
    stored = save_dataset(frame, schema, ctx.settings.datasets_cache_dir / new)
    with transaction(ctx.engine) as db:
        store.add(db, store.NewDataset(new, "Viele", schema, many, stored.sha256, {}))
    pieces = list(rows_csv(ctx, new, RowsQuery()))
    lines = b"".join(pieces).decode("utf-8-sig").splitlines()
    assert len(pieces) == 4  # the header, and no more than 50,000 sales at once
    assert [line.partition(",")[0] for line in lines[1:]] == [f"{price:.0f}" for price in prices]
    ordered = b"".join(rows_csv(ctx, new, RowsQuery("süd", sort="Preis"), ["Preis"])).decode()
    south = sorted(price for i, price in enumerate(prices) if i % 3 == 0)
    assert ordered.splitlines()[1:] == [f"{price:.0f}" for price in south]
