from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.fire_page import FirePage
from ...types import UNSET, Unset


def _get_kwargs(
    schedule_id: str,
    *,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/schedules/{schedule_id}/history".format(
            schedule_id=quote(str(schedule_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> FirePage:
    if response.status_code == 200:
        response_200 = FirePage.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    schedule_id: str,
    *,
    client: AuthenticatedClient | Client,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> FirePage:
    """Schedule History

     List what became of each due time, newest first.

    Args:
        schedule_id (str): Id of the schedule.
        cursor (None | str | Unset): `next_cursor` of the previous page.
        limit (int | Unset): Largest number of items on the page. Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FirePage
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            schedule_id=schedule_id,
            cursor=cursor,
            limit=limit,
        )
    )
    return _parse_response(response)
