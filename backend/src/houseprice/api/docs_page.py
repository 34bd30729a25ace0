"""The page /docs, with a policy that lets nothing run but its own scripts."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from fastapi import APIRouter, Request
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.responses import HTMLResponse

router = APIRouter(include_in_schema=False)

#: Where the application serves the files of Swagger UI, which come with fastapi-offline.
STATIC = "/static-offline-docs"
_PARAMETERS = {"tryItOutEnabled": True, "displayRequestDuration": True}
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@router.get("/docs", response_class=HTMLResponse)
async def docs(request: Request) -> HTMLResponse:
    """Show the calls of the API, to read and to try them."""
    page = _page(request.app.title, str(request.scope.get("root_path", "")))
    return HTMLResponse(page, headers={"Content-Security-Policy": policy(page)})


@cache
def _page(title: str, root: str) -> str:
    page = get_swagger_ui_html(
        openapi_url=f"{root}/openapi.json",
        title=title,
        swagger_js_url=f"{root}{STATIC}/swagger-ui-bundle.js",
        swagger_css_url=f"{root}{STATIC}/swagger-ui.css",
        swagger_favicon_url=f"{root}{STATIC}/favicon.png",
        swagger_ui_parameters=_PARAMETERS,
    )
    return bytes(page.body).decode()


def policy(page: str) -> str:
    """The policy of a page: its inline scripts are named by their hashes."""
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in _INLINE.findall(page))
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
