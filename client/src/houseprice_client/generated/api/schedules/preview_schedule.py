from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.due_preview_read import DuePreviewRead
from ...types import UNSET, Unset


def _get_kwargs(
    *,
    cron: str,
    timezone: str | Unset = "UTC",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["cron"] = cron

    params["timezone"] = timezone

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/schedules/preview",
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> DuePreviewRead:
    if response.status_code == 200:
        response_200 = DuePreviewRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    *,
    client: AuthenticatedClient | Client,
    cron: str,
    timezone: str | Unset = "UTC",
) -> DuePreviewRead:
    """Preview Schedule

     Say an expression in words, with its next due times.

    Args:
        cron (str): Minute, hour, day of the month, month, day of the week.
        timezone (str | Unset): IANA name of the zone in which the expression is read. Default:
            'UTC'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DuePreviewRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            cron=cron,
            timezone=timezone,
        )
    )
    return _parse_response(response)
