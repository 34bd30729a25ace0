from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.link_look import LinkLook
from ...models.link_read import LinkRead


def _get_kwargs(
    *,
    body: LinkLook,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/account/links/look",
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> LinkRead:
    if response.status_code == 200:
        response_200 = LinkRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: LinkLook,
) -> LinkRead:
    """Look At Link

     Say what a one-time link is for.

    Args:
        body (LinkLook): The part of a one-time link after #.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        LinkRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _parse_response(response)
