"""Secrets of sessions, keys and links: 256 random bits, of which only the hash is stored."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Self

from houseprice.jobs.ids import is_id, new_id

KEY = "hpp"
LINK = "hpl"


@dataclass(frozen=True)
class Token:
    """A secret with the id under which its hash is stored, such as ``hpp_<id>_<secret>``."""

    prefix: str
    id: str
    secret: str

    @classmethod
    def new(cls, prefix: str) -> Self:
        """A new token with a new id."""
        return cls(prefix, new_id(), new_secret())

    @classmethod
    def read(cls, prefix: str, text: str) -> Self | None:
        """The token that a caller sent; None if it has another form."""
        kind, _, rest = text.partition("_")
        token_id, _, secret = rest.partition("_")
        if kind != prefix or not is_id(token_id) or not 0 < len(secret) <= 100:
            return None
        return cls(prefix, token_id, secret)

    @property
    def text(self) -> str:
        """What is shown once."""
        return f"{self.prefix}_{self.id}_{self.secret}"

    @property
    def secret_hash(self) -> str:
        """What is stored."""
        return hash_of(self.secret)

    def fits(self, stored_hash: str) -> bool:
        """Whether the secret is the stored one; the time tells nothing of where they differ."""
        return hmac.compare_digest(self.secret_hash, stored_hash)


def new_secret() -> str:
    """256 random bits as text."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """SHA-256 of a secret, which is enough for one that nobody can guess."""
    return hashlib.sha256(secret.encode()).hexdigest()
