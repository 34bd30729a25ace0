"""Signing in at an OpenID provider: people are known by its issuer and their subject there.

Never by a mail address or a name: those can pass on to somebody else, or be made up.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from houseprice.errors import AccountsOff, HousePriceError, NotAllowed
from houseprice.jobs.actors import Actor, Role
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.services.accounts.openid_links import link_identity
from houseprice.services.accounts.openid_provider import OpenIdProvider, OpenIdRefused, refused
from houseprice.services.accounts.sign_in import SignedIn, start_session
from houseprice.services.accounts.tokens import hash_of, new_secret
from houseprice.services.context import Context
from houseprice.settings import Settings
from houseprice.store.accounts import audit, users
from houseprice.store.accounts import openid as store
from houseprice.store.accounts.openid import OpenIdAttempt
from houseprice.store.accounts.users import UserRow
from houseprice.store.engine import transaction

_LOG = logging.getLogger(__name__)
#: Sign-ins that begin from one address in a minute; behind the web interface all have its address.
BEGINNINGS_PER_MINUTE = 60
#: Seconds in which somebody signs in at the provider.
LONGEST_S = store.LONGEST_S
_MOST_NAMES = 100
#: Where people see whether their identity is linked.
_ACCOUNT_PAGE = "/account"


class OpenIdOver(OpenIdRefused):
    """The way back from the provider belongs to no sign-in that has begun in this browser."""

    code = "openid_over"


class OpenIdNotAdmitted(NotAllowed):
    """The provider knows the person, but the studio does not let them in."""

    code = "openid_not_admitted"


@dataclass(frozen=True)
class OpenIdStart:
    """Where to go, and the secret by which the browser is known when it comes back."""

    url: str
    browser_secret: str


@dataclass(frozen=True)
class OpenIdReturn:
    """What came back: the code, or an error of the provider; all texts of strangers."""

    code: str
    state: str
    error: str


@dataclass(frozen=True)
class OpenIdSession:
    """A new session, none where an identity was linked, and the page that was wanted first."""

    session: SignedIn | None
    next_path: str


def begin(
    ctx: Context, provider: OpenIdProvider | None, limit: TokenBuckets, next_path: str, address: str
) -> OpenIdStart:
    """Begin a sign-in at the provider.

    Raises
    ------
    AccountsOff
        If the studio has no provider.
    TooManyRequests
        If too many begin from this address.
    OpenIdUnavailable
        If the provider does not answer.
    """
    known = _known(provider)
    limit.take(address)
    return _begun(ctx, known, own_path(next_path), None)


def begin_link(
    ctx: Context, provider: OpenIdProvider | None, limit: TokenBuckets, address: str
) -> OpenIdStart:
    """Begin the way on which the actor links their identity at the provider.

    Raises
    ------
    AccountsOff, TooManyRequests, OpenIdUnavailable
        As in `begin`.
    """
    known = _known(provider)
    limit.take(address)
    return _begun(ctx, known, _ACCOUNT_PAGE, ctx.actor.id)


def sign_out_page(ctx: Context, provider: OpenIdProvider | None) -> str:
    """The page of the provider that ends its session too, or else the studio's page to sign in.

    Raises
    ------
    AccountsOff
        If the studio has no provider.
    """
    here = f"{ctx.settings.public_url.rstrip('/')}/sign-in"
    return _known(provider).sign_out_page(here) or here


def _begun(ctx: Context, known: OpenIdProvider, next_path: str, user_id: str | None) -> OpenIdStart:
    way, browser = known.begin(), new_secret()
    state, secret = hash_of(way.state), hash_of(browser)
    attempt = OpenIdAttempt(state, secret, way.nonce, way.code_verifier, next_path, user_id)
    with transaction(ctx.engine) as db:
        store.add(db, attempt)
    return OpenIdStart(way.url, browser)


def finish(
    ctx: Context,
    provider: OpenIdProvider | None,
    back: OpenIdReturn,
    browser_secret: str,
    *,
    address: str,
    agent: str,
) -> OpenIdSession:
    """Start the session of somebody who comes back from the provider.

    Raises
    ------
    OpenIdOver
        If the sign-in has not begun in this browser, was used, or took too long.
    OpenIdRefused
        If the provider let nobody in, or its answer proves nothing.
    OpenIdNotAdmitted
        If the studio does not let this person in.
    OpenIdUnavailable
        If the provider does not answer.
    """
    known = _known(provider)
    with transaction(ctx.engine) as db:
        attempt = store.take(db, hash_of(back.state), hash_of(browser_secret))
    if attempt is None:
        raise OpenIdOver(
            "A sign-in must end in the browser and within 10 minutes of where it began",
            hint="Sign in again.",
        )
    if attempt.user_id is not None:
        return OpenIdSession(None, _linked(ctx, known, back, attempt))
    claims = _claims(known, back, attempt)
    with transaction(ctx.engine) as db:
        user = _admitted(ctx.settings, db, known.issuer, claims, address)
        if isinstance(user, UserRow):
            session = start_session(db, user, agent, address, action="sign_in_by_provider")
    if isinstance(user, OpenIdNotAdmitted):
        raise user
    return OpenIdSession(session, attempt.next_path)


def _claims(known: OpenIdProvider, back: OpenIdReturn, attempt: OpenIdAttempt) -> Mapping[str, Any]:
    if back.error or not back.code:
        raise refused(f"it answered {back.error[:100]!r}")
    return known.finish(back.code, attempt.nonce, attempt.code_verifier)


def _linked(ctx: Context, known: OpenIdProvider, back: OpenIdReturn, attempt: OpenIdAttempt) -> str:
    """Link the identity of whoever comes back; the page that says so, or why not."""
    try:
        if attempt.user_id != ctx.actor.id:
            raise OpenIdOver(
                "An identity must be linked by the user who began it", hint="Sign in again."
            )
        claims = _claims(known, back, attempt)
        with transaction(ctx.engine) as db:
            reason = _objection(ctx.settings, users.get(db, str(ctx.actor.id)), claims)
            if reason is not None:
                raise OpenIdNotAdmitted(reason, hint="Ask an administrator of the studio.")
            link_identity(ctx, db, _subject(known.issuer, claims))
    except HousePriceError as error:
        _LOG.warning("An identity was not linked: %s", error.message)
        return f"{_ACCOUNT_PAGE}?problem={error.code}"
    return attempt.next_path


def own_path(text: str) -> str:
    """A path of the studio; an address of another site becomes the overview.

    Examples
    --------
    >>> own_path("/runs?state=queued"), own_path("//evil.test"), own_path("https://evil.test")
    ('/runs?state=queued', '/', '/')
    """
    return text if re.fullmatch(r"/(?![/\\])[\x21-\x7e]{0,1000}", text) else "/"


def user_name(claims: Mapping[str, Any]) -> str:
    r"""A name for a new user, of the characters that names have here.

    Examples
    --------
    >>> user_name({"preferred_username": "Zoë Müller", "sub": "7"})
    'zoe-muller'
    >>> user_name({"email": "ada@example.org"}), user_name({"sub": "\u00df"})
    ('ada@example.org', 'user')
    """
    texts = (claims.get(key) for key in ("preferred_username", "email", "name", "sub"))
    for text in texts:
        plain = unicodedata.normalize("NFKD", str(text or "")).encode("ascii", "ignore").decode()
        name = re.sub(r"[^a-z0-9._@+-]+", "-", plain.lower()).strip("-._@+")[:90]
        if name:
            return name
    return "user"


def _known(provider: OpenIdProvider | None) -> OpenIdProvider:
    if provider is None:
        raise AccountsOff(
            "People can sign in at a provider where the studio has one, and it has none",
            hint="Set HOUSEPRICE_OIDC_ISSUER and HOUSEPRICE_OIDC_CLIENT_ID.",
        )
    return provider


def _admitted(
    settings: Settings, db: Connection, issuer: str, claims: Mapping[str, Any], address: str
) -> UserRow | OpenIdNotAdmitted:
    """The user of the claims, who is added if new; or why not, after a note in the audit log."""
    user = users.of_subject(db, _subject(issuer, claims))
    reason = _objection(settings, user, claims)
    if reason is None:
        return user or _new_user(settings, db, issuer, claims, address)
    who = Actor(None if user is None else user.id, user_name(claims), "viewer")
    audit.append(db, who, "sign_in_by_provider", outcome="refused", address=address, reason=reason)
    return OpenIdNotAdmitted(reason, hint="Ask an administrator of the studio.")


def _objection(settings: Settings, user: UserRow | None, claims: Mapping[str, Any]) -> str | None:
    if user is not None and user.disabled_at is not None:
        return "A user must not be disabled, and this one is"
    if user is None and settings.oidc_role == "none":
        return "A person from the provider must be known here, and this one is not"
    domains = {name.strip().lower() for name in settings.oidc_email_domains.split(",")} - {""}
    domain = str(claims.get("email", "")).rpartition("@")[2].lower()
    if domains and not (claims.get("email_verified") is True and domain in domains):
        return "The confirmed mail address of a person must be of a domain that is let in"
    return None


def _new_user(
    settings: Settings, db: Connection, issuer: str, claims: Mapping[str, Any], address: str
) -> UserRow:
    role: Role = "viewer" if settings.oidc_role == "none" else settings.oidc_role
    user = users.add(db, _free_name(db, claims), role, subject=_subject(issuer, claims))
    who = Actor(user.id, user.name, user.role)
    audit.append(
        db, who, "user_came_by_provider", user.name, role=role, issuer=issuer, address=address
    )
    return user


def _free_name(db: Connection, claims: Mapping[str, Any]) -> str:
    """The name of the claims, with a number where somebody else has it."""
    name = user_name(claims)
    tries = [name, *(f"{name}-{number}" for number in range(2, _MOST_NAMES))]
    return next(text for text in tries if users.named(db, text) is None)


def _subject(issuer: str, claims: Mapping[str, Any]) -> str:
    subject = str(claims["sub"])
    if not 0 < len(subject) <= 255:
        raise refused("it sent a subject of another length than 1..255")
    return f"{issuer} {subject}"
