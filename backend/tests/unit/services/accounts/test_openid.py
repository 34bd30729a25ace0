"""What becomes a name here, and which page is shown after a sign-in."""

from __future__ import annotations

import re

import pytest

from houseprice.services.accounts.openid import own_path, user_name
from houseprice.services.accounts.sign_in import check_name


@pytest.mark.parametrize(
    "claims",
    [
        {"preferred_username": "ADA"},
        {"preferred_username": "", "email": "ada@example.org"},
        {"name": "Ada Lovelace, Countess"},
        {"preferred_username": "李", "sub": "248289761001"},
        {"preferred_username": "../../etc/passwd"},
        {"sub": "x" * 255},
        {"sub": "—"},
    ],
)
def test_every_person_gets_a_name_that_names_may_be(claims: dict[str, str]) -> None:
    name = user_name(claims)
    assert check_name(name) == name
    assert re.fullmatch(r"[a-z0-9][a-z0-9._@+-]*", name)


@pytest.mark.parametrize(
    "path", ["//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)", "", "/a\n"]
)
def test_no_address_of_another_site_is_shown_afterwards(path: str) -> None:
    assert own_path(path) == "/"


def test_a_page_of_the_studio_is_shown_afterwards() -> None:
    assert own_path("/data/demo?tab=map#here") == "/data/demo?tab=map#here"
