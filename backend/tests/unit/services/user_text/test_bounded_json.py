"""Whatever a user sends as JSON is read or refused; nothing is too deep for the answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from hypothesis import given
from hypothesis import strategies as st

from houseprice.api.app import _ROUTERS
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.user_text.bounded_json import MAX_DEPTH, read_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)

DEPTHS = [(1, True), (MAX_DEPTH, True), (MAX_DEPTH + 1, False)]


@given(JSON)
def test_what_is_json_is_read_as_it_is(value: object) -> None:
    if "Infinity" not in (text := json.dumps(value)):
        assert read_json(text) == value


@pytest.mark.parametrize(
    ("depth", "is_read"), [(1, True), (MAX_DEPTH, True), (MAX_DEPTH + 1, False)]
)
@pytest.mark.parametrize(("opens", "closes"), [("[", "]"), ('{"a": ', "}")])
def test_the_depth_has_a_bound(depth: int, opens: str, closes: str, is_read: bool) -> None:
    text = opens * depth + "1" + closes * depth
    if is_read:
        assert read_json(text)
        return
    with pytest.raises(ValueError, match="too deeply nested"):
        read_json(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[" * 100_000, "too deeply nested"),
        ("[" * 900 + "]" * 900, "too deeply nested"),
        ('{"a": NaN}', "NaN is not JSON"),
        ("[-Infinity]", "-Infinity is not JSON"),
        ("9" * 5_000, "4000 digits"),
        (b'"\xff"', "UTF-8"),
        ("{", "Expecting property name"),
    ],
)
def test_what_is_no_json_is_refused(text: str | bytes, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_json(text)


def test_every_call_with_a_body_reads_it_so() -> None:
    routes = [route for module in _ROUTERS for route in module.router.routes]
    with_body = [r for r in routes if isinstance(r, APIRoute) and r.body_field is not None]
    assert len(with_body) > 10
    assert [r.path for r in with_body if not isinstance(r, StrictJsonRoute)] == []


def test_no_service_and_no_route_reads_json_of_users_otherwise() -> None:
    source = Path(__file__).parents[4] / "src" / "houseprice"
    folders = (source / "api", source / "services")
    readers = [
        file.name
        for folder in folders
        for file in folder.rglob("*.py")
        if "json.loads(" in file.read_text(encoding="utf-8")
    ]
    assert readers == ["bounded_json.py"]
