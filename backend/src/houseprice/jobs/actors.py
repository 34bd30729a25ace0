"""Who acts: a person with a role, a program with a key of theirs, or the one local owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["viewer", "analyst", "approver", "administrator"]
#: Each role may do what the roles before it may.
ROLES: tuple[Role, ...] = ("viewer", "analyst", "approver", "administrator")
Scope = Literal["read", "value", "train", "promote", "administer"]
SCOPES: tuple[Scope, ...] = ("read", "value", "train", "promote", "administer")
#: A private object is for its owner; one of the team is for everyone to read.
Sharing = Literal["private", "team"]


@dataclass(frozen=True)
class Ownership:
    """Whose an object is; without accounts it has no owner and is for everyone on the machine."""

    owner_id: str | None = None
    owner_name: str | None = None
    sharing: Sharing = "team"


#: The ownership of what is made without accounts.
NOBODY = Ownership()


@dataclass(frozen=True)
class Actor:
    """Who asks for something.

    Parameters
    ----------
    id : str or None
        Id of the user; None is the local owner of a studio without accounts, or a worker.
    name : str
        Name of the user.
    role : Role
    scopes : frozenset of str or None
        What the key of a program is good for; None for a person.
    session_id : str or None
        Id of the session of a person.
    """

    id: str | None
    name: str
    role: Role
    scopes: frozenset[Scope] | None = None
    session_id: str | None = None

    @property
    def sees_all(self) -> bool:
        """Whether nothing is hidden from the actor."""
        return self.role == "administrator"

    def has(self, role: Role) -> bool:
        """Whether the actor has this role or one above it."""
        return ROLES.index(self.role) >= ROLES.index(role)

    def sees(self, owned: Ownership) -> bool:
        """Whether the actor may read an object."""
        return self.sees_all or owned.sharing == "team" or owned.owner_id == self.id

    def may_change(self, owned: Ownership) -> bool:
        """Whether the actor may change or delete an object."""
        return self.sees_all or owned.owner_id == self.id

    def new_object(self) -> Ownership:
        """The ownership of what the actor makes."""
        if self.id is None:
            return NOBODY
        return Ownership(self.id, self.name, "private")


#: The one owner of a studio without accounts; workers and the command line act as this one, too.
LOCAL = Actor(None, "local", "administrator")
