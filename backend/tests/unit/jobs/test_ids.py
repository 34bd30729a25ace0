"""Ids."""

from __future__ import annotations

import re

import pytest

from houseprice.jobs.ids import is_id, new_id


def test_ids_have_the_promised_form_and_sort_in_the_order_in_which_they_were_made() -> None:
    ids = [new_id() for _ in range(2000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[0-9a-z]{26}", text) and is_id(text) for text in ids)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0" * 25,
        "0" * 27,
        "A" * 26,  # one spelling only
        "../" + "0" * 23,
        "0" * 26 + "\n",  # `$` would let it through
        "0" * 25 + "\x00",
        "٣" * 26,  # digits, but not ASCII
    ],
)
def test_nothing_else_is_an_id(text: str) -> None:
    assert not is_id(text)
