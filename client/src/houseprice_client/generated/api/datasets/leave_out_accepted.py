from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.dataset_read import DatasetRead


def _get_kwargs(
    dataset_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/datasets/{dataset_id}/reviews/version".format(
            dataset_id=quote(str(dataset_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> DatasetRead:
    if response.status_code == 200:
        response_200 = DatasetRead.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = DatasetRead.from_dict(response.json())

        return response_201

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    dataset_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> DatasetRead:
    """Leave Out Accepted

     Make the next version of a data set, without the sales whose flags were accepted.

    Args:
        dataset_id (str): Name or id of a data set.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DatasetRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset_id=dataset_id,
        )
    )
    return _parse_response(response)
