from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.recipient_list import RecipientList


def _get_kwargs() -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/recipients",
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> RecipientList:
    if response.status_code == 200:
        response_200 = RecipientList.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
) -> RecipientList:
    """List Recipients

     List who gets mail, and whether the studio can send any.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RecipientList
    """

    response = client.get_httpx_client().request(**_get_kwargs())
    return _parse_response(response)
