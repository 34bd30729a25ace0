from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.body_inspect_table import BodyInspectTable
from ...models.inspection_read import InspectionRead


def _get_kwargs(
    *,
    body: BodyInspectTable,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/datasets/inspections",
    }
    _kwargs["files"] = body.to_multipart()

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> InspectionRead:
    if response.status_code == 200:
        response_200 = InspectionRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: BodyInspectTable,
) -> InspectionRead:
    """Inspect Table

     Say how a table would be read, with its problems and open questions; nothing is stored.

    Args:
        body (BodyInspectTable):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InspectionRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _parse_response(response)
