from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.download_batch_kind import DownloadBatchKind


def _get_kwargs(
    batch_id: str,
    kind: DownloadBatchKind,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/batches/{batch_id}/values.{kind}".format(
            batch_id=quote(str(batch_id), safe=""),
            kind=quote(str(kind), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> Any:
    if response.status_code == 200:
        return None

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    batch_id: str,
    kind: DownloadBatchKind,
    *,
    client: AuthenticatedClient | Client,
) -> Any:
    """Download Batch

     Download the homes that are done with their values; no cell can start a formula.

    Args:
        batch_id (str): Id of the batch.
        kind (DownloadBatchKind): What kind of file.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            batch_id=batch_id,
            kind=kind,
        )
    )
    return _parse_response(response)
