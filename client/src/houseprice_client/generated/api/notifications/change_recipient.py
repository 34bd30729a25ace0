from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.recipient_edit import RecipientEdit
from ...models.recipient_read import RecipientRead


def _get_kwargs(
    recipient_id: str,
    *,
    body: RecipientEdit,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/recipients/{recipient_id}".format(
            recipient_id=quote(str(recipient_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> RecipientRead:
    if response.status_code == 200:
        response_200 = RecipientRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    recipient_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: RecipientEdit,
) -> RecipientRead:
    """Change Recipient

     Set what a recipient gets.

    Args:
        recipient_id (str): Id of the recipient.
        body (RecipientEdit): What a recipient gets.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RecipientRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            recipient_id=recipient_id,
            body=body,
        )
    )
    return _parse_response(response)
