"""An OpenID provider as a process of its own: ``python tests/openid_provider.py PORT``.

It knows one client with a secret, asks for PKCE, and signs with a key that it makes at its start.
Whoever opens its page names the subject; `fault` makes it lie, so that tests see what is refused.
"""

from __future__ import annotations

import base64
import hmac
import secrets
import sys
import time
from html import escape
from typing import Annotated, Any
from urllib.parse import urlencode

import uvicorn
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core.util import create_half_hash
from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "studio", "the secret of the studio"
PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 0
ISSUER = f"http://127.0.0.1:{PORT}"

app = FastAPI()
KEY = RSAKey.generate_key(2048, parameters={"kid": "first"})
FOREIGN = RSAKey.generate_key(2048, parameters={"kid": "first"})
CODES: dict[str, dict[str, str]] = {}


@app.get("/.well-known/openid-configuration")
def metadata() -> dict[str, Any]:
    return {
        "issuer": ISSUER,
        "authorization_endpoint": f"{ISSUER}/authorize",
        "token_endpoint": f"{ISSUER}/token",
        "jwks_uri": f"{ISSUER}/jwks",
        "end_session_endpoint": f"{ISSUER}/sign-out",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
    }


@app.get("/jwks")
def jwks() -> dict[str, Any]:
    return {"keys": [KEY.as_dict(private=False)]}


@app.get("/authorize")
def authorize(request: Request) -> Response:
    """The page where somebody says who they are; with `sub`, the answer of it."""
    asked = dict(request.query_params)
    if asked.get("code_challenge_method") != "S256" or asked.get("client_id") != CLIENT:
        return JSONResponse({"error": "invalid_request"}, 400)
    if "sub" not in asked:
        return HTMLResponse(_page(asked))
    if asked.get("fault") == "denied":
        return _back(asked, error="access_denied")
    code = secrets.token_urlsafe(16)
    CODES[code] = asked
    return _back(asked, code=code)


@app.get("/sign-out")
def sign_out(client_id: str, post_logout_redirect_uri: str) -> Response:
    """End the session here, for a client that is known, and lead back."""
    if client_id != CLIENT:
        return JSONResponse({"error": "invalid_client"}, 400)
    return RedirectResponse(post_logout_redirect_uri, 303)


@app.post("/token")
def token(
    request: Request,
    grant_type: Annotated[str, Form()],
    code: Annotated[str, Form()],
    redirect_uri: Annotated[str, Form()],
    code_verifier: Annotated[str, Form()],
) -> Response:
    """Exchange a code, once, for the client that asked for it."""
    asked = CODES.pop(code, None)
    known = f"Basic {base64.b64encode(f'{CLIENT}:{SECRET}'.encode()).decode()}"
    if not hmac.compare_digest(request.headers.get("authorization", ""), known):
        return JSONResponse({"error": "invalid_client"}, 401)
    fits = (
        asked is not None
        and grant_type == "authorization_code"
        and asked["redirect_uri"] == redirect_uri
        and create_s256_code_challenge(code_verifier) == asked["code_challenge"]
    )
    if asked is None or not fits:
        return JSONResponse({"error": "invalid_grant"}, 400)
    access = secrets.token_urlsafe(16)
    body = {"access_token": access, "token_type": "Bearer", "expires_in": 600}
    if asked.get("fault") != "no_token":
        body["id_token"] = _id_token(asked, access)
    return JSONResponse(body)


def _id_token(asked: dict[str, str], access: str) -> str:
    now, fault = int(time.time()), asked.get("fault")
    claims = {
        "iss": "http://127.0.0.1:1" if fault == "issuer" else ISSUER,
        "aud": "another client" if fault == "audience" else CLIENT,
        "sub": asked["sub"],
        "iat": now,
        "exp": now - 600 if fault == "expired" else now + 600,
        "nonce": "another" if fault == "nonce" else asked["nonce"],
        "at_hash": create_half_hash(access, "RS256").decode(),
    }
    for name in ("preferred_username", "email"):
        if asked.get(name):
            claims[name] = asked[name]
    claims["email_verified"] = asked.get("email_verified") == "true"
    key = FOREIGN if fault == "key" else KEY
    return jwt.encode({"alg": "RS256", "kid": "first"}, claims, key)


def _back(asked: dict[str, str], **values: str) -> Response:
    return RedirectResponse(
        f"{asked['redirect_uri']}?{urlencode({**values, 'state': asked['state']})}", 303
    )


def _page(asked: dict[str, str]) -> str:
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in asked.items()
    )
    return (
        '<!doctype html><html lang="en"><title>Provider</title><main><h1>Provider</h1><form>'
        f'{kept}<label>Who are you? <input name="sub"></label>'
        '<label>Name <input name="preferred_username"></label><button>Go on</button></form></main>'
    )


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="warning")
