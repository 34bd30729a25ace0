"""The tables of accounts; times are seconds since 1970 by the database's clock.

Of every secret only its SHA-256 is stored: each has 256 random bits, so that nobody can guess it.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from houseprice.store.tables import metadata

_Json = JSON(none_as_null=True)
_ID = String(26)
_HASH = String(64)

users = Table(
    "users",
    metadata,
    Column("id", _ID, primary_key=True),
    # In lower case; it never changes, since runs and models keep it.
    Column("name", String(100), nullable=False),
    Column("role", String(16), nullable=False),
    # None before the user has chosen a password, and for users of a provider.
    Column("password_hash", Text),
    # Issuer and subject of a user who signs in at an OpenID provider.
    Column("subject", String(500)),
    Column("created_at", Double, nullable=False),
    Column("last_sign_in_at", Double),
    Column("disabled_at", Double),
    UniqueConstraint("name"),
    UniqueConstraint("subject"),
    CheckConstraint("role in ('viewer', 'analyst', 'approver', 'administrator')", name="role"),
)

user_sessions = Table(
    "user_sessions",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("user_id", _ID, ForeignKey("users.id"), nullable=False, index=True),
    Column("secret_hash", _HASH, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("last_seen_at", Double, nullable=False),
    Column("agent", String(200), nullable=False, server_default=text("''")),
    UniqueConstraint("secret_hash"),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("user_id", _ID, ForeignKey("users.id"), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("secret_hash", _HASH, nullable=False),
    Column("scopes", _Json, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("expires_at", Double),
    Column("last_used_at", Double),
)

#: Links with which somebody chooses a password: the first administrator, or an invited user.
one_time_links = Table(
    "one_time_links",
    metadata,
    Column("id", _ID, primary_key=True),
    # None: the link makes an administrator.
    Column("user_id", _ID, ForeignKey("users.id")),
    Column("secret_hash", _HASH, nullable=False),
    Column("created_at", Double, nullable=False),
    Column("expires_at", Double),
    Column("used_at", Double),
)

#: Sign-ins at an OpenID provider that have begun and not come back; each is used once.
openid_attempts = Table(
    "openid_attempts",
    metadata,
    Column("state_hash", _HASH, primary_key=True),
    # The browser that began has the secret of this in a cookie.
    Column("browser_hash", _HASH, nullable=False),
    Column("nonce", String(100), nullable=False),
    Column("code_verifier", String(128), nullable=False),
    # Page of the studio that is shown afterwards.
    Column("next_path", Text, nullable=False),
    Column("created_at", Double, nullable=False),
    # Who links their identity; null: somebody signs in.
    Column("user_id", String(26)),
)

#: How often callers did something lately, for all processes of the API.
call_buckets = Table(
    "call_buckets",
    metadata,
    # SHA-256 of what is limited and of the caller, which may be a name that somebody typed.
    Column("caller_hash", _HASH, primary_key=True),
    Column("tokens", Double, nullable=False),
    Column("at", Double, nullable=False, index=True),
)

#: Triggers of both databases refuse to change or delete a row.
audit_log = Table(
    "audit_log",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Double, nullable=False),
    # This is no foreign key: the log outlives whatever it names.
    Column("actor_id", _ID),
    Column("actor_name", String(100), nullable=False),
    Column("action", String(64), nullable=False),
    Column("subject", String(255), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("detail", _Json, nullable=False),
    Column("previous_hash", _HASH, nullable=False),
    Column("hash", _HASH, nullable=False),
    CheckConstraint("outcome in ('done', 'asked', 'refused')", name="outcome"),
)
