"""Idempotency keys: a request that is sent twice makes one run."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from houseprice.errors import InvalidInput

_KEY = re.compile(r"[\x21-\x7e]{1,255}")


class IdempotencyMismatch(InvalidInput):
    """A key came again with another request."""

    code: ClassVar[str] = "idempotency_mismatch"


@dataclass(frozen=True)
class IdempotencyKey:
    """The key of a caller, with the hash of the request that it came with."""

    key: str
    request_hash: str

    @classmethod
    def of(cls, key: str, request: Mapping[str, Any]) -> Self:
        """Bind `key` to `request`.

        Raises
        ------
        InvalidInput
            If the key is empty, longer than 255 or not printable ASCII without spaces.
        """
        if not _KEY.fullmatch(key):
            raise InvalidInput(
                f"Idempotency-Key must be 1..255 printable ASCII characters, got {key[:80]!r}"
            )
        return cls(key, content_hash(request))


def content_hash(document: Mapping[str, Any]) -> str:
    """SHA-256 of a JSON document; the order of its keys does not matter."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
