from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.run_log_read import RunLogRead
from ...types import UNSET, Unset


def _get_kwargs(
    run_id: str,
    *,
    lines: int | Unset = 500,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["lines"] = lines

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/runs/{run_id}/log".format(
            run_id=quote(str(run_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> RunLogRead:
    if response.status_code == 200:
        response_200 = RunLogRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    run_id: str,
    *,
    client: AuthenticatedClient | Client,
    lines: int | Unset = 500,
) -> RunLogRead:
    """Get Run Log

     Get the last lines that the newest attempt of a run has logged.

    Args:
        run_id (str): Id of the run.
        lines (int | Unset):  Default: 500.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RunLogRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            run_id=run_id,
            lines=lines,
        )
    )
    return _parse_response(response)
