from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delivery_read import DeliveryRead


def _get_kwargs(
    recipient_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/recipients/{recipient_id}/test".format(
            recipient_id=quote(str(recipient_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> DeliveryRead:
    if response.status_code == 202:
        response_202 = DeliveryRead.from_dict(response.json())

        return response_202

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    recipient_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> DeliveryRead:
    """Test Recipient

     Queue a test mail, which is tried once.

    Args:
        recipient_id (str): Id of the recipient.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DeliveryRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            recipient_id=recipient_id,
        )
    )
    return _parse_response(response)
