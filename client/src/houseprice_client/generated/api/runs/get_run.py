from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.run_read import RunRead
from ...types import UNSET, Unset


def _get_kwargs(
    run_id: str,
    *,
    wait: float | Unset = 0.0,
    if_none_match: None | str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["if-none-match"] = if_none_match

    params: dict[str, Any] = {}

    params["wait"] = wait

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/runs/{run_id}".format(
            run_id=quote(str(run_id), safe=""),
        ),
        "params": params,
    }
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
    wait: float | Unset = 0.0,
    if_none_match: None | str | Unset = UNSET,
) -> RunRead:
    """Get Run

     Get a run, at once or as soon as it changes.

    Args:
        run_id (str): Id of the run.
        wait (float | Unset): Seconds to wait for news: the answer comes as soon as the run
            changes or ends. With If-None-Match, news is whatever differs from that state. Default:
            0.0.
        if_none_match (None | str | Unset): ETag of the newest answer that the caller has.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        RunRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            run_id=run_id,
            wait=wait,
            if_none_match=if_none_match,
        )
    )
    return _parse_response(response)
