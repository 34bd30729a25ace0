from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client


def _get_kwargs(
    run_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/runs/{run_id}/problems.csv".format(
            run_id=quote(str(run_id), safe=""),
        ),
    }
    return _kwargs


def _parse_response(response: httpx.Response) -> Any:
    if response.status_code == 200:
        return None

    raise errors.UnexpectedStatus(response.status_code, response.content)


def sync(
    run_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Any:
    """Run Problems Csv

     Download the rows of an import that cannot be read or look wrong, to correct and import them.

    The table of an import is kept for a day after it was sent.

    Args:
        run_id (str): Id of the run.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any
    """

    response = client.get_httpx_client().request(
        **_get_kwargs(
            run_id=run_id,
        )
    )
    return _parse_response(response)
