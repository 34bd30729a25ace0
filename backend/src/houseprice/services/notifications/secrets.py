"""The secrets of webhooks: made from one key of the studio, and never stored.

A copy of the database therefore holds no secret. The key is a file beside it, or a setting where
several machines share a database.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from datetime import datetime

from standardwebhooks import Webhook

from houseprice.errors import HousePriceError
from houseprice.settings import Settings

_PREFIX = "whsec_"


class WrongWebhookKey(HousePriceError):
    """The key of this process is not the one that the secret of an endpoint was made from."""

    code = "wrong_webhook_key"
    status = 503


def secret(settings: Settings, endpoint_id: str, number: int) -> str:
    """The secret of an endpoint: ``whsec_`` and 32 bytes in base64."""
    message = f"houseprice webhook {endpoint_id} {number}".encode()
    digest = hmac.new(_key(settings), message, hashlib.sha256).digest()
    return _PREFIX + base64.b64encode(digest).decode()


def check_of(text: str) -> str:
    """A short check sum of a secret, by which a wrong key is noticed."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def verified(settings: Settings, endpoint_id: str, number: int, check: str) -> str:
    """The secret of an endpoint.

    Raises
    ------
    WrongWebhookKey
        If it is not the one that was shown.
    """
    text = secret(settings, endpoint_id, number)
    if not hmac.compare_digest(check_of(text), check):
        raise WrongWebhookKey(
            "Webhooks must be signed with the key that their secrets were made from, but this "
            "process has another one",
            hint="Restore webhook.key in the data folder, give all machines the same "
            "HOUSEPRICE_WEBHOOK_KEY, or change the secret of the webhook.",
        )
    return text


def signed_headers(secrets_: list[str], message_id: str, at: datetime, body: str) -> dict[str, str]:
    """The headers of the Standard Webhooks specification, with a signature for each secret."""
    signatures = [Webhook(text).sign(message_id, at, body) for text in secrets_]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signatures),
        "content-type": "application/json",
    }


def _key(settings: Settings) -> bytes:
    named = settings.webhook_key.get_secret_value()
    if named:
        return named.encode()
    file = settings.webhook_key_file
    if not file.is_file():
        _write_key(settings)
    return file.read_bytes()


def _write_key(settings: Settings) -> None:
    """Write a new key; of two processes that do so at once, the first wins."""
    file = settings.webhook_key_file
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as writer:
        writer.write(secrets.token_urlsafe(48))
        writer.flush()
        os.fsync(writer.fileno())
    with suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
