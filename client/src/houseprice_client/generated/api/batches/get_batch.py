from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.batch_read import BatchRead


def _get_kwargs(
    batch_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/batches/{batch_id}".format(
            batch_id=quote(str(batch_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> BatchRead:
    if response.status_code == 200:
        response_200 = BatchRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    batch_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> BatchRead:
    """Get Batch

     Get a batch with a summary of the homes that are done.

    Args:
        batch_id (str): Id of the batch.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BatchRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            batch_id=batch_id,
        )
    )
    return _parse_response(response)
