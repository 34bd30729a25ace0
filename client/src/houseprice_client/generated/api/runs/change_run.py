from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.run_change import RunChange
from ...models.run_read import RunRead


def _get_kwargs(
    run_id: str,
    *,
    body: RunChange,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/runs/{run_id}".format(
            run_id=quote(str(run_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> RunRead:
    if response.status_code == 200:
        response_200 = RunRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    run_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: RunChange,
) -> RunRead:
    """Change Run

     Change the priority of a run that waits, with all its parts.

    Args:
        run_id (str): Id of the run.
        body (RunChange): Body of ``PATCH /v1/runs/{run_id}``.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RunRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            run_id=run_id,
            body=body,
        )
    )
    return _parse_response(response)
