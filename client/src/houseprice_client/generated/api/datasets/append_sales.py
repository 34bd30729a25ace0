from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.body_append_sales import BodyAppendSales
from ...models.dataset_read import DatasetRead


def _get_kwargs(
    dataset_id: str,
    *,
    body: BodyAppendSales,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/datasets/{dataset_id}/sales".format(
            dataset_id=quote(str(dataset_id), safe=""),
        ),
    }
    _kwargs["files"] = body.to_multipart()

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> DatasetRead:
    if response.status_code == 201:
        response_201 = DatasetRead.from_dict(response.json())

        return response_201

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    dataset_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: BodyAppendSales,
) -> DatasetRead:
    """Append Sales

     Add later sales to an imported data set; they make its next version.

    The file is read as the sales before were. Rows that the data set has already are not added.

    Args:
        dataset_id (str): Name or id of a data set.
        body (BodyAppendSales):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DatasetRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            dataset_id=dataset_id,
            body=body,
        )
    )
    return _parse_response(response)
