from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.batch_points import BatchPoints


def _get_kwargs(
    batch_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/batches/{batch_id}/points".format(
            batch_id=quote(str(batch_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> BatchPoints:
    if response.status_code == 200:
        response_200 = BatchPoints.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    batch_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> BatchPoints:
    """Get Batch Points

     Get the homes that have coordinates, for a map.

    Args:
        batch_id (str): Id of the batch.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BatchPoints
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            batch_id=batch_id,
        )
    )
    return _parse_response(response)
