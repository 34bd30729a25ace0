from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.body_download_problems import BodyDownloadProblems


def _get_kwargs(
    *,
    body: BodyDownloadProblems,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/datasets/inspections/flags.csv",
    }
    _kwargs["files"] = body.to_multipart()

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> Any:
    if response.status_code == 200:
        return None

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: BodyDownloadProblems,
) -> Any:
    """Download Problems

     Download the rows that cannot be read or look wrong, to correct and import them; no storing.

    Each row has its cells as they are in the file, after columns that say why it is there.

    Args:
        body (BodyDownloadProblems):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            body=body,
        )
    )
    return _parse_response(response)
