from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.schedule_notices import ScheduleNotices
from ...models.subscription_read import SubscriptionRead


def _get_kwargs(
    schedule_id: str,
    *,
    body: ScheduleNotices,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/schedules/{schedule_id}/notices".format(
            schedule_id=quote(str(schedule_id), safe=""),
        ),
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(response: httpx.Response) -> SubscriptionRead:
    if response.status_code == 200:
        response_200 = SubscriptionRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    schedule_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: ScheduleNotices,
) -> SubscriptionRead:
    """Set Schedule Notices

     Set where the messages of a schedule go from now on.

    Args:
        schedule_id (str): Id of the schedule.
        body (ScheduleNotices): Where the messages of a schedule go.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SubscriptionRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            schedule_id=schedule_id,
            body=body,
        )
    )
    return _parse_response(response)
