"""Any bytes become a data set, or an error that a caller can understand."""

from __future__ import annotations

import math
import os
import tempfile
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from houseprice.data.dataset import Dataset
from houseprice.data.importing.importer import import_table
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import HousePriceError

#: Tables of all tests of this file; the default is for every day.
_TABLES = int(os.environ.get("HOUSEPRICE_TEST_TABLES", "410"))
_LIMITS = Limits(usable_rows=3)
#: What an answer for a person never has in it.
_OF_THE_MACHINE = ("Traceback", "site-packages", 'File "', "houseprice/", "0x7f")
_TRICKY = st.sampled_from(
    [
        "", "NA", "null", "-", "0", "007", "1", "2.5", "-0", "NaN", "inf", "1e999", "1e-999",
        "9" * 40, "1,5", "$1,000", "1.234,5", "true", "N", "2020-01-01", "20141013T000000",
        "31/12/2019", "12/31/2019", "2019-13-45", "٣", "½", "é", "\u202e", "\ufeff", "'", "a\nb",
        '"', ";", "\t", " x ", "=1+1", "[red]", "%Y", "\\", "0x10", "1_000", "١٢",
    ]
)  # fmt: skip
_CELL = st.one_of(_TRICKY, st.integers().map(str), st.floats().map(repr), st.text(max_size=8))
_NAME = st.one_of(
    st.sampled_from(["price", "lat", "lon", "date", "id", "beds", "Yr Sold", "Mo Sold", "x"]),
    st.text(max_size=6),
)


def _some(share: float) -> settings:
    """Settings of a test with this share of all tables."""
    examples = math.ceil(share * _TABLES)
    return settings(
        max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


def _import(content: bytes, target: str | None = None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "t"
        source.write_bytes(content)
        answer = _data_or_message(source, Path(folder) / "o", target)
    if isinstance(answer, str):
        assert answer
        assert not [word for word in (folder, *_OF_THE_MACHINE) if word in answer]
        return
    price = answer.frame[answer.schema.price]
    assert price.is_finite().all()
    assert (price > 0).all()
    assert answer.frame.columns == [column.name for column in answer.schema.columns]


def _data_or_message(source: Path, into: Path, target: str | None) -> Dataset | str:
    try:
        return import_table(source, into, TableRequest("f", target=target), _LIMITS)
    except HousePriceError as error:
        return error.message


@_some(200 / 410)
@given(content=st.binary(max_size=400))
@example(content=b"price\n1\n2\n3\n")
@example(content=b"\x1f\x8b\x08\x00")
@example(content=b'price,a\n1,"\n')
@example(content=b"price\n1e300\n1e-300\n5e-324\n")
def test_any_bytes_end_in_an_answer(content: bytes) -> None:
    _import(content)


@_some(150 / 410)
@given(data=st.data())
def test_any_table_ends_in_an_answer(data: st.DataObject) -> None:
    names = data.draw(st.lists(_NAME, min_size=1, max_size=4))
    rows = data.draw(st.lists(st.lists(_CELL, min_size=len(names), max_size=len(names)),
                              min_size=1, max_size=8))  # fmt: skip
    delimiter = data.draw(st.sampled_from([",", ";", "\t", "|"]))
    lines = [delimiter.join(_quoted(cell) for cell in row) for row in (names, *rows)]
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    content = "\n".join(lines).encode(encoding, "replace")
    _import(content, data.draw(st.sampled_from([None, names[0]])))


@_some(60 / 410)
@given(
    prices=st.lists(st.floats(1, 1e9), min_size=3, max_size=20, unique=True),
    words=st.lists(st.text("abc NA", min_size=1, max_size=5), min_size=20, max_size=20),
)
def test_a_good_table_comes_back_as_it_was(prices: list[float], words: list[str]) -> None:
    frame = pl.DataFrame({"price": prices, "kind": [f"k{word}" for word in words[: len(prices)]]})
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "t.csv"
        frame.write_csv(source)
        data = import_table(source, Path(folder) / "o", TableRequest("f"), _LIMITS)
    assert data.frame["price"].to_list() == prices
    # The same word in another case, or with other blanks, is one value.
    assert [_plain(word) for word in data.frame["kind"]] == [_plain(word) for word in frame["kind"]]


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
