"""Secrets are made, not stored; signatures are those of the specification."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError
from standardwebhooks import Webhook

from houseprice.services.context import Context
from houseprice.services.notifications import secrets
from houseprice.settings import Settings


def test_the_official_test_vector_gets_the_official_signature() -> None:
    headers = secrets.signed_headers(
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        datetime.fromtimestamp(1614265330, UTC),
        '{"test": 2432232314}',
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert headers["webhook-timestamp"] == "1614265330"


def test_two_secrets_make_two_signatures_and_each_verifies(ctx: Context) -> None:
    both = [secrets.secret(ctx.settings, "a" * 26, number) for number in (2, 1)]
    headers = secrets.signed_headers(both, "msg_1", datetime.now(UTC), "{}")
    assert len(headers["webhook-signature"].split(" ")) == 2
    for text in both:
        Webhook(text).verify("{}", headers)


def test_each_webhook_and_each_change_has_a_secret_of_its_own(ctx: Context) -> None:
    made = {secrets.secret(ctx.settings, name, n) for name in ("a", "b") for n in (1, 2)}
    assert len(made) == 4


def test_the_key_is_written_once_and_only_its_owner_reads_it(ctx: Context) -> None:
    first = secrets.secret(ctx.settings, "a", 1)
    file = ctx.settings.webhook_key_file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert secrets.secret(ctx.settings, "a", 1) == first
    assert [path.name for path in file.parent.glob(".webhook*")] == []


def test_another_key_is_noticed_and_named(ctx: Context) -> None:
    check = secrets.check_of(secrets.secret(ctx.settings, "a", 1))
    ctx.settings.webhook_key_file.write_text("x" * 64)
    with pytest.raises(secrets.WrongWebhookKey, match="another one"):
        secrets.verified(ctx.settings, "a", 1, check)


def test_a_key_that_is_too_short_to_be_secret_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="32 or more"):
        Settings(data_dir=tmp_path, webhook_key="short")


def test_a_key_from_the_settings_needs_no_file(tmp_path: Path) -> None:
    machines = [Settings(data_dir=tmp_path / name, webhook_key="k" * 40) for name in ("a", "b")]
    assert len({secrets.secret(settings, "a", 1) for settings in machines}) == 1
    assert not machines[0].webhook_key_file.exists()
