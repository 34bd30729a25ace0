from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delivery_read import DeliveryRead


def _get_kwargs(
    delivery_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/deliveries/{delivery_id}/again".format(
            delivery_id=quote(str(delivery_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> DeliveryRead:
    if response.status_code == 202:
        response_202 = DeliveryRead.from_dict(response.json())

        return response_202

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    delivery_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> DeliveryRead:
    """Send Delivery Again

     Send a message again, with the same id and the same body.

    Args:
        delivery_id (str): Id of the delivery.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DeliveryRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            delivery_id=delivery_id,
        )
    )
    return _parse_response(response)
