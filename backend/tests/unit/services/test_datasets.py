"""JSON of any nesting in a form is answered, and never ends the server's call."""

from __future__ import annotations

import pytest

from houseprice.errors import InvalidInput
from houseprice.services.datasets import parse_json


def test_json_is_read() -> None:
    assert parse_json("roles", '{"a": [1]}', "{}") == {"a": [1]}


BAD = [
    "{",
    "[" * 60_000,
    '{"a":' * 30_000,
    "1" * 5_000,  # more digits than an integer may have
]


@pytest.mark.parametrize("text", BAD, ids=[text[:5] for text in BAD])
def test_other_text_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInput, match="edits must be JSON") as caught:
        parse_json("edits", text, "[1]")
    assert caught.value.hint == "For example [1]."
    assert len(caught.value.message) < 200
