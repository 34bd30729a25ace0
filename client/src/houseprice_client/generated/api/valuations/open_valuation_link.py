from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.link_opening import LinkOpening
from ...models.shared_valuation_read import SharedValuationRead


def _get_kwargs(
    *,
    body: LinkOpening,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/shared-valuation",
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> SharedValuationRead:
    if response.status_code == 200:
        response_200 = SharedValuationRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: LinkOpening,
) -> SharedValuationRead:
    """Open Valuation Link

     Show the one valuation of a link; it needs no account, and no search engine may keep it.

    Args:
        body (LinkOpening): Body of ``POST /v1/shared-valuation``.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SharedValuationRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _parse_response(response)
