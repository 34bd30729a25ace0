from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.schedule_list import ScheduleList


def _get_kwargs() -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/schedules",
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> ScheduleList:
    if response.status_code == 200:
        response_200 = ScheduleList.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
) -> ScheduleList:
    """List Schedules

     List the schedules.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ScheduleList
    """

    response = client.get_httpx_client().request(**_get_kwargs())
    return _parse_response(response)
