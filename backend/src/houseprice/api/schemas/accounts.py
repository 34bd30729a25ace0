"""Shapes of accounts: people, sessions, keys, links, and the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from houseprice.api.schemas.base import Name, Wire
from houseprice.jobs.actors import Role, Scope, Sharing

Password = Annotated[str, Field(min_length=1, max_length=200, repr=False)]
LinkText = Annotated[str, Field(min_length=1, max_length=200, repr=False)]


class OwnedRead(Wire):
    """Whose an object is; without accounts it has no owner and is for everyone on the machine."""

    owner_name: str | None
    sharing: Sharing = Field(
        description="`private`: for its owner and administrators; `team`: everyone may read it."
    )


class SharingChange(Wire):
    """Who may read an object from now on."""

    sharing: Sharing


class SignedInUser(Wire):
    """The user of a session or a key."""

    id: str
    name: str
    role: Role
    scopes: list[Scope] | None = Field(description="What a key is good for; null for a session.")
    has_password: bool = Field(description="Whether the user has a password here.")
    is_from_provider: bool = Field(
        description="Whether the user has an identity at the OpenID provider."
    )


class AccountRead(Wire):
    """Who calls, and whether the studio has accounts at all."""

    accounts: Literal["off", "accounts"]
    provider: str | None = Field(description="Name of the OpenID provider; null: there is none.")
    promotion_needs_second: bool = Field(
        description="Whether a promotion is proposed by one person and accepted by another."
    )
    user: SignedInUser | None


class ProviderPage(Wire):
    """An address at the OpenID provider."""

    url: str


class SignInRequest(Wire):
    """Name and password of a user."""

    name: Name
    password: Password


class LinkLook(Wire):
    """The part of a one-time link after #."""

    link: LinkText


class LinkRead(Wire):
    """What a link is for: a new administrator without a name, or a user's password."""

    name: str | None
    role: Role


class LinkUse(Wire):
    """A password that is chosen with a one-time link; a new administrator names themselves."""

    link: LinkText
    name: str = Field(default="", max_length=100)
    password: Password


class PasswordChange(Wire):
    """The present password and the next one."""

    old: Password
    new: Password


class SessionRead(Wire):
    """A session of a person."""

    id: str
    created_at: datetime
    last_seen_at: datetime
    agent: str = Field(description="What the browser says of itself.")
    is_this: bool


class SessionList(Wire):
    """The sessions of the caller."""

    items: list[SessionRead]


class KeyRequest(Wire):
    """An API key to make."""

    name: Name
    scopes: list[Scope] = Field(min_length=1, max_length=5)
    days: int | None = Field(default=90, ge=1, le=3660, description="null: the key has no end.")


class KeyRead(Wire):
    """An API key without its secret."""

    id: str
    name: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


class NewKeyRead(Wire):
    """A new API key; its text is shown this once."""

    key: KeyRead
    text: str = Field(repr=False)


class KeyList(Wire):
    """The API keys of the caller."""

    items: list[KeyRead]


class UserRead(Wire):
    """A user."""

    id: str
    name: str
    role: Role
    is_invited: bool = Field(description="Whether the user has not chosen a password yet.")
    is_from_provider: bool = Field(description="Whether the user signs in at the provider.")
    is_disabled: bool
    created_at: datetime
    last_sign_in_at: datetime | None


class UserList(Wire):
    """All users by name."""

    items: list[UserRead]


class Invitation(Wire):
    """A user to add."""

    name: Name
    role: Role


class InvitedRead(Wire):
    """A user and the one-time link to hand over; it is good for seven days."""

    user: UserRead
    link: str = Field(repr=False)


class UserChange(Wire):
    """What changes of a user; what is left out stays."""

    role: Role | None = None
    is_disabled: bool | None = None


class AuditRead(Wire):
    """An entry of the audit log."""

    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    outcome: Literal["done", "asked", "refused"]
    detail: dict[str, Any]
    hash: str = Field(description="Covers this entry and, through the one before, all earlier.")


class AuditPage(Wire):
    """A page of the audit log, newest first."""

    items: list[AuditRead]
    next_cursor: str | None


class AuditCheck(Wire):
    """Whether the chain of hashes is whole."""

    rows: int = Field(description="Entries up to the first wrong one.")
    last_hash: str
    broken_at: int | None = Field(description="Number of the first wrong entry; null: none.")
