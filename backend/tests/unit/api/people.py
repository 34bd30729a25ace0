"""A studio with accounts, and somebody of each role in it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi.testclient import TestClient

from houseprice.jobs.actors import SCOPES, Role, Scope
from houseprice.services.accounts.tokens import KEY, Token, hash_of, new_secret
from houseprice.services.context import Context
from houseprice.store.accounts import keys, sessions, users
from houseprice.store.engine import transaction

WEB = {"Origin": "http://127.0.0.1"}
COOKIE = "houseprice_session"


@dataclass(frozen=True)
class People:
    """Sessions and keys of users, made without their passwords."""

    client: TestClient

    @property
    def ctx(self) -> Context:
        context: Context = self.client.app.state.context  # type: ignore[attr-defined]
        return context

    def user(self, name: str, role: Role) -> str:
        """Id of a user, who is added if there is none of this name."""
        with transaction(self.ctx.engine) as db:
            user = users.named(db, name) or users.add(db, name, role, password_hash="-")  # noqa: S106
        return user.id

    def session(self, name: str, role: Role = "analyst") -> dict[str, str]:
        """Headers of a new session, as a browser on our own page sends them."""
        secret, user_id = new_secret(), self.user(name, role)
        with transaction(self.ctx.engine) as db:
            sessions.add(db, user_id, hash_of(secret), "test")
        return {**WEB, "Cookie": f"{COOKIE}={secret}"}

    def key(
        self,
        name: str,
        role: Role = "analyst",
        scopes: tuple[Scope, ...] = SCOPES,
        lifetime_s: float | None = None,
    ) -> dict[str, str]:
        """Headers of a program with a new key."""
        token, user_id = Token.new(KEY), self.user(name, role)
        with transaction(self.ctx.engine) as db:
            new = keys.NewKey(token.id, user_id, "test", token.secret_hash, scopes, lifetime_s)
            keys.add(db, new)
        return {"Authorization": f"Bearer {token.text}"}
