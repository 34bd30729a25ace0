from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.task_status_response import TaskStatusResponse
from ...types import UNSET, Unset


def _get_kwargs(
    task_id: str,
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
        "url": "/task/{task_id}/status".format(
            task_id=quote(str(task_id), safe=""),
        ),
        "params": params,
    }
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> TaskStatusResponse:
    if response.status_code == 200:
        response_200 = TaskStatusResponse.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    task_id: str,
    *,
    client: AuthenticatedClient | Client,
    wait: float | Unset = 0.0,
    if_none_match: None | str | Unset = UNSET,
) -> TaskStatusResponse:
    """Task Status

     Get the progress of a run, at once or as soon as it changes; an unknown id is 404.

    Args:
        task_id (str): Id of the run.
        wait (float | Unset): Seconds to wait for news: the answer comes as soon as the run
            changes or ends. With If-None-Match, news is whatever differs from that state. Default:
            0.0.
        if_none_match (None | str | Unset): ETag of the newest answer that the caller has.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TaskStatusResponse
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            task_id=task_id,
            wait=wait,
            if_none_match=if_none_match,
        )
    )
    return _parse_response(response)
