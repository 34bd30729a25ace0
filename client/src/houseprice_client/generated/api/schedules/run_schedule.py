from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.fire_read import FireRead


def _get_kwargs(
    schedule_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/schedules/{schedule_id}/run".format(
            schedule_id=quote(str(schedule_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> FireRead:
    if response.status_code == 202:
        response_202 = FireRead.from_dict(response.json())

        return response_202

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    schedule_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> FireRead:
    """Run Schedule

     Start the run of a schedule now, also while it is paused.

    Args:
        schedule_id (str): Id of the schedule.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FireRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            schedule_id=schedule_id,
        )
    )
    return _parse_response(response)
