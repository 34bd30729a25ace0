"""Signing in and out, one-time links, and passwords."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from houseprice.errors import InvalidInput, NotFound, NotSignedIn
from houseprice.jobs.actors import Actor, Role
from houseprice.services.accounts import passwords
from houseprice.services.accounts.identity import actor_of
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.services.accounts.tokens import LINK, Token, hash_of, new_secret
from houseprice.services.context import Context
from houseprice.store.accounts import audit, links, sessions, users
from houseprice.store.accounts.links import LinkRow
from houseprice.store.accounts.users import UserRow
from houseprice.store.engine import reading, transaction

TRIES_PER_MINUTE = 5
#: Behind the web interface all browsers have its address.
ADDRESS_TRIES_PER_MINUTE = 60
#: Seconds after which a session ends in any case.
SESSION_S = sessions.LONGEST_S
#: Seconds in which an invited user chooses a password; the first administrator has any time.
INVITATION_S = 7 * 86_400.0
_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,99}")


@dataclass(frozen=True)
class SignedIn:
    """A new session; `secret` is shown once, to the browser."""

    actor: Actor
    secret: str


@dataclass(frozen=True)
class LinkView:
    """What a link is for: a new administrator without `name`, or the password of this user."""

    name: str | None
    role: Role


@dataclass(frozen=True)
class SignInLimits:
    """How often somebody may try: for one account from an address, and from an address at all.

    Each try costs memory and a hundredth of a second: the second limit keeps the studio answering.
    """

    of_account: TokenBuckets
    of_address: TokenBuckets

    def take(self, name: str, address: str) -> None:
        """Count a try.

        Raises
        ------
        TooManyRequests
            If it is one too many.
        """
        self.of_address.take(address)
        self.of_account.take(f"{name} {address}")


def new_limits(engine: Engine) -> SignInLimits:
    """The limits of a studio, which its processes share through the database."""
    return SignInLimits(
        TokenBuckets(engine, TRIES_PER_MINUTE, "Tries to sign in"),
        TokenBuckets(engine, ADDRESS_TRIES_PER_MINUTE, "Tries to sign in from one address"),
    )


def check_name(name: str) -> str:
    """The name of a user in lower case.

    Raises
    ------
    InvalidInput
        If it has other characters than a name may have.
    """
    lower = name.strip().lower()
    if not _NAME.fullmatch(lower):
        raise InvalidInput(
            f"A user name must have 1..100 letters, digits and . _ @ + -, got {name[:40]!r}"
        )
    return lower


def sign_in(
    ctx: Context, limits: SignInLimits, name: str, password: str, *, address: str, agent: str
) -> SignedIn:
    """Start a session.

    Raises
    ------
    TooManyRequests
        After too many tries for this account from this address.
    NotSignedIn
        If name and password do not belong together; it does not say which of them is wrong.
    """
    lower = name.strip().lower()
    limits.take(lower, address)
    with reading(ctx.engine) as db:
        user = users.named(db, lower)
    fits = passwords.matches(password, None if user is None else user.password_hash)
    if user is None or not fits or user.disabled_at is not None:
        if user is not None:
            with transaction(ctx.engine) as db:
                audit.append(db, actor_of(user), "sign_in", outcome="refused", address=address)
        raise NotSignedIn(
            "Name and password must belong together, and these do not",
            hint="Try again, or ask an administrator for a new link.",
        )
    limits.of_account.refill(f"{lower} {address}")
    with transaction(ctx.engine) as db:
        return start_session(db, user, agent, address)


def sign_out(ctx: Context) -> None:
    """End the session of the actor."""
    actor = ctx.actor
    with transaction(ctx.engine) as db:
        sessions.end(db, str(actor.id), str(actor.session_id))
        audit.append(db, actor, "sign_out")


def forget(ctx: Context, secret: str) -> None:
    """End the session that a browser had before it signed in again."""
    with transaction(ctx.engine) as db:
        sessions.forget(db, hash_of(secret))


def first_link(ctx: Context, *, anew: bool = False) -> str | None:
    """Make the link for the first administrator; None if there is one already.

    Parameters
    ----------
    ctx : Context
    anew : bool
        Whether a link is made in any case: whoever may run the command line owns the studio.
    """
    token = Token.new(LINK)
    with transaction(ctx.engine) as db:
        if not anew and users.count_administrators(db):
            return None
        links.add(db, token.id, token.secret_hash, None, None)
        audit.append(db, ctx.actor, "link_for_administrator")
    return address_of(ctx, token)


def invitation(ctx: Context, db: Connection, user: UserRow) -> str:
    """Make the link with which a user chooses a password."""
    token = Token.new(LINK)
    links.add(db, token.id, token.secret_hash, user.id, INVITATION_S)
    return address_of(ctx, token)


def address_of(ctx: Context, token: Token) -> str:
    """The address of a link; the part after # is sent to no server, so that no log has it."""
    return f"{ctx.settings.public_url.rstrip('/')}/welcome#{token.text}"


def look_at_link(ctx: Context, text: str) -> LinkView:
    """What a link is for.

    Raises
    ------
    NotFound
        If there is no such link, or it was used, or is too old.
    """
    with reading(ctx.engine) as db:
        _, user = _usable(db, text)
    return LinkView(None, "administrator") if user is None else LinkView(user.name, user.role)


def use_link(
    ctx: Context, text: str, name: str, password: str, *, address: str, agent: str
) -> SignedIn:
    """Choose a password with a link, and sign in; earlier sessions of the user end.

    Parameters
    ----------
    text : str
        The part of the link after #.
    name : str
        Name of the new administrator; an invited user has a name already.

    Raises
    ------
    NotFound
        If there is no such link, or it was used, or is too old.
    InvalidInput
        If the name or the password will not do.
    Conflict
        If there is another user of this name.
    """
    wanted = look_at_link(ctx, text).name or check_name(name)
    stored = passwords.hashed(password, wanted)
    with transaction(ctx.engine) as db:
        link, user = _usable(db, text)
        if not links.use(db, link):
            raise _gone()
        if user is None:
            user = users.add(db, wanted, "administrator", password_hash=stored)
        else:
            users.change(db, user.id, password_hash=stored)
            sessions.end_all(db, user.id)
        return start_session(db, user, agent, address, action="link_used")


def change_password(ctx: Context, limits: SignInLimits, old: str, new: str) -> None:
    """Change the password of the actor; all other sessions end.

    Raises
    ------
    TooManyRequests
        After too many wrong passwords.
    NotSignedIn
        If the old password is wrong.
    InvalidInput
        If the new one will not do.
    """
    actor = ctx.actor
    limits.of_account.take(f"{actor.name} password")
    with reading(ctx.engine) as db:
        user = users.get(db, str(actor.id))
    if user is None or not passwords.matches(old, user.password_hash):
        raise NotSignedIn("The old password must be the present one, and this one is not")
    stored = passwords.hashed(new, actor.name)
    with transaction(ctx.engine) as db:
        users.change(db, user.id, password_hash=stored)
        sessions.end_all(db, user.id, but=actor.session_id)
        audit.append(db, actor, "password_changed")


def _usable(db: Connection, text: str) -> tuple[LinkRow, UserRow | None]:
    token = Token.read(LINK, text)
    link = None if token is None else links.get(db, token.id)
    user = None if link is None or link.user_id is None else users.get(db, link.user_id)
    off = user is not None and user.disabled_at is not None
    if token is None or link is None or off or not token.fits(link.secret_hash):
        raise _gone()
    return link, user


def _gone() -> NotFound:
    return NotFound(
        "A link must be one that nobody has used, and that is not too old",
        hint="Ask an administrator for a new one; the first one comes from "
        "`houseprice accounts link`.",
    )


def start_session(
    db: Connection, user: UserRow, agent: str, address: str, action: str = "sign_in"
) -> SignedIn:
    """Start a session of a user who has proven who they are; `action` stands in the audit log."""
    secret = new_secret()
    session = sessions.add(db, user.id, hash_of(secret), agent)
    users.change(db, user.id, last_sign_in_at=session.created_at)
    actor = actor_of(user, session.id)
    audit.append(db, actor, action, address=address)
    return SignedIn(actor, secret)
