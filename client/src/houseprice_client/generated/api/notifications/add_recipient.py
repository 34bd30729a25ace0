from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.recipient_create import RecipientCreate
from ...models.recipient_read import RecipientRead


def _get_kwargs(
    *,
    body: RecipientCreate,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/recipients",
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> RecipientRead:
    if response.status_code == 201:
        response_201 = RecipientRead.from_dict(response.json())

        return response_201

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: RecipientCreate,
) -> RecipientRead:
    """Add Recipient

     Add a recipient of mail.

    Args:
        body (RecipientCreate): A new recipient of mail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RecipientRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _parse_response(response)
