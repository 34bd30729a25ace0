from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.schedule_read import ScheduleRead


def _get_kwargs(
    schedule_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/schedules/{schedule_id}/pause".format(
            schedule_id=quote(str(schedule_id), safe=""),
        ),
    }
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
) -> ScheduleRead:
    """Pause Schedule

     Start no more runs.

    Args:
        schedule_id (str): Id of the schedule.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ScheduleRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            schedule_id=schedule_id,
        )
    )
    return _parse_response(response)
