from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.body_inspect_rows import BodyInspectRows
from ...models.inspected_rows import InspectedRows


def _get_kwargs(
    *,
    body: BodyInspectRows,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/datasets/inspections/rows",
    }
    _kwargs["files"] = body.to_multipart()

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> InspectedRows:
    if response.status_code == 200:
        response_200 = InspectedRows.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: BodyInspectRows,
) -> InspectedRows:
    """Inspect Rows

     Show some rows of a table as they would be read; nothing is stored.

    Args:
        body (BodyInspectRows):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InspectedRows
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _parse_response(response)
