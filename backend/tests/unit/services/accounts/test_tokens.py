"""A token is read only in its own form, and fits only the hash of its secret."""

from __future__ import annotations

import pytest

from houseprice.services.accounts.tokens import KEY, LINK, Token, hash_of, new_secret


def test_a_token_comes_back_as_it_was_shown() -> None:
    token = Token.new(KEY)
    again = Token.read(KEY, token.text)
    assert again == token
    assert again.fits(token.secret_hash)
    assert not again.fits(hash_of("another"))
    assert token.text.startswith(f"hpp_{token.id}_")


def test_every_secret_has_256_bits_and_is_new() -> None:
    secrets = {new_secret() for _ in range(100)}
    assert len(secrets) == 100
    assert all(len(secret) == 43 for secret in secrets)


ID = "0" * 26


@pytest.mark.parametrize(
    "text",
    ["", "hpp", f"hpp_{ID}", f"hpp_{ID}_", f"hpl_{ID}_x", f"HPP_{ID}_x", f"hpp_{ID[1:]}_x",
     f"hpp_../{ID[3:]}_x", f"hpp_{ID}_{'x' * 101}", f" hpp_{ID}_x"],
)  # fmt: skip
def test_what_has_another_form_is_no_key(text: str) -> None:
    assert Token.read(KEY, text) is None


def test_a_link_is_no_key() -> None:
    assert Token.read(KEY, Token.new(LINK).text) is None
