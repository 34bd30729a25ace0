"""The OpenID provider: its addresses and keys, and what it says of somebody who signed in."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from authlib.common.security import generate_token
from authlib.integrations.base_client import BaseApp, OAuth2Mixin, OAuthError, OpenIDMixin
from authlib.integrations.requests_client import OAuth2Session
from joserfc.errors import JoseError
from requests import RequestException

from houseprice import __version__
from houseprice.errors import NotSignedIn, Unavailable
from houseprice.settings import Settings

_LOG = logging.getLogger(__name__)
_TIMEOUT_S = 10.0
#: Seconds that the clocks of provider and studio may differ.
_LEEWAY_S = 60
#: A secret that both sides share signs nothing here: only keys that the provider alone has.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")


class OpenIdUnavailable(Unavailable):
    """The OpenID provider does not answer."""

    code = "openid_unavailable"


class OpenIdRefused(NotSignedIn):
    """The OpenID provider let somebody not in, or its answer proves nothing."""

    code = "openid_refused"


@dataclass(frozen=True)
class OpenIdJourney:
    """The way to the provider: its address, and the secrets that the way back must show."""

    url: str
    state: str
    nonce: str
    code_verifier: str


class _App(OAuth2Mixin, OpenIDMixin, BaseApp):  # type: ignore[misc]  # Authlib has no types
    client_cls = OAuth2Session


class OpenIdProvider:
    """The provider of the settings; its metadata and keys are fetched once and kept.

    Parameters
    ----------
    settings : Settings
        Those with an `oidc_issuer`.
    """

    def __init__(self, settings: Settings) -> None:
        self.issuer = settings.oidc_issuer
        self._client_id = settings.oidc_client_id
        self._back = f"{settings.public_url.rstrip('/')}/api/v1/account/openid/callback"
        self._app = _App(
            None,
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret.get_secret_value() or None,
            server_metadata_url=f"{self.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs=_client(settings),
            user_agent=f"houseprice/{__version__}",
        )

    def begin(self) -> OpenIdJourney:
        """Make the address at the provider where somebody signs in.

        Raises
        ------
        OpenIdUnavailable
            If the provider does not answer, or is another than the settings name.
        """
        verifier = generate_token(64)
        try:
            self._check_metadata()
            way = self._app.create_authorization_url(self._back, code_verifier=verifier)
        except (RequestException, OAuthError, RuntimeError, ValueError) as error:
            raise _away(error) from error
        return OpenIdJourney(way["url"], way["state"], way["nonce"], verifier)

    def finish(self, code: str, nonce: str, code_verifier: str) -> Mapping[str, Any]:
        """Exchange the code of the way back for the claims of whoever signed in.

        Signature, issuer, audience, expiry and nonce of the ID token are checked.

        Raises
        ------
        OpenIdUnavailable
            If the provider does not answer.
        OpenIdRefused
            If it refuses the code, or its token is not one for this sign-in.
        """
        try:
            self._check_metadata()
            token = self._app.fetch_access_token(
                self._back, code=code, code_verifier=code_verifier, grant_type="authorization_code"
            )
            claims = self._app.parse_id_token(token, nonce, self._rules(), leeway=_LEEWAY_S)
        except RequestException as error:
            raise _away(error) from error
        except (OAuthError, JoseError, RuntimeError, ValueError) as error:
            raise refused(str(error) or type(error).__name__) from error
        if claims is None:
            raise refused("it sent no ID token")
        return dict(claims)

    def sign_out_page(self, back: str) -> str | None:
        """Where the session at the provider ends, and then leads back; None if it has no such page.

        No ID token is kept as a hint, so that most providers ask whether to sign out.
        """
        try:
            self._check_metadata()
        except (RequestException, OAuthError, RuntimeError, ValueError) as error:
            _LOG.warning("The provider could not be asked for its page: %s", error)
            return None
        page = str(self._app.server_metadata.get("end_session_endpoint") or "")
        if not page.startswith(("https://", f"{self.issuer.rstrip('/')}/")):
            return None
        asked = urlencode({"client_id": self._client_id, "post_logout_redirect_uri": back})
        return f"{page}{'&' if '?' in page else '?'}{asked}"

    def _check_metadata(self) -> None:
        metadata = self._app.load_server_metadata()
        if metadata.get("issuer") != self.issuer:
            named = str(metadata.get("issuer"))[:200]
            self._app.server_metadata.clear()
            raise ValueError(f"its issuer must be {self.issuer!r}, got {named!r}")
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        usable = [name for name in _ALGORITHMS if name in offered]
        metadata["id_token_signing_alg_values_supported"] = usable

    def _rules(self) -> dict[str, Any]:
        return {
            "iss": {"essential": True, "values": [self.issuer]},
            "aud": {"essential": True, "values": [self._client_id]},
            "sub": {"essential": True},
            "exp": {"essential": True},
        }


def refused(reason: str) -> OpenIdRefused:
    """The error of an answer of the provider that lets nobody in."""
    return OpenIdRefused(
        f"The provider must say who signed in, but {reason[:300]}",
        hint="Try again; if it persists, the log of the provider says more.",
    )


def _client(settings: Settings) -> dict[str, Any]:
    rules: dict[str, Any] = {
        "scope": settings.oidc_scopes,
        "code_challenge_method": "S256",
        "default_timeout": _TIMEOUT_S,
    }
    if not settings.oidc_client_secret.get_secret_value():
        rules["token_endpoint_auth_method"] = "none"  # noqa: S105 - a public client has no secret
    return rules


def _away(error: Exception) -> OpenIdUnavailable:
    return OpenIdUnavailable(
        f"The OpenID provider must answer, got {str(error)[:300] or type(error).__name__}",
        hint="Try again, or sign in with a password; HOUSEPRICE_OIDC_ISSUER names the provider.",
    )
