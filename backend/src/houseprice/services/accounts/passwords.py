"""Passwords: which ones will do, and how they are stored."""

from __future__ import annotations

import secrets
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from zxcvbn import zxcvbn

from houseprice.errors import InvalidInput

SHORTEST = 12
LONGEST = 200
#: Of zxcvbn's 0 to 4: 3 needs at least 10^8 guesses.
_STRONG = 3
#: Characters that are looked at: the time that zxcvbn needs grows with the square of the length.
_EXAMINED = 72
# OWASP's parameters: a try costs an attacker 19 MiB; ours are limited to a few at a time.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_AT_ONCE = BoundedSemaphore(4)


def hashed(password: str, name: str) -> str:
    """Check a new password and hash it with Argon2id.

    Parameters
    ----------
    password : str
    name : str
        Name of the user, which must not make up the password.

    Raises
    ------
    InvalidInput
        If the password is too short, too long, or one of the commonest or a variation of them.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidInput(
            f"A password must have {SHORTEST}..{LONGEST} characters, got {len(password)}",
            hint="Several words that have nothing to do with each other are easy to remember.",
        )
    strength = zxcvbn(password[:_EXAMINED], user_inputs=[name, "house price predictor"])
    if strength["score"] < _STRONG:
        raise InvalidInput(
            "A password must not be one of the commonest, or a variation of one. "
            + (strength["feedback"]["warning"] or "This one is easy to guess."),
            hint="Take several words that have nothing to do with each other.",
        )
    with _AT_ONCE:
        return _HASHER.hash(password)


def matches(password: str, password_hash: str | None) -> bool:
    """Whether a password is the stored one; without a stored one it takes as long to say no."""
    with _AT_ONCE:
        try:
            return _HASHER.verify(password_hash or _NOBODYS, password[:LONGEST])
        except (VerifyMismatchError, InvalidHashError):
            return False


#: Hash of a password that nobody knows.
_NOBODYS = _HASHER.hash(secrets.token_urlsafe(32))
