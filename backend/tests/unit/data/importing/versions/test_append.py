"""Later sales are read as the sales before were, and in the same currency."""

from __future__ import annotations

from pathlib import Path

import pytest

from houseprice.data.importing.importer import import_table
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.versions.append import append_table
from houseprice.errors import InvalidData

_HEADER = "price,sold,living_area,zone"


def _with_later(folder: Path, lines: list[str], currency: str = "") -> tuple[Path, Path, Path]:
    """A file of later sales, a data set of 60 sales, and the folder of its next version."""
    sales = [f"{200_000 + 7 * n},2021-{n % 12 + 1:02}-11,{80 + n},Zone {n % 7}" for n in range(60)]
    (folder / "t.csv").write_text("\n".join([_HEADER, *sales]))
    import_table(folder / "t.csv", folder / "base", TableRequest("t", currency=currency))
    (folder / "later.csv").write_text("\n".join(lines))
    return folder / "later.csv", folder / "base", folder / "new"


def test_later_sales_that_do_not_fit_the_header_are_left_out_with_consent(tmp_path: Path) -> None:
    later = [_HEADER, "300000,2022-01-11,99,Zone 1", "310000,2022-01-12,98,Zone 1,x"]
    paths = _with_later(tmp_path, later)
    with pytest.raises(InvalidData, match="got 5 values in row 3"):
        append_table(*paths, TableRequest("t"))
    assert append_table(*paths, TableRequest("t", leave_out_bad=True)).frame.height == 61


@pytest.mark.parametrize(
    ("header", "price"),
    [("price", "$ {}"), ("price", "{} USD"), ("price (USD)", "{}"), ("price", "US${}")],
)
def test_later_sales_in_another_currency_are_refused(
    tmp_path: Path, header: str, price: str
) -> None:
    rows = [f"{price.format(300_000 + n)},2022-01-11,{99 + n},Zone 1" for n in range(3)]
    paths = _with_later(tmp_path, [_HEADER.replace("price", header), *rows], "EUR")
    if price.startswith("$ "):  # a sign that several currencies share, no euro among them
        with pytest.raises(InvalidData, match="got \\$"):
            append_table(*paths, TableRequest("t"))
        return
    with pytest.raises(InvalidData, match="prices in EUR, as the data set has, got USD") as caught:
        append_table(*paths, TableRequest("t"))
    assert "Convert the prices into EUR" in str(caught.value.hint)


def test_later_sales_in_the_same_currency_are_taken(tmp_path: Path) -> None:
    paths = _with_later(tmp_path, [_HEADER, "300000 €,2022-01-11,99,Zone 1"], "EUR")
    assert append_table(*paths, TableRequest("t")).frame.height == 61
