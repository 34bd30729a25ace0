"""The address of a caller is that of the connection, whatever its headers say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from houseprice.services.accounts.sign_in import ADDRESS_TRIES_PER_MINUTE

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio


def test_a_made_up_address_escapes_no_limit_of_sign_in(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOUSEPRICE_ACCOUNTS", "accounts")
    studio.serve()
    answers = []
    with studio.client() as client:
        for n in range(3 * ADDRESS_TRIES_PER_MINUTE):
            body = {"name": f"user{n}", "password": "no password of theirs"}
            headers = {"X-Forwarded-For": f"192.0.2.{n}", "Origin": studio.url}
            answers.append(client.post("/v1/account/sign-in", json=body, headers=headers))
            if answers[-1].status_code == 429:
                break
    assert answers[0].status_code == 401, answers[0].text
    assert answers[-1].status_code == 429
    assert "from one address" in answers[-1].json()["detail"]
