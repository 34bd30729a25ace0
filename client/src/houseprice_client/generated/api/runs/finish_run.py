from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.run_read import RunRead


def _get_kwargs(
    run_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/runs/{run_id}/finish".format(
            run_id=quote(str(run_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> RunRead:
    if response.status_code == 202:
        response_202 = RunRead.from_dict(response.json())

        return response_202

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    run_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> RunRead:
    """Finish Run

     Stop fitting and publish the model of what is learned by then.

    The result says in `left_out` what there was no time for. A tuning begins no further trial, and
    `all` leaves out the families that have not begun.

    Args:
        run_id (str): Id of the run.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RunRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            run_id=run_id,
        )
    )
    return _parse_response(response)
