from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.dataset_versions import DatasetVersions


def _get_kwargs(
    dataset_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/datasets/{dataset_id}/versions".format(
            dataset_id=quote(str(dataset_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> DatasetVersions:
    if response.status_code == 200:
        response_200 = DatasetVersions.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    dataset_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> DatasetVersions:
    """List Versions

     List the versions of an imported data set, the newest first.

    Args:
        dataset_id (str): Name or id of a data set.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DatasetVersions
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset_id=dataset_id,
        )
    )
    return _parse_response(response)
