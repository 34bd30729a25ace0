from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.body_create_dataset import BodyCreateDataset
from ...models.dataset_read import DatasetRead


def _get_kwargs(
    *,
    body: BodyCreateDataset,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/datasets",
    }
    _kwargs["files"] = body.to_multipart()

    _kwargs["headers"] = headers
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
    *,
    client: AuthenticatedClient | Client,
    body: BodyCreateDataset,
) -> DatasetRead:
    """Create Dataset

     Import a table of sales; the whole file is checked before anything is stored.

    A caller that hangs up before the answer cancels the import, and nothing of it stays.

    A table that was imported before, under this name or as a version of the same data set, is
    answered with that data set and status 200.

    Args:
        body (BodyCreateDataset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DatasetRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _parse_response(response)
