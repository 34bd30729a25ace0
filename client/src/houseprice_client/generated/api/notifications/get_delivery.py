from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delivery_detail import DeliveryDetail


def _get_kwargs(
    delivery_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/deliveries/{delivery_id}".format(
            delivery_id=quote(str(delivery_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> DeliveryDetail:
    if response.status_code == 200:
        response_200 = DeliveryDetail.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    delivery_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> DeliveryDetail:
    """Get Delivery

     Get a delivery with its body, and the answer to each try.

    Args:
        delivery_id (str): Id of the delivery.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DeliveryDetail
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            delivery_id=delivery_id,
        )
    )
    return _parse_response(response)
