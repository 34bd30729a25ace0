from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.schedule_read import ScheduleRead
from ...models.schedule_write import ScheduleWrite


def _get_kwargs(
    schedule_id: str,
    *,
    body: ScheduleWrite,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/schedules/{schedule_id}".format(
            schedule_id=quote(str(schedule_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> ScheduleRead:
    if response.status_code == 200:
        response_200 = ScheduleRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    schedule_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ScheduleWrite,
) -> ScheduleRead:
    """Change Schedule

     Replace what a schedule does.

    Args:
        schedule_id (str): Id of the schedule.
        body (ScheduleWrite): What a schedule is to do.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ScheduleRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            schedule_id=schedule_id,
            body=body,
        )
    )
    return _parse_response(response)
