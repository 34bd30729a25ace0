from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.curve_read import CurveRead
from ...types import UNSET, Unset


def _get_kwargs(
    run_id: str,
    *,
    since: int | Unset = -1,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["since"] = since

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/runs/{run_id}/curve".format(
            run_id=quote(str(run_id), safe=""),
        ),
        "params": params,
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> CurveRead:
    if response.status_code == 200:
        response_200 = CurveRead.from_dict(response.json())

        return response_200

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    run_id: str,
    *,
    client: AuthenticatedClient | Client,
    since: int | Unset = -1,
) -> CurveRead:
    """Get Curve

     Get the learning curve of a run.

    Args:
        run_id (str): Id of the run.
        since (int | Unset): Last epoch that the caller has; only later ones are sent. Default:
            -1.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CurveRead
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            run_id=run_id,
            since=since,
        )
    )
    return _parse_response(response)
